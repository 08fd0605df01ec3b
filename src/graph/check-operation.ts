/**
 * What is refused of an operation as a whole, from its document and variables alone, before anything is read: card
 * numbers, wrong arguments, a missing scope, more than one purpose, a purpose that the token does not grant.
 */
import type { GraphQLError } from 'graphql';
import { apiError } from '../errors.js';
import { requestCallerOf } from '../disclosure/request-caller.js';
import { grantFor } from '../identity/caller.js';
import { refusePurpose } from '../policy/refuse-purpose.js';
import { tellDecision } from '../policy/told.js';
import { checkChangeRights } from './change-rights.js';
import { checkArguments } from './check-arguments.js';
import { checkCards } from './check-cards.js';
import { checkInput } from './check-input.js';
import { classOf, type FieldClass } from './classification.js';
import type { OperationContext } from './context.js';
import { toGlobalId } from './global-id.js';
import { toldExtensions } from './refusal-error.js';
import { FIELD_SCOPES } from './scopes.js';
import { statementOf } from './statement.js';
import type { SurveyedField } from './survey.js';

type OperationCheck = (fields: readonly SurveyedField[], context: OperationContext) => GraphQLError | null;

const CHECKS: readonly OperationCheck[] = [
  checkCards,
  checkArguments,
  checkInput,
  checkScopes,
  checkChangeRights,
  checkSinglePurpose,
  checkPurposeGranted,
];

export function checkOperation(
  fields: readonly SurveyedField[],
  context: OperationContext,
): GraphQLError | null {
  for (const check of CHECKS) {
    const refusal = check(fields, context);
    if (refusal !== null) return refusal;
  }
  return null;
}

function checkScopes(fields: readonly SurveyedField[], { caller }: OperationContext): GraphQLError | null {
  for (const { coordinate } of fields) {
    const scope = FIELD_SCOPES[coordinate];
    if (scope !== undefined && !caller.scopes.includes(scope))
      return apiError('INSUFFICIENT_SCOPE', { coordinate, scope });
  }
  return null;
}

/** One distinct purpose, counted after variables, @skip and @include, personal fields included (CAMARA profile). */
function checkSinglePurpose(
  fields: readonly SurveyedField[],
  context: OperationContext,
): GraphQLError | null {
  const purposes = new Set(statedBy(fields, context).map(({ statement }) => statement.purpose));
  purposes.delete(null);
  return purposes.size > 1 ? apiError('PURPOSE_NOT_SINGLE', { purposes: [...purposes] }) : null;
}

function checkPurposeGranted(
  fields: readonly SurveyedField[],
  context: OperationContext,
): GraphQLError | null {
  const { caller } = context;
  for (const { coordinate, statement, fieldClass } of statedBy(fields, context)) {
    const decision = refusePurpose({
      caller: requestCallerOf(caller),
      grant: grantFor(caller, statement.purpose, null),
      purpose: statement.purpose,
      class: fieldClass.class,
    });
    if (decision?.reason !== 'PURPOSE_NOT_GRANTED') continue;
    const entryId = context.gate.refuseOperation(decision, statement, [coordinate]);
    const told = tellDecision(decision, requestCallerOf(caller));
    return apiError(
      'PURPOSE_NOT_GRANTED',
      {
        coordinate,
        purpose: statement.purpose,
        ...toldExtensions(told),
        decisionId: toGlobalId('Decision', ...entryId),
        requestId: context.requestId,
      },
      told.sentence,
    );
  }
  return null;
}

/** The fields that take a purpose, with what they state. `cpni` and `cpniAccess` speak for the CPNI below them. */
function statedBy(fields: readonly SurveyedField[], { caller }: OperationContext) {
  return fields.flatMap(({ coordinate, field, args }) => {
    if (!field.args.some(({ name }) => name === 'purpose') || coordinate === 'Query.disclosures') return [];
    const declared = classOf(field);
    const fieldClass: FieldClass = declared?.class === 'PERSONAL' ? declared : CPNI_BELOW;
    return [{ coordinate, fieldClass, statement: statementOf(caller, args, fieldClass) }];
  });
}

const CPNI_BELOW: FieldClass = { class: 'CPNI', category: [], callDetail: false, callLocation: false };
