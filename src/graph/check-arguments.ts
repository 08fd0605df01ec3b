/**
 * Arguments that the types alone cannot check: page sizes, cursors, ids, references, periods. One table by argument
 * name. Checked before anything is read; an answer names the argument and never holds its value.
 */
import type { GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { parseGlobalId, type NodeType } from './global-id.js';
import type { SurveyedField } from './survey.js';

/** The largest page, where a field says none of its own by `@MaxPage`. */
const MAX_PAGE = 100;
const REFERENCE = /^[A-Z][A-Z_]{1,30}-[A-Za-z0-9-]{1,60}$/;
const ACCOUNT_NUMBER = /^[\w.-]{1,40}$/;
const CURSOR = /^[\w-]{40,1000}$/;

/** What is wrong with a value, in words that do not hold it; null when nothing is. */
type ArgumentCheck = (value: unknown, field: SurveyedField) => string | null;

const CHECKS: Readonly<Record<string, ArgumentCheck>> = {
  first: (value, { field }) => {
    const most = mostOf(field);
    return typeof value === 'number' && value >= 1 && value <= most ? null : `is from 1 to ${most}`;
  },
  after: (value) => (matches(CURSOR, value) ? null : 'is not a cursor of this API'),
  id: (value, { coordinate }) => checkId(value, ID_TYPES[coordinate]),
  account: (value) => checkId(value, 'Account'),
  number: (value) => (matches(ACCOUNT_NUMBER, value) ? null : 'is not an account number'),
  reference: (value) => (matches(REFERENCE, value) ? null : 'is not a reference, such as CAMPAIGN-0001'),
  to: (value, { args }) => {
    const from = args['from'];
    return !(from instanceof Date) || !(value instanceof Date) || from < value
      ? null
      : 'is not later than `from`';
  },
};

/** Whose id a field takes; `node` takes any. */
const ID_TYPES: Readonly<Record<string, NodeType>> = {
  'Query.account': 'Account',
  'Query.decision': 'Decision',
};

/** The largest page of a field. */
export function mostOf({ extensions }: SurveyedField['field']): number {
  return (extensions['maxPage'] as number | undefined) ?? MAX_PAGE;
}

function checkId(value: unknown, wanted: NodeType | undefined): string | null {
  const type = typeof value === 'string' ? parseGlobalId(value)?.type : undefined;
  if (type === undefined) return 'is not an id of this API';
  return wanted === undefined || type === wanted
    ? null
    : `is not the id of ${wanted === 'Account' ? 'an account' : 'a decision'}`;
}

export function checkArguments(fields: readonly SurveyedField[]): GraphQLError | null {
  for (const field of fields) {
    for (const [name, value] of Object.entries(field.args)) {
      const problem = value === null || value === undefined ? null : CHECKS[name]?.(value, field);
      if (problem) return badArgument(name, field.coordinate, problem);
    }
  }
  return null;
}

/** Refuses the whole operation for one argument. */
export function badArgument(argument: string, coordinate: string, problem: string): GraphQLError {
  return apiError(
    'BAD_USER_INPUT',
    { argument, coordinate },
    `argument "${argument}" of ${coordinate} ${problem}`,
  );
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}
