/**
 * A ruling: a decision on one class of data, what the caller may be told of it, and the fields that it was made for.
 * Kinds of data of one account that are decided alike share an entry of the audit, and with it the decision's id.
 */
import type { DecisionEntryKind } from '../audit/entry.js';
import { CPNI_CATEGORIES, PERSONAL_KINDS } from '../policy/categories.js';
import type { Decision } from '../policy/decision.js';
import type { RequestData } from '../policy/request.js';
import type { Told } from '../policy/told.js';

export class Ruling {
  readonly coordinates = new Set<string>();
  readonly kind: DecisionEntryKind;
  readonly data: RequestData;
  readonly decision: Decision;
  readonly told: Told;
  readonly #entryId: string;
  #first: Ruling = this;

  constructor(made: Pick<Ruling, 'kind' | 'data' | 'decision' | 'told'>, entryId: string) {
    this.kind = made.kind;
    this.data = made.data;
    this.decision = made.decision;
    this.told = made.told;
    this.#entryId = entryId;
  }

  get permitted(): boolean {
    return this.decision.outcome === 'PERMIT';
  }

  /** Of the entry that stands for it. */
  get entryId(): string {
    return this.#first.#entryId;
  }

  /** From now on the entry of `first` stands for this one too; its own does, where that is itself. */
  join(first: Ruling): void {
    this.#first = first;
  }
}

/** What one entry stands for. */
export interface Joined extends Pick<Ruling, 'kind' | 'data' | 'decision'> {
  readonly entryId: string;
  readonly coordinates: readonly string[];
}

/**
 * Joins what was decided alike. INVARIANT: the decision on all the data of an entry together is the one that was made
 * on each: what would be decided otherwise keeps an entry of its own, and replaying any entry gives its decision.
 */
export function joinAlike(rulings: Iterable<Ruling>, decide: (data: RequestData) => Decision): Joined[] {
  const groups: [Ruling, ...Ruling[]][] = [];
  for (const ruling of rulings) {
    const alike = mayJoin(ruling) ? groups.find(([first]) => isAlike(first, ruling)) : undefined;
    if (alike === undefined) groups.push([ruling]);
    else alike.push(ruling);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (group.length === 1) return toJoined(first, first.data, first.coordinates);
    const data = unite(first.data, group);
    const together = isSame(decide(data), first.decision);
    for (const ruling of group) ruling.join(together ? first : ruling);
    if (!together) return group.map((ruling) => toJoined(ruling, ruling.data, ruling.coordinates));
    return toJoined(first, data, new Set(group.flatMap(({ coordinates }) => [...coordinates])));
  });
}

/** A field that is refused has an entry of its own, which its error names; sums over customers are of no account. */
function mayJoin({ kind, permitted, data }: Ruling): boolean {
  return (permitted || kind === 'PREFLIGHT') && data.aggregate === undefined;
}

function isAlike(one: Ruling, other: Ruling): boolean {
  return (
    mayJoin(one) &&
    one.kind === other.kind &&
    one.data.class === other.data.class &&
    one.data.callDetail === other.data.callDetail &&
    one.data.callLocation === other.data.callLocation &&
    one.data.period?.from === other.data.period?.from &&
    one.data.period?.to === other.data.period?.to &&
    isSame(one.decision, other.decision)
  );
}

function toJoined(
  { kind, decision, entryId }: Ruling,
  data: RequestData,
  coordinates: ReadonlySet<string>,
): Joined {
  return { kind, decision, entryId, data, coordinates: [...coordinates] };
}

/** In the order of their tables. */
function unite(data: RequestData, group: readonly Ruling[]): RequestData {
  const categories = new Set(group.flatMap((ruling) => ruling.data.categories));
  const personal = new Set(group.flatMap((ruling) => ruling.data.personal ?? []));
  return {
    ...data,
    categories: ALL_CATEGORIES.filter((category) => categories.has(category)),
    ...(personal.size === 0 ? {} : { personal: ALL_KINDS.filter((kind) => personal.has(kind)) }),
  };
}

const ALL_CATEGORIES = Object.keys(CPNI_CATEGORIES) as (keyof typeof CPNI_CATEGORIES)[];
const ALL_KINDS = Object.keys(PERSONAL_KINDS) as (keyof typeof PERSONAL_KINDS)[];

function isSame(one: Decision, other: Decision): boolean {
  return (
    one.outcome === other.outcome &&
    one.rule === other.rule &&
    one.reason === other.reason &&
    one.citation.join() === other.citation.join() &&
    one.obligations.join() === other.obligations.join()
  );
}
