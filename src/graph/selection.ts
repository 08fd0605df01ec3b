/**
 * Which fields an operation selects, after variables, fragments, @skip and @include: the one walk over a document that
 * the operation's checks and the guard share, so that both see the same fields.
 */
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';

/** What a walk needs to know of the operation. `info` of a resolver has it all. */
export interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

export interface SelectedField {
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** `Type.field` */
  readonly coordinate: string;
  readonly responseKey: string;
}

/** The fields selected on a type; below an abstract type, those of every object type it may be. */
export function selectedFields(
  context: SelectionContext,
  type: GraphQLNamedType,
  selectionSet: SelectionSetNode | undefined,
): SelectedField[] {
  if (selectionSet === undefined) return [];
  const selected: SelectedField[] = [];
  for (const objectType of objectTypesOf(context.schema, type))
    collect(context, objectType, selectionSet, selected);
  return selected;
}

/** The fields selected below a field, and the named type they are on. */
export function selectedBelow(
  context: SelectionContext,
  { field, node }: Pick<SelectedField, 'field' | 'node'>,
): SelectedField[] {
  return selectedFields(context, getNamedType(field.type), node.selectionSet);
}

function objectTypesOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

function collect(
  context: SelectionContext,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  into: SelectedField[],
): void {
  visitFieldNodes(context, type, selectionSet, (node) => {
    const field = type.getFields()[node.name.value];
    if (field !== undefined) into.push(selectedField(type, field, node));
  });
}

/** Every field that is included on an object type, `__typename` too, in the order of the document. */
export function visitFieldNodes(
  context: SelectionContext,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  visit: (node: FieldNode) => void,
): void {
  for (const node of selectionSet.selections) {
    if (!isIncluded(context, node)) continue;
    if (node.kind === Kind.FIELD) {
      visit(node);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : context.fragments[node.name.value];
    if (fragment !== undefined && applies(context, fragment.typeCondition, type))
      visitFieldNodes(context, type, fragment.selectionSet, visit);
  }
}

function selectedField(
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): SelectedField {
  return {
    parentType,
    field,
    node,
    coordinate: `${parentType.name}.${field.name}`,
    responseKey: node.alias?.value ?? field.name,
  };
}

function isIncluded(
  context: SelectionContext,
  node: FieldNode | FragmentSpreadNode | InlineFragmentNode,
): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, context.variableValues);
  if (skip?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, context.variableValues)?.['if'] !== false;
}

function applies(
  context: SelectionContext,
  condition: InlineFragmentNode['typeCondition'],
  type: GraphQLObjectType,
): boolean {
  if (condition === undefined) return true;
  const conditional = typeFromAST(context.schema, condition);
  if (conditional === type) return true;
  return isAbstractType(conditional) && context.schema.isSubType(conditional, type);
}
