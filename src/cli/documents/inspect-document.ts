// A document before it is registered: within every limit, valid against the schema, and within the cost that one operation may have.
// A page whose size a variable gives counts as one row for what is refused, and as the largest for what is told beside it.
import { Kind, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { OperationCost } from '../../graph/cost.js';
import { surveyDocument } from '../../graph/survey-document.js';
import { examineDocument } from '../../server/examine-document.js';
import { LIMITS } from '../../server/limits.js';
import { RequestRefused } from '../../server/refusal.js';

export type Inspected =
  | {
      readonly document: DocumentNode;
      /** The names of its operations. */
      readonly name: string;
      /** Points, with the smallest and with the largest pages. */
      readonly cost: { readonly least: number; readonly most: number };
      readonly faults: readonly [];
    }
  | { readonly document: null; readonly faults: readonly string[] };

export function inspectDocument(text: string, schema: GraphQLSchema): Inspected {
  let document: DocumentNode;
  try {
    document = examineDocument(text);
  } catch (error) {
    if (error instanceof RequestRefused) return { document: null, faults: [error.message] };
    throw error;
  }
  const faults = faultsOf(document, schema);
  if (faults.length > 0) return { document: null, faults };
  const cost = {
    least: new OperationCost(document, surveyDocument(schema, document, 'LEAST')).requested,
    most: new OperationCost(document, surveyDocument(schema, document, 'MOST')).requested,
  };
  const { most, counts } = LIMITS.cost;
  return cost.least > most
    ? { document: null, faults: [`an operation has at most ${most} ${counts}, and it has ${cost.least}`] }
    : { document, name: nameOf(document), cost, faults: [] };
}

function faultsOf(document: DocumentNode, schema: GraphQLSchema): string[] {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length === 0) return ['has no operation'];
  const rootless = document.definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && !schema.getRootType(node.operation),
  );
  return [
    ...(rootless ? ['has an operation of a type that the schema does not have'] : []),
    ...validate(schema, document).map(inWords),
  ];
}

function inWords({ message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  return place === undefined ? message : `line ${place.line}, column ${place.column}: ${message}`;
}

function nameOf({ definitions }: DocumentNode): string {
  const names = definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value ?? '(unnamed)'] : [],
  );
  return names.join(', ');
}
