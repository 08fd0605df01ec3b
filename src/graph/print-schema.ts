/** The schema as SDL, every field with its class: what `schema.graphql` holds. */
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, type GraphQLSchema } from 'graphql';

const HEADER =
  '# The schema of the Account Data API. Generated: change the types under src/graph, then run `npm run fix:schema`.\n\n';

export function printApiSchema(schema: GraphQLSchema): string {
  return `${HEADER}${printSchemaWithDirectives(lexicographicSortSchema(schema))}\n`;
}
