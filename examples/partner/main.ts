// A partner company's program, whole: it asks what it may see of ACCT-0001 for marketing under a campaign, reads what is permitted,
// and shows what a refusal looks like. See docs/partners.md for the three commands that run it.
import { inspect } from 'node:util';
import { ResponseBodyError } from 'openid-client';
import { Connection, type GraphqlAnswer } from './connection.js';
import { makeKey } from './key.js';
import { readSettings, type Settings } from './settings.js';

const MAY_I = `query ($number: String!, $purpose: Purpose!) {
  accountByNumber(number: $number) {
    cpniAccess(purpose: $purpose, offering: LOCAL, reference: "CAMPAIGN-0001") { category callDetail permitted reason }
  }
}`;

const SERVICES = `query ($number: String!, $purpose: Purpose!) {
  accountByNumber(number: $number) {
    number
    cpni(purpose: $purpose, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } balance { amount currency } }
  }
}`;

const ACCOUNT = { number: 'ACCT-0001' };

async function run(settings: Settings): Promise<void> {
  const connection = await Connection.open(settings, {
    purposes: ['MARKETING_SAME_CATEGORY'],
    categories: ['TYPE', 'BILLING'],
  });
  const marketing = { ...ACCOUNT, purpose: 'MARKETING_SAME_CATEGORY' };
  print('May I, for MARKETING_SAME_CATEGORY?', await connection.ask(MAY_I, marketing));
  print(
    'The services; the balance is not needed for it, and refused:',
    await connection.ask(SERVICES, marketing),
  );
  const fraud = { ...ACCOUNT, purpose: 'FRAUD_SECURITY' };
  print('The same for FRAUD_SECURITY, which the token is not for:', await connection.ask(SERVICES, fraud));
}

function print(title: string, answer: GraphqlAnswer): void {
  console.log(`\n${title}\n${inspect(answer, { depth: null, breakLength: 120, compact: 4 })}`);
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings.command === 'run') return run(settings);
  console.log(
    `made a key; hand in ${await makeKey(settings.folder)} and keep the rest of ${settings.folder}`,
  );
}

main().catch((error: unknown) => {
  console.error(inWords(error));
  process.exitCode = 1;
});

/** What the authorization server said, where it said something. */
function inWords(error: unknown): string {
  if (error instanceof ResponseBodyError) return `${error.error}: ${error.error_description ?? ''}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'failed';
}
