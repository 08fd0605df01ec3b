/** Papers opened and closed, whatever their kind. A closed paper stays closed. */
import type { ReferenceKind } from '../policy/request.js';
import {
  addPaper,
  endPaper,
  lockPaper,
  type LockedPaper,
  type NewPaper,
} from '../records/stores/paper-store.js';
import { ChangeRefused, userError } from './change-refused.js';
import { addUnderNewCode } from './codes.js';
import type { Changed, ChangeScope } from './make-change.js';
import { PAPER_KINDS } from './paper-kinds.js';

/** What the kind of paper has besides what every paper has. */
export type PaperParts = Omit<NewPaper, 'code' | 'openedBy' | 'at'>;

export interface OpenedPaper {
  readonly id: string;
  readonly code: string;
}

/** Opened by the caller, at the instant of the change. */
export function openPaper({ database, at, caller }: ChangeScope, parts: PaperParts): Promise<OpenedPaper> {
  const { issuer, subject } = caller;
  return addUnderNewCode(PAPER_KINDS[parts.kind].prefix, (code) =>
    addPaper(database, { ...parts, code, openedBy: { issuer, subject }, at }),
  );
}

/** Whose it is: another's is answered as one that there is not. */
type IsMine = (paper: LockedPaper) => boolean;

const ANYBODYS: IsMine = () => true;

/** The paper of the kind, open or not, locked. */
export async function lockPaperOf(
  { database, at }: ChangeScope,
  kind: ReferenceKind,
  reference: string,
  isMine: IsMine = ANYBODYS,
): Promise<LockedPaper> {
  const paper = await lockPaper(database, { code: reference, kind, at });
  if (paper === null || !isMine(paper)) throw new ChangeRefused(userError('NOT_FOUND', 'reference'));
  return paper;
}

/** Refuses one that has ended too. */
export async function lockOpenPaper(
  scope: ChangeScope,
  kind: ReferenceKind,
  reference: string,
  isMine: IsMine = ANYBODYS,
): Promise<LockedPaper> {
  const paper = await lockPaperOf(scope, kind, reference, isMine);
  if (paper.ended) throw new ChangeRefused(userError('ENDED', 'reference'));
  return paper;
}

/** From the acknowledgement on it permits nothing. */
export async function closePaper(
  scope: ChangeScope,
  kind: ReferenceKind,
  reference: string,
  isMine: IsMine = ANYBODYS,
): Promise<Changed> {
  const paper = await lockOpenPaper(scope, kind, reference, isMine);
  await endPaper(scope.database, paper.id, scope.at);
  return changedPaper(paper);
}

/** What the log names of a change of a paper; under a nondisclosure order the customer is not told. */
export function changedPaper({
  code,
  accountId,
  nondisclosure,
}: Pick<LockedPaper, 'code' | 'accountId' | 'nondisclosure'>): Changed {
  return {
    objects: { paper: code, ...(accountId === null ? {} : { account: accountId }) },
    suppressed: nondisclosure,
  };
}
