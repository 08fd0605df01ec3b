/**
 * The carrier's papers for the caller: those of the kinds that its roles work with. Any other is answered as if there
 * were none, and the look-up is remembered.
 */
import { lookupDenial } from '../disclosure/tie-of.js';
import { kindsSeenBy } from '../lifecycle/paper-kinds.js';
import type { ReferenceKind } from '../policy/request.js';
import type { KeyedRow } from '../records/read-pages.js';
import { readSeenPapers, type SeenPapers } from '../records/stores/seen-paper-store.js';
import type { OperationContext } from './context.js';
import { factsOrUnavailable } from './facts-or-unavailable.js';
import { notFoundError } from './refusal-error.js';
import { PaperSource, type ChangedPaperSource } from './sources.js';

export interface PapersAsked {
  readonly first: number;
  readonly after?: readonly string[] | undefined;
  readonly kind?: ReferenceKind | undefined;
  readonly open?: boolean | undefined;
}

export async function findPaper(
  context: OperationContext,
  code: string,
  coordinate: string,
): Promise<PaperSource> {
  const { rows } = await read(context, { first: 1, code });
  const [found] = rows;
  if (found === undefined) throw refuse(context, coordinate);
  return toPaper(found);
}

/** Refused where the caller works with no such kind: a list that is empty says that there are none. */
export async function pagePapers(
  context: OperationContext,
  asked: PapersAsked,
  coordinate: string,
): Promise<SeenPapers> {
  const { all, own } = kindsSeenBy(context.caller);
  const seen = [...all, ...own];
  if (seen.length === 0 || (asked.kind !== undefined && !seen.includes(asked.kind)))
    throw refuse(context, coordinate);
  return read(context, asked);
}

export function toPaper({ node }: KeyedRow): PaperSource {
  return new PaperSource(node);
}

function read(
  context: OperationContext,
  asked: PapersAsked & { readonly code?: string },
): Promise<SeenPapers> {
  const { caller, at, services } = context;
  const request = { ...asked, ...kindsSeenBy(caller), person: caller, at };
  return factsOrUnavailable(context, readSeenPapers(services.database, request));
}

function refuse(context: OperationContext, coordinate: string): Error {
  const decision = lookupDenial(context.caller);
  context.gate.refuseLookup({ accountId: null, asked: 'for a paper', decision }, coordinate);
  return notFoundError();
}

/** Whoever tries numbers to find accounts is remembered, as any look-up that finds nothing. */
export function rememberUnknownNumber(context: OperationContext, { userErrors }: ChangedPaperSource): void {
  if (!userErrors.some(({ code, field }) => code === 'NOT_FOUND' && field === 'callingNumber')) return;
  const decision = lookupDenial(context.caller);
  const asked = 'by a calling number';
  context.gate.refuseLookup({ accountId: null, asked, decision }, 'Mutation.openEmergencyCall');
}
