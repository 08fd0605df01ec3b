/**
 * Plain rows as the form that the database writes them in, each leaf by its type. A type that is not in the table, or a list of
 * objects, has none: such rows are read as values.
 */
import { isEnumType, type GraphQLLeafType } from 'graphql';
import type { PageForm } from '../records/read-pages.js';
import type { MemberForm, RowForm, ValueForm } from '../records/write-rows.js';
import type { PlainMember, PlainPage, PlainRows, PlainValue } from './plain-rows.js';
import { Currency } from './scalars.js';

/** By the name of the scalar. */
const SCALAR_FORMS: Readonly<Record<string, ValueForm>> = {
  Boolean: { as: 'BOOLEAN' },
  DateTime: { as: 'INSTANT' },
  Decimal: { as: 'TEXT' },
  E164: { as: 'TEXT' },
  Float: { as: 'NUMBER' },
  ID: { as: 'TEXT' },
  Int: { as: 'INTEGER' },
  String: { as: 'TEXT' },
  ...currencyForm(),
};

/** The codes that the scalar takes; where it does not list them, it has no form. */
function currencyForm(): Readonly<Record<string, ValueForm>> {
  const { pattern = '' } = (Currency.extensions['jsonSchema'] ?? {}) as { pattern?: string };
  const [, words] = /^\^\(([A-Z|]+)\)\$$/.exec(pattern) ?? [];
  return words === undefined ? {} : { Currency: { as: 'WORDS', words: words.split('|') } };
}

export function listForm({ rows }: PlainRows): RowForm | null {
  return 'each' in rows && 'members' in rows.each ? formOfMembers(rows.each.members) : null;
}

/** None where a page is asked for its rows in two forms. */
export function pageForm({ nodes, besides }: PlainPage): PageForm | null {
  const [only, other] = nodes;
  if (only === undefined || other !== undefined || besides.has('edges')) return null;
  const row = listForm(only);
  return row && { row, ends: besides.has('startCursor') || besides.has('endCursor') };
}

function formOfMembers(members: readonly PlainMember[]): RowForm | null {
  const forms: MemberForm[] = [];
  for (const member of members) {
    if ('typename' in member) {
      forms.push({ key: member.key, constant: member.typename });
      continue;
    }
    const form = formOfValue(member.value);
    if (form === null) return null;
    forms.push({ key: member.key, property: member.name, nullable: member.value.nullable, form });
  }
  return forms;
}

function formOfValue(value: PlainValue): ValueForm | null {
  if ('leaf' in value) return formOfLeaf(value.leaf);
  if ('each' in value) return isListOfTexts(value.each) ? { as: 'TEXTS' } : null;
  const members = formOfMembers(value.members);
  return members && { as: 'OBJECT', members };
}

function formOfLeaf(type: GraphQLLeafType): ValueForm | null {
  if (!isEnumType(type))
    return Object.hasOwn(SCALAR_FORMS, type.name) ? (SCALAR_FORMS[type.name] ?? null) : null;
  const values = type.getValues();
  return values.every(({ name, value }) => name === value)
    ? { as: 'WORDS', words: values.map(({ name }) => name) }
    : null;
}

function isListOfTexts(each: PlainValue): boolean {
  return 'leaf' in each && formOfLeaf(each.leaf)?.as === 'TEXT';
}
