// Where the example finds the API and its own key, from the command line.
import { parseArgs } from 'node:util';

export interface Settings {
  /** What is asked for: make a key, or run. */
  readonly command: 'key' | 'run';
  readonly issuer: string;
  readonly api: string;
  readonly clientId: string;
  /** The folder of the key pair; the private half never leaves it. */
  readonly folder: string;
}

export function readSettings(words: readonly string[]): Settings {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      issuer: { type: 'string', default: 'http://localhost:4000/oidc' },
      api: { type: 'string', default: 'http://localhost:4000/graphql' },
      'client-id': { type: 'string', default: 'example-partner' },
      folder: { type: 'string', default: '.partner' },
    },
  });
  const { issuer, api, folder, 'client-id': clientId } = values;
  return { command: positionals[0] === 'key' ? 'key' : 'run', issuer, api, clientId, folder };
}
