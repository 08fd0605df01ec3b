/**
 * What a field is: CPNI of which categories, personal data of which kinds, a record for which readers, or open.
 * Declared once, on the field, by one of four decorators; the guard, the audit, the SELECT columns, the printed
 * directives and the docs are all read from here (47 U.S.C. 222(h)(1); Policy sections 2 and 3).
 */
import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { CpniCategory, PersonalKind } from '../policy/categories.js';

/** Who may read a record that is neither CPNI nor personal: the word of `@record(readers:)`. */
export const RECORD_READERS = {
  OWNER: 'the owner of the account',
  AUDITOR: 'the carrier’s auditors',
  STAFF: 'the carrier’s staff of any role',
  OWN_COMPANY: 'a company, of the records that name it',
} as const;
export type RecordReader = keyof typeof RECORD_READERS;

export interface CpniClass {
  readonly class: 'CPNI';
  readonly category: readonly CpniCategory[];
  readonly callDetail: boolean;
  readonly callLocation: boolean;
}
export interface PersonalClass {
  readonly class: 'PERSONAL';
  readonly kinds: readonly PersonalKind[];
}
export interface RecordClass {
  readonly class: 'RECORD';
  readonly readers: readonly RecordReader[];
}
export interface OpenClass {
  readonly class: 'OPEN';
  readonly because: string;
  readonly whileTied: boolean;
}
export type FieldClass = CpniClass | PersonalClass | RecordClass | OpenClass;
/** A class that a decision is needed for. */
export type GuardedClass = Exclude<FieldClass, OpenClass>;

/**
 * The class of an argument that filters, sorts or counts: OWN when the field's own class covers what the argument
 * reveals, a class of its own when it reveals more.
 */
export type ArgumentClass = 'OWN' | CpniClass;
export type ArgumentClasses = Readonly<Record<string, ArgumentClass>>;

/** Arguments that reveal nothing of the data: what is stated for the decision, and the page. */
export const NEUTRAL_ARGUMENTS: ReadonlySet<string> = new Set([
  'purpose',
  'offering',
  'reference',
  'first',
  'after',
]);

interface CpniOptions {
  readonly callDetail?: boolean;
  readonly callLocation?: boolean;
  readonly filters?: ArgumentClasses;
}

export function cpniClass(category: readonly CpniCategory[], options: CpniOptions = {}): CpniClass {
  return {
    class: 'CPNI',
    category,
    callDetail: options.callDetail ?? false,
    callLocation: options.callLocation ?? false,
  };
}

/** CPNI of every one of these categories (47 U.S.C. 222(h)(1)). */
export function Cpni(category: readonly CpniCategory[], options: CpniOptions = {}) {
  const { callDetail, callLocation } = cpniClass(category, options);
  return classify(
    cpniClass(category, options),
    { cpni: { category, callDetail, callLocation } },
    options.filters,
  );
}

/** Personal information of these kinds (Policy section 2). */
export function Personal(kinds: readonly PersonalKind[]) {
  return classify({ class: 'PERSONAL', kinds }, { personal: { kinds } });
}

/** A record about the customer's rights and disclosures: not CPNI, not open. */
export function Record(readers: readonly RecordReader[]) {
  return classify({ class: 'RECORD', readers }, { record: { readers } });
}

/** Readable by whoever sees the object; `whileTied`: only while the caller's tie to the account is in force. */
export function Open(because: string, options: { readonly whileTied?: boolean } = {}) {
  const whileTied = options.whileTied ?? false;
  return classify({ class: 'OPEN', because, whileTied }, { open: { because, whileTied } });
}

function classify(classification: FieldClass, directives: object, filters: ArgumentClasses = {}) {
  return Extensions({ classification, filters, directives });
}

type AnyField = Pick<GraphQLField<unknown, unknown>, 'extensions'>;

/** The class of a field of the schema; undefined when none was declared, which stops the start. */
export function classOf(field: AnyField): FieldClass | undefined {
  return field.extensions['classification'] as FieldClass | undefined;
}

export function argumentClassesOf(field: AnyField): ArgumentClasses {
  return (field.extensions['filters'] as ArgumentClasses | undefined) ?? {};
}

/** Whether a permit for `outer` already covers `inner`: no further decision is needed below it. */
export function covers(outer: FieldClass, inner: FieldClass): boolean {
  if (inner.class === 'OPEN') return true;
  if (outer.class === 'CPNI' && inner.class === 'CPNI') {
    return (
      inner.category.every((category) => outer.category.includes(category)) &&
      (outer.callDetail || !inner.callDetail) &&
      (outer.callLocation || !inner.callLocation)
    );
  }
  if (outer.class === 'PERSONAL' && inner.class === 'PERSONAL') {
    return inner.kinds.every((kind) => outer.kinds.includes(kind));
  }
  return (
    outer.class === 'RECORD' &&
    inner.class === 'RECORD' &&
    outer.readers.every((reader) => inner.readers.includes(reader))
  );
}
