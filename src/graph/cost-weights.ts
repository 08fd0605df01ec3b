/**
 * What an operation costs, in points, documented here and nowhere else. A point is about a tenth of a millisecond of
 * one core. What is part of a row costs nothing; what is read, decided or made for itself does.
 */

/** A list whose length is known only once it was read counts as this many. */
export const LENGTH_OF_A_LIST = 5;

/** Call and message records, read by the thousand, count one point for this many. */
export const RECORDS_TO_A_POINT = 10;

interface ShapeWeights {
  /** Of the field, however much it answers. */
  readonly own: number;
  /** Of each object in its list. */
  readonly each: number;
  /** How often what stands below it comes, as far as the document tells; `first` is that of a page. */
  readonly times: (first: number) => number;
}

const once = () => 1;

/** By what a field is. */
export const SHAPES = {
  /** A value, or a list of values. */
  LEAF: { own: 0, each: 0, times: once },
  OBJECT: { own: 1, each: 0, times: once },
  LIST: { own: 0, each: 1, times: () => LENGTH_OF_A_LIST },
  /** A page, by its `first`. */
  PAGE: { own: 1, each: 0, times: (first) => first },
  /** A page of records that may be longer than others. */
  RECORDS: { own: 1, each: 0, times: (first) => Math.ceil(first / RECORDS_TO_A_POINT) },
  /** `nodes` of a page, which the page counts. */
  NODES: { own: 0, each: 1, times: once },
  /** `edges` and `pageInfo` of a page: what costs is the `node` in an edge. */
  PART_OF_PAGE: { own: 0, each: 0, times: once },
} as const satisfies Record<string, ShapeWeights>;

export type Shape = keyof typeof SHAPES;

/** A change, added to what it answers. */
export const MUTATION_WEIGHT = 10;

/** Fields that cost more than their shape says, by coordinate. */
export const EXTRA_WEIGHTS: Readonly<Record<string, number>> = {
  // facts are read and decided from
  'Account.cpni': 3,
  'Account.cpniAccess': 3,
  // a value with a statement of its own
  'Account.name': 1,
  'PhoneNumberConnection.totalCount': 2,
  'InvoiceConnection.totalCount': 2,
  // records are added up
  'Cpni.usage': 3,
  'Cpni.destinations': 3,
  // the log is read, and decided from again
  'Query.disclosures': 3,
  'Account.disclosures': 3,
  'Decision.facts': 5,
  'Decision.replayed': 5,
};

/** The schema itself, which is no part of it. */
export const INTROSPECTION_WEIGHTS: Readonly<Record<string, number>> = { __schema: 200, __type: 10 };

/** An operation costs no less. */
export const LEAST_COST = 1;
