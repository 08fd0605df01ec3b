// Rows as JSON, written by the database in the form of the answer: values that nobody looks at on their way need not become objects.
// Promises what `select` does: nothing unrequested is written, and no text of a client becomes SQL, the names in an answer included.
import type { Parameters } from './parameters.js';
import { everything, UnknownProperty, type Nested, type PropertyTable, type Selection } from './select.js';

/** How a value stands in the answer. WORDS: one of these and no other. TEXTS: a list of texts, none of them null. */
export type ValueForm =
  | { readonly as: 'TEXT' | 'TEXTS' | 'INTEGER' | 'NUMBER' | 'BOOLEAN' | 'INSTANT' }
  | { readonly as: 'WORDS'; readonly words: readonly string[] }
  | { readonly as: 'OBJECT'; readonly members: RowForm };

export type MemberForm = {
  /** The client's name for it. */
  readonly key: string;
} & (
  | { readonly constant: string }
  | { readonly property: string; readonly nullable: boolean; readonly form: ValueForm }
);

/** The members of a row, in the order of the answer. */
export type RowForm = readonly MemberForm[];

export interface WrittenRow {
  /** An expression of type text. INVARIANT: NULL for a row that has a value which is not in its form. */
  readonly text: string;
  readonly joins: readonly string[];
}

/** `selection` says what may be read, whatever the form asks for: what it lacks is null in the answer. */
export function writeRow(
  table: PropertyTable,
  selection: Selection,
  form: RowForm,
  parameters: Parameters,
): WrittenRow {
  const joins = new Set<string>();
  const text = objectText({ joins, parameters }, table, selection, form);
  return { text, joins: [...joins] };
}

interface Writing {
  readonly joins: Set<string>;
  readonly parameters: Parameters;
}

/** Text of ours or of the client, which is bound, or an expression. */
type Part = { readonly fixed: string } | { readonly sql: string };

function objectText(writing: Writing, table: PropertyTable, selection: Selection, form: RowForm): string {
  const parts = form.flatMap((member, place): Part[] => [
    { fixed: `${place === 0 ? '' : ','}${JSON.stringify(member.key)}:` },
    'constant' in member
      ? { fixed: JSON.stringify(member.constant) }
      : memberPart(writing, table, selection, member),
  ]);
  return concatenated(writing, [{ fixed: '{' }, ...parts, { fixed: '}' }]);
}

function memberPart(
  writing: Writing,
  table: PropertyTable,
  selection: Selection,
  { property, nullable, form }: Extract<MemberForm, { property: string }>,
): Part {
  const wanted = Object.hasOwn(selection, property) ? selection[property] : undefined;
  if (wanted === undefined) return nullable ? { fixed: 'null' } : { sql: 'NULL::text' };
  const source = Object.hasOwn(table, property) ? table[property] : undefined;
  if (source === undefined) throw new UnknownProperty();
  if (form.as === 'OBJECT') {
    if (typeof source === 'string') throw new UnknownProperty();
    return { sql: nestedText(writing, source, wanted, form.members, nullable) };
  }
  if (typeof source !== 'string' || wanted !== true) throw new UnknownProperty();
  return { sql: nullable ? orNull(source, valueText(source, form)) : valueText(source, form) };
}

function nestedText(
  writing: Writing,
  { properties, present, join }: Nested,
  wanted: true | Selection,
  members: RowForm,
  nullable: boolean,
): string {
  if (join !== undefined) writing.joins.add(join);
  const selection = wanted === true ? everything(properties) : wanted;
  const text = objectText(writing, properties, selection, members);
  return `CASE WHEN ${present} THEN ${text} ${nullable ? "ELSE 'null' " : ''}END`;
}

function orNull(expression: string, text: string): string {
  return `coalesce(${text}, CASE WHEN (${expression}) IS NULL THEN 'null' END)`;
}

/** As JSON.stringify writes it; NULL where it is null or not in its form. */
function valueText(expression: string, form: Exclude<ValueForm, { as: 'OBJECT' }>): string {
  const value = `(${expression})`;
  switch (form.as) {
    case 'TEXT':
      return `to_json(${value}::text)::text`;
    case 'TEXTS':
      return `CASE WHEN array_position(${value}, NULL) IS NULL THEN array_to_json(${value})::text END`;
    case 'INTEGER':
      return `${value}::integer::text`;
    case 'NUMBER': // beyond these PostgreSQL and JavaScript write it with different exponents
      return `CASE WHEN ${value} = 0 THEN '0' WHEN abs(${value}) BETWEEN 0.0001 AND 1e14 THEN ${value}::float8::text END`;
    case 'BOOLEAN':
      return `${value}::boolean::text`;
    case 'INSTANT':
      return `CASE WHEN ${value} >= '0001-01-01Z' AND ${value} < '10000-01-01Z' THEN ${instantText(value)} END`;
    case 'WORDS':
      return `CASE WHEN ${value} IN (${form.words.map(literal).join(', ')}) THEN '"' || ${value} || '"' END`;
  }
}

/** In JSON, as toISOString() has it. */
function instantText(value: string): string {
  return `to_char(${value} AT TIME ZONE 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`;
}

/** A word of a type of ours: letters, digits and underscores. */
function literal(word: string): string {
  if (!/^\w+$/.test(word)) throw new Error('what is no word must not be written into SQL');
  return `'${word}'`;
}

function concatenated({ parameters }: Writing, parts: readonly Part[]): string {
  const written: string[] = [];
  let fixed = '';
  const end = () => {
    if (fixed !== '') written.push(`${parameters.bind(fixed)}::text`);
    fixed = '';
  };
  for (const part of parts) {
    if ('fixed' in part) {
      fixed += part.fixed;
      continue;
    }
    end();
    written.push(part.sql);
  }
  end();
  return `(${written.join(' || ')})`;
}
