/**
 * Who may change what: one row a mutation, checked for the whole operation before anything is written. A mutation without
 * a row is open to nobody.
 */
import type { GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { EMBEDDED_ISSUER, type Caller } from '../identity/caller.js';
import { isObject } from '../identity/unique-json.js';
import type { OperationContext } from './context.js';
import type { SurveyedField } from './survey.js';

type Right = (caller: Caller, input?: Readonly<Record<string, unknown>>) => boolean;

export const isSupervisor: Right = ({ kind, roles }) => kind === 'STAFF' && roles.includes('SUPERVISOR');

/** A person may end the own logins, and grants: whose a grant is, is looked up before it is ended. */
const isOwnLogin: Right = ({ kind, issuer, subject }, input = {}) =>
  (kind === 'CUSTOMER' || kind === 'DELEGATE') &&
  (input['issuer'] ?? EMBEDDED_ISSUER) === issuer &&
  (input['kind'] === 'GRANT' || (input['kind'] === 'SUBJECT' && input['value'] === subject));

export const CHANGE_RIGHTS: Readonly<Record<string, Right>> = {
  'Mutation.registerClient': isSupervisor,
  'Mutation.suspendClient': isSupervisor,
  'Mutation.revokeToken': (caller, input) => isSupervisor(caller, input) || isOwnLogin(caller, input),
};

export function checkChangeRights(
  fields: readonly SurveyedField[],
  { caller }: OperationContext,
): GraphQLError | null {
  for (const { coordinate, args } of fields) {
    if (!coordinate.startsWith('Mutation.') || coordinate === 'Mutation.__typename') continue;
    const right = CHANGE_RIGHTS[coordinate];
    if (right?.(caller, inputOf(args)) !== true) return apiError('CHANGE_NOT_PERMITTED', { coordinate });
  }
  return null;
}

function inputOf({ input }: SurveyedField['args']): Readonly<Record<string, unknown>> {
  return isObject(input) ? input : {};
}
