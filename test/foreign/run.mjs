// What tools of others say of schema.graphql: Relay's compiler with a client of three fragments, a page, a refetch through `node` and a
// change, whose digests must be those that `documents register` takes; and graphql-eslint. What they say of the server: Apollo's suite for
// integrations. Ends with 1 at the first that objects.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import relay from 'relay-compiler';
import { runApolloSuite } from './apollo/run.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SCHEMA = join(HERE, '../../schema.graphql');

/** A refused page is null beside its permitted siblings, so its `pageInfo` can be. */
const MEANT = /^`pageInfo` field must return a non-null `PageInfo` Object type\.?$/;

function compileClient() {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  try {
    cpSync(join(HERE, 'relay'), join(folder, 'test/foreign/relay'), { recursive: true });
    cpSync(SCHEMA, join(folder, 'schema.graphql'));
    const client = join(folder, 'test/foreign/relay');
    mkdirSync(join(client, 'out'), { recursive: true });
    execFileSync(relay, ['relay.config.json'], { cwd: client, stdio: ['ignore', 'ignore', 'inherit'] });
    const documents = Object.entries(JSON.parse(readFileSync(join(client, 'persisted.json'), 'utf8')));
    const wrong = documents.filter(([id, text]) => createHash('sha256').update(text).digest('hex') !== id);
    if (documents.length === 0 || wrong.length > 0) throw new Error('the ids of Relay are not the digests');
    return documents.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lintSchema() {
  const eslint = new ESLint({
    cwd: join(HERE, '../..'),
    overrideConfigFile: join(HERE, 'schema-rules.mjs'),
  });
  const [{ messages }] = await eslint.lintFiles([SCHEMA]);
  const faults = messages.filter(({ message }) => !MEANT.test(message));
  for (const { line, message, ruleId } of faults)
    console.error(`schema.graphql:${line} ${message} (${ruleId})`);
  if (faults.length > 0) throw new Error(`graphql-eslint objects ${faults.length} times`);
  return messages.length;
}

console.log(`relay-compiler: ${compileClient()} documents of the sample client, each under its SHA-256`);
console.log(`graphql-eslint: no fault, and ${await lintSchema()} pageInfo that can be null, as meant`);
console.log(`apollo: ${runApolloSuite().join('\n')}`);
