/**
 * A document surveyed before anybody runs it: every field that some run of it could select, with the arguments that are
 * written in it. What a variable will give is not known, and is told by its name.
 */
import {
  Kind,
  valueFromAST,
  visit,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { mostOf } from './check-arguments.js';
import { fragmentsOf, type SurveyedField } from './survey.js';
import { selectedBelow, selectedFields, type SelectedField, type SelectionContext } from './selection.js';

export interface DocumentField extends SurveyedField {
  readonly parent: DocumentField | null;
  /** Arguments that a variable gives, whole or in part. They are not among `args`, but for the size of a page. */
  readonly open: ReadonlySet<string>;
}

/** How large a page counts whose size a variable gives. */
export type OpenPage = 'LEAST' | 'MOST';

interface Survey {
  readonly context: SelectionContext;
  readonly page: OpenPage;
  readonly into: DocumentField[];
}

/** Of a valid document, all operations in turn. `@skip` and `@include` of a variable leave their field in. */
export function surveyDocument(
  schema: GraphQLSchema,
  given: DocumentNode,
  page: OpenPage = 'MOST',
): DocumentField[] {
  const document = withoutOpenConditions(given);
  const context = { schema, fragments: fragmentsOf(document), variableValues: {} };
  const survey: Survey = { context, page, into: [] };
  for (const node of document.definitions) {
    const root = node.kind === Kind.OPERATION_DEFINITION ? schema.getRootType(node.operation) : null;
    if (node.kind !== Kind.OPERATION_DEFINITION || !root) continue;
    for (const field of selectedFields(context, root, node.selectionSet)) walk(survey, field, null);
  }
  return survey.into;
}

function walk(survey: Survey, selected: SelectedField, parent: DocumentField | null): void {
  const surveyed = { ...selected, parent, ...readArguments(selected, survey.page) };
  survey.into.push(surveyed);
  for (const below of selectedBelow(survey.context, selected)) walk(survey, below, surveyed);
}

function readArguments({ field, node }: SelectedField, page: OpenPage): Pick<DocumentField, 'args' | 'open'> {
  const written = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  const args: Record<string, unknown> = {};
  const open = new Set<string>();
  for (const { name, type, defaultValue } of field.args) {
    const value = written.get(name);
    if (value === undefined) args[name] = defaultValue;
    else if (!holdsVariable(value)) args[name] = valueFromAST(value, type);
    else {
      open.add(name);
      if (name === 'first') args[name] = page === 'MOST' ? mostOf(field) : 1;
    }
  }
  return { args, open };
}

function holdsVariable(value: ValueNode): boolean {
  let holds = false;
  visit(value, {
    Variable: () => {
      holds = true;
    },
  });
  return holds;
}

function withoutOpenConditions(document: DocumentNode): DocumentNode {
  const hasOpen = (args: readonly { readonly value: ValueNode }[] = []) =>
    args.some(({ value }) => holdsVariable(value));
  return visit(document, {
    Directive: (node) => (hasOpen(node.arguments) ? null : undefined),
  });
}

/** The purpose-taking field that speaks for a field: itself or the nearest above it. */
export function statingField(of: DocumentField): DocumentField | null {
  for (let field: DocumentField | null = of; field !== null; field = field.parent)
    if (takesPurpose(field.field)) return field;
  return null;
}

function takesPurpose({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name }) => name === 'purpose');
}
