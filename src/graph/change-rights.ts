/**
 * Who may change what, checked for the whole operation before anything is written: by the table of changes. A mutation
 * without a row is open to nobody. Who was refused is remembered.
 */
import type { GraphQLError } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { noteChange } from '../disclosure/change-note.js';
import { apiError } from '../errors.js';
import type { Caller } from '../identity/caller.js';
import { isObject } from '../identity/unique-json.js';
import { CHANGE_MAKERS, mayTry, type ChangeInput } from '../lifecycle/change-makers.js';
import { changeRow, isChange, type ChangeName } from '../lifecycle/changes.js';
import type { OperationContext } from './context.js';
import type { SurveyedField } from './survey.js';

const MUTATION = /^Mutation\.(?!__typename$)(\w+)$/;

export function checkChangeRights(
  fields: readonly SurveyedField[],
  context: OperationContext,
): GraphQLError | null {
  for (const { coordinate, args } of fields) {
    const name = MUTATION.exec(coordinate)?.[1];
    if (name === undefined) continue;
    if (!isChange(name)) return apiError('CHANGE_NOT_PERMITTED', { coordinate });
    const input = isObject(args['input']) ? args['input'] : {};
    if (!mayMake(name, context.caller, input)) return refuseChange(context, name);
  }
  return null;
}

function mayMake(name: ChangeName, caller: Caller, input: ChangeInput): boolean {
  return changeRow(name).by.some((maker) => mayTry(maker, caller, input));
}

export function refuseChange(context: OperationContext, name: ChangeName): GraphQLError {
  const { by, cites } = changeRow(name);
  const noted = {
    entryId: uuidv7(),
    accountId: null,
    reference: null,
    name,
    cites,
    objects: {},
    made: false,
  };
  context.gate.refuseChange(noteChange(context, noted));
  return apiError('CHANGE_NOT_PERMITTED', {
    coordinate: `Mutation.${name}`,
    openTo: by.map((maker) => CHANGE_MAKERS[maker].says),
    citation: cites,
    requestId: context.requestId,
  });
}
