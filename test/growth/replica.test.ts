// A replica by real streaming: CPNI is read from it once its decision is made, and nothing that a decision rests on; behind, away or
// none at all, it changes no answer but its age.
import { Client } from 'pg';
import { createDurablePostgres, createReplica, type DurablePostgres } from '../load/durable-postgres.js';
import { useStory, type Answered } from '../stories/support.js';
import { until } from '../support/until.js';

const OFFER = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } } } }`;
const OWN = `{ accountByNumber(number: "ACCT-0001") { cpni(purpose: SELF_ACCESS) { services { type } } } }`;
const MOST_LAG_SECONDS = 2;

let primary: DurablePostgres;
let replica: DurablePostgres;
const environment: Record<string, string> = { REPLICA_LAG_SECONDS: String(MOST_LAG_SECONDS) };

beforeAll(async () => {
  primary = await createDurablePostgres();
  await primary.start();
  replica = await createReplica(primary);
  await replica.start();
  environment['DATABASE_URL'] = primary.url;
  environment['DATABASE_REPLICA_URL'] = replica.url;
});
const story = useStory(environment);
afterAll(async () => {
  await replica.stop();
  await primary.stop();
});

async function on(server: DurablePostgres, statement: string, parameters: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(statement, parameters);
  } finally {
    await client.end();
  }
}

const ofOwner = `account_id = (SELECT account_id FROM account_numbers WHERE number = 'ACCT-0001')`;
const rename = (type: string) => on(primary, `UPDATE services SET type = $1 WHERE ${ofOwner}`, [type]);

function typesIn({ data, errors }: Answered): unknown[] {
  expect(errors).toEqual([]);
  const found = data as { accountByNumber: { cpni: { services: { type: string }[] } } };
  return [...new Set(found.accountByNumber.cpni.services.map(({ type }) => type))];
}

const ownTypes = async () => typesIn(await story.ask('owner', OWN));

async function warnings(): Promise<Record<string, string>> {
  const { warnings: found } = (await (await fetch(`${story.url}/health/ready`)).json()) as {
    warnings: Record<string, string>;
  };
  return found;
}

const follows = async () => !('replica' in (await warnings()));

test('CPNI comes from the replica, what the decision rests on from the primary, at once', async () => {
  await until(follows);
  await rename('LONG_DISTANCE');
  await until(async () => (await ownTypes())[0] === 'LONG_DISTANCE');
  await on(replica, 'SELECT pg_wal_replay_pause()');
  try {
    await rename('SIP_TRUNKING');
    expect(await ownTypes()).toEqual(['LONG_DISTANCE']); // as the replica last had it
    expect((await story.ask('affiliate-active', OFFER)).errors).toEqual([]);
    story.pass(1);
    const { data } = await story.ask('owner', '{ accountByNumber(number: "ACCT-0001") { id } }');
    const account = (data as { accountByNumber: { id: string } }).accountByNumber.id;
    const said = await story.change('owner', 'recordApproval', { account, kind: 'OPT_OUT' }, 'approvalId');
    expect((await story.ask('affiliate-active', OFFER)).errors[0]?.extensions?.['code']).toBe(
      'CPNI_RESTRICTED',
    );
    story.pass(1);
    await story.change('owner', 'withdrawApproval', { account, approval: said['approvalId'] });
    // further behind than it may be, it is left for the primary
    await until(async () => (await ownTypes())[0] === 'SIP_TRUNKING');
    expect(await warnings()).toHaveProperty('replica');
  } finally {
    await on(replica, 'SELECT pg_wal_replay_resume()');
  }
  await until(follows);
});

test('killed, it is left for the primary without an error, and read again once it is back', async () => {
  await until(follows);
  await replica.kill();
  for (let asked = 0; asked < 20; asked += 1) expect(await ownTypes()).toEqual(['SIP_TRUNKING']);
  await until(async () => 'replica' in (await warnings()));
  expect(story.log.some((line) => line.includes('the replica is not read from'))).toBe(true);
  await replica.start();
  await until(follows);
  expect(await (await fetch(`${story.url}/metrics`)).text()).toMatch(/^account_data_replica_lag_seconds \d/m);
});

test('nothing of a value is logged', () => {
  expect(story.log.join('\n')).not.toMatch(/SIP_TRUNKING|LONG_DISTANCE/);
});
