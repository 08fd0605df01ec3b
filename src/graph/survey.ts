/** The survey of an operation before it runs: every selected field with its coerced arguments. */
import {
  Kind,
  getArgumentValues,
  getVariableValues,
  print,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { apiError } from '../errors.js';
import { selectedBelow, selectedFields, type SelectedField, type SelectionContext } from './selection.js';

export interface SurveyedField extends SelectedField {
  /** Null at the root. */
  readonly parent: SurveyedField | null;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface OperationToSurvey {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every field that would be resolved, depth first. Throws BAD_USER_INPUT for variables and arguments that do not fit. */
export function surveyOperation({
  schema,
  document,
  operation,
  variables,
}: OperationToSurvey): SurveyedField[] {
  const context: SelectionContext = {
    schema,
    fragments: fragmentsOf(document),
    variableValues: coerceVariables(schema, operation, variables),
  };
  const root = schema.getRootType(operation.operation);
  const surveyed: SurveyedField[] = [];
  if (root)
    for (const field of selectedFields(context, root, operation.selectionSet))
      visit(context, field, null, surveyed);
  return surveyed;
}

function visit(
  context: SelectionContext,
  selected: SelectedField,
  parent: SurveyedField | null,
  into: SurveyedField[],
): void {
  const surveyed = { ...selected, parent, args: coerceArguments(context, selected) };
  into.push(surveyed);
  for (const below of selectedBelow(context, selected)) visit(context, below, surveyed, into);
}

function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: OperationToSurvey['variables'],
): Readonly<Record<string, unknown>> {
  const { coerced, errors = [] } = getVariableValues(schema, variableDefinitions, variables, {
    maxErrors: 1,
  });
  if (coerced !== undefined) return coerced;
  const [node] = errors[0]?.nodes ?? [];
  const name = node?.kind === Kind.VARIABLE_DEFINITION ? node.variable.name.value : '';
  const type = node?.kind === Kind.VARIABLE_DEFINITION ? print(node.type) : '';
  throw apiError(
    'BAD_USER_INPUT',
    { argument: name },
    `the value of variable "$${name}" is missing or is not a ${type}`,
  );
}

const NO_ARGUMENTS: SurveyedField['args'] = {};

function coerceArguments(
  context: SelectionContext,
  { field, node, coordinate }: SelectedField,
): SurveyedField['args'] {
  if (field.args.length === 0) return NO_ARGUMENTS;
  try {
    return getArgumentValues(field, node, context.variableValues);
  } catch {
    throw apiError(
      'BAD_USER_INPUT',
      { coordinate },
      `an argument of ${coordinate} is missing or is not of its type`,
    );
  }
}

export function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
