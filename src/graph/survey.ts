/** The survey of an operation before it runs: every selected field with its coerced arguments. */
import { getArgumentValues } from 'graphql/execution/values.js';
import {
  GraphQLError,
  getVariableValues,
  type DocumentNode,
  type OperationDefinitionNode,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';
import { selectedBelow, selectedFields, type SelectedField, type SelectionContext } from './selection.js';

export interface SurveyedField extends SelectedField {
  readonly args: Readonly<Record<string, unknown>>;
}

export interface OperationToSurvey {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every field that would be resolved, depth first. Throws what graphql-js says of variables that do not fit. */
export function surveyOperation({
  schema,
  document,
  operation,
  variables,
}: OperationToSurvey): SurveyedField[] {
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced.errors !== undefined) throw coerced.errors[0] ?? new GraphQLError('the variables do not fit');
  const context: SelectionContext = {
    schema,
    fragments: fragmentsOf(document),
    variableValues: coerced.coerced,
  };
  const root = schema.getRootType(operation.operation);
  const surveyed: SurveyedField[] = [];
  if (root)
    for (const field of selectedFields(context, root, operation.selectionSet))
      visit(context, field, surveyed);
  return surveyed;
}

function visit(context: SelectionContext, selected: SelectedField, into: SurveyedField[]): void {
  into.push({ ...selected, args: getArgumentValues(selected.field, selected.node, context.variableValues) });
  for (const below of selectedBelow(context, selected)) visit(context, below, into);
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
