// account-data token revoke: what it names is refused by every operation that begins after the command has ended, on every node.
import { Command, Option } from 'commander';
import { systemClock } from '../clock.js';
import { EMBEDDED_ISSUER } from '../identity/caller.js';
import { endTokens, OPERATOR } from '../lifecycle/change-access.js';
import type { DataSourceDatabase } from '../records/database.js';
import type { RevocationKind } from '../records/stores/revocation-store.js';
import { withDatabase } from './open-for-command.js';
import { printLine } from './print-line.js';

interface RevokeOptions {
  jti?: string;
  grant?: string;
  subject?: string;
  client?: string;
  issuer: string;
}

type Named = Exclude<keyof RevokeOptions, 'issuer'>;

const NAMED: Readonly<Record<Named, { readonly kind: RevocationKind; readonly says: string }>> = {
  jti: { kind: 'TOKEN', says: 'the token' },
  grant: { kind: 'GRANT', says: 'every token of the grant' },
  subject: { kind: 'SUBJECT', says: 'every token of the subject issued until now' },
  client: { kind: 'CLIENT', says: 'every token of the client issued until now' },
};

export const revokeCommand: Command = new Command('revoke')
  .description('revoke access tokens, by exactly one of the four')
  .addOption(named('jti', 'one token, by its jti'))
  .addOption(named('grant', 'every token of one grant, by its grant_id'))
  .addOption(named('subject', 'every token of one subject issued until now, by its sub'))
  .addOption(named('client', 'every token of one client issued until now, by its client_id'))
  .option('--issuer <name>', 'whose tokens: embedded, or an iss', EMBEDDED_ISSUER)
  .action((options: RevokeOptions) => withDatabase('token revoke', (database) => revoke(database, options)));

function named(name: Named, description: string): Option {
  const others = Object.keys(NAMED).filter((other) => other !== name);
  return new Option(`--${name} <${name}>`, description).conflicts(others);
}

async function revoke(database: DataSourceDatabase, options: RevokeOptions): Promise<void> {
  const name = (Object.keys(NAMED) as Named[]).find((each) => options[each] !== undefined);
  if (name === undefined) throw new Error('nothing was revoked: give --jti, --grant, --subject or --client');
  const { kind, says } = NAMED[name];
  const value = options[name] ?? '';
  if (value === '') throw new Error(`nothing was revoked: --${name} is empty`);
  const change = { by: OPERATOR, at: systemClock.now() };
  await endTokens(database, { issuer: options.issuer, kind, value }, change);
  await printLine(process.stdout, `revoked ${says}`);
}
