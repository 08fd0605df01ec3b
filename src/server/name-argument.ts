// Which argument a value of the document belongs to, for a refusal that names it without its value.
import { GraphQLError, isValueNode, Kind, parse, visit, type ASTNode } from 'graphql';

/** The name of the argument, input field or variable around the value that the error is about; null when it is about none. */
export function nameArgument(error: GraphQLError): string | null {
  const [node] = error.nodes ?? [];
  if (node === undefined || node.kind === Kind.VARIABLE || !isValueNode(node) || node.loc === undefined)
    return null;
  return nameAround(node.loc.source.body, node.loc.start);
}

/** The innermost one that holds the place, after the arguments around it: `input.email`. */
function nameAround(source: string, place: number): string {
  const names: string[] = [];
  const note = (node: ASTNode & { readonly name: { readonly value: string } }): void => {
    if (node.loc !== undefined && node.loc.start <= place && place < node.loc.end)
      names.push(node.name.value);
  };
  visit(parse(source), {
    Argument: note,
    ObjectField: note,
    VariableDefinition: ({ loc, variable }) => {
      if (loc !== undefined && loc.start <= place && place < loc.end) names.push(`$${variable.name.value}`);
    },
  });
  return names.join('.');
}
