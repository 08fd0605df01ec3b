// A recorded decision can be explained and made again: entry and facts give back the request that was decided.
import { canonicalJson } from '../../src/audit/canonical-json.js';
import type { AuditEntry } from '../../src/audit/entry.js';
import { hashFacts, requestOf } from '../../src/audit/facts-archive.js';
import { readRange, type RecordedDecision } from '../../src/audit/ledger.js';
import { PoliciesByName, replayRange, type Replayed } from '../../src/disclosure/replay-range.js';
import { replay } from '../../src/disclosure/replay.js';
import { decide } from '../../src/policy/decide.js';
import { parseRequest } from '../../src/policy/parse-request.js';
import { useApi } from '../support/api.js';
import { askEverything } from './traffic.js';

const api = useApi();
beforeAll(() => askEverything(api), 120_000);

async function recorded(): Promise<RecordedDecision[]> {
  const all: RecordedDecision[] = [];
  for await (const one of readRange(api.database, {})) all.push(one);
  return all;
}

test('every recorded decision is made alike again, whatever its kind', async () => {
  const all: Replayed[] = [];
  for await (const one of replayRange(api.database, {})) all.push(one);
  expect(all.filter(({ replay: { verdict } }) => verdict !== 'SAME')).toEqual([]);
  expect(new Set(all.map(({ entry }) => entry.kind))).toEqual(
    new Set(['READ', 'PREFLIGHT', 'OPERATION', 'LOOKUP']),
  );
  expect(all.length).toBeGreaterThan(60);
});

test('the archive holds no number that calls and nothing that a request of `decide` has no place for', async () => {
  const policies = new PoliciesByName(api.database);
  let checked = 0;
  for (const { entry, facts } of await recorded()) {
    if (facts === null) throw new Error('facts are missing');
    expect(canonicalJson(facts)).not.toMatch(/callingNumber|callId|"\+1\d{10}"/);
    const policy = await policies.find(entry.policyVersion);
    if (policy === null || facts.account === null) continue;
    const request = requestOf(entry, facts, policy);
    expect(canonicalJson(parseRequest(withIsoInstants(request)))).toBe(canonicalJson(request));
    expect(decide(request)).toEqual(entry.decision);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(30);
});

test('facts are kept once for a month, account and hash, however often they are decided on', async () => {
  const [before] = await counts();
  for (let times = 0; times < 3; times++)
    await api.ask(
      'billing',
      '{ accountByNumber(number: "ACCT-0002") { cpni(purpose: BILLING_COLLECTION) { balance { amount } } } }',
    );
  const [after] = await counts();
  expect(Number(after?.entries) - Number(before?.entries)).toBe(3);
  expect(Number(after?.facts) - Number(before?.facts)).toBe(1);
});

function counts(): Promise<{ entries: string; facts: string }[]> {
  return api.database.query(
    'SELECT (SELECT count(*) FROM audit_entries) AS entries, (SELECT count(*) FROM audit_facts) AS facts',
  );
}

test('the facts are those of then, not of now', async () => {
  await api.ask(
    'affiliate-active',
    '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } } } }',
  );
  const [entry] = await api.entries();
  await api.database.query(
    `UPDATE service_relationships SET to_at = from_at + interval '1 second' WHERE account_id = $1`,
    [entry?.accountId],
  );
  const again = await api.ask(
    'affiliate-active',
    '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } } } }',
  );
  expect(again.errors).toHaveLength(1);
  const first = (await recorded()).find((one) => one.entry.entryId === entry?.entryId);
  const policy = await new PoliciesByName(api.database).find('2015-03-30');
  expect(first && replay(first, policy)).toMatchObject({
    verdict: 'SAME',
    decision: { outcome: 'PERMIT', reason: 'OK_AFFILIATE' },
  });
});

describe('what cannot be made again is told as such', () => {
  const one = async (): Promise<RecordedDecision> => {
    const found = (await recorded()).find(({ entry }) => entry.decision.reason === 'OK_BILLING');
    if (found === undefined) throw new Error('nothing was permitted to billing');
    return found;
  };
  const policy = () => new PoliciesByName(api.database).find('2015-03-30');
  const closed = ({ entry, facts }: RecordedDecision): RecordedDecision => ({
    entry,
    facts: facts?.account ? { ...facts, account: { ...facts.account, status: 'APPLICANT' } } : null,
  });

  test('facts that are gone', async () => {
    expect(replay({ ...(await one()), facts: null }, await policy()).verdict).toBe('FACTS_MISSING');
  });

  test('facts that were changed in the archive', async () => {
    expect(replay(closed(await one()), await policy()).verdict).toBe('FACTS_CHANGED');
  });

  test('a policy version that is gone', async () => {
    expect(replay(await one(), null).verdict).toBe('POLICY_MISSING');
  });

  test('another decision from the facts that the entry names', async () => {
    const { entry, facts } = closed(await one());
    if (facts === null) throw new Error('facts are missing');
    const renamed: AuditEntry = { ...entry, factsHash: hashFacts(facts) };
    expect(replay({ entry: renamed, facts }, await policy())).toMatchObject({
      verdict: 'DIFFERS',
      decision: { outcome: 'DENY', reason: 'NOT_A_CUSTOMER' },
    });
  });
});

const INSTANTS = new Set([
  'at',
  'from',
  'to',
  'until',
  'revokedAt',
  'sentAt',
  'endedAt',
  'enteredAt',
  'expiresAt',
]);

/** As `account-data decide` reads it. */
function withIsoInstants(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) =>
      INSTANTS.has(key) && typeof member === 'number' ? new Date(member).toISOString() : member,
    ),
  );
}
