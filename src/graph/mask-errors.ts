/**
 * Errors of graphql-js quote the value that they complain of. Here they are put in words that name the argument or the
 * variable and the type it should have, and never hold the value.
 */
import {
  GraphQLError,
  Kind,
  TokenKind,
  print,
  visit,
  type ASTNode,
  type DocumentNode,
  type VariableDefinitionNode,
} from 'graphql';

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** Rewrites, in place, every validation error that is about a value of the document. */
export function maskValidationErrors(document: DocumentNode, errors: readonly Error[]): void {
  for (const error of errors) {
    if (!(error instanceof GraphQLError)) continue;
    const node = error.nodes?.[0];
    if (node === undefined || !VALUE_KINDS.has(node.kind)) continue;
    const argument = argumentAround(document, node);
    error.message =
      argument === null
        ? 'a value does not fit its type'
        : `argument "${argument}" has a value that does not fit its type`;
    if (argument !== null) error.extensions['argument'] = argument;
  }
}

/** The message for a variable that does not fit; null when the error is about something else. */
export function maskVariableError(error: GraphQLError): GraphQLError | null {
  const node = error.nodes?.[0];
  if (!error.message.startsWith('Variable "$') || node?.kind !== Kind.VARIABLE_DEFINITION) return null;
  const { variable, type } = node as VariableDefinitionNode;
  const name = variable.name.value;
  return new GraphQLError(`variable "$${name}" does not fit its type ${print(type)}`, {
    nodes: node,
    extensions: { ...error.extensions, argument: name },
  });
}

/** A syntax error without the literal it stumbled over. */
export function maskSyntaxError(message: string): string {
  return message.replace(LITERAL, '$1');
}

const LITERAL = new RegExp(
  `\\b(${[TokenKind.STRING, TokenKind.BLOCK_STRING, TokenKind.INT, TokenKind.FLOAT].join('|')}) "[^]*`,
  'g',
);

function argumentAround(document: DocumentNode, wanted: ASTNode): string | null {
  let found: string | null = null;
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (node !== wanted) return;
      for (const ancestor of ancestors.flat()) {
        if (ancestor.kind === Kind.ARGUMENT) found = ancestor.name.value;
      }
    },
  });
  return found;
}
