/** `account-data schema`: the schema as SDL, every field with its class. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { buildSchema } from '../../graph/build-schema.js';
import { printApiSchema } from '../../graph/print-schema.js';

export const schemaCommand = new Command('schema')
  .description('print the GraphQL schema, every field with its class')
  .option('--write', 'write schema.graphql in the current folder instead of printing')
  .action(async ({ write }: { write?: boolean }) => {
    const text = printApiSchema(buildSchema());
    if (write) await writeFile('schema.graphql', text);
    else process.stdout.write(text);
  });
