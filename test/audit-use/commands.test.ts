// The commands over recorded decisions: what they say, and how they end.
import { Writable } from 'node:stream';
import type { AuditEntry } from '../../src/audit/entry.js';
import { countRange, readRange, type EntryFilter } from '../../src/audit/ledger.js';
import { exportEntries, type ExportFormat } from '../../src/cli/audit/export.js';
import { replayAll } from '../../src/cli/audit/replay.js';
import { csvLine } from '../../src/cli/csv.js';
import { explainDecision, parseDecisionId } from '../../src/cli/explain-decision.js';
import { formatTable } from '../../src/cli/print-table.js';
import { whatIf } from '../../src/disclosure/what-if.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import type { Outcome } from '../../src/policy/decision.js';
import { useApi } from '../support/api.js';
import { askEverything } from './traffic.js';

const api = useApi();
const OFFER =
  '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } balance { amount } } } }';

beforeAll(() => askEverything(api), 120_000);
beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // progress
});
afterAll(() => jest.restoreAllMocks());

async function collect(filter: EntryFilter): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for await (const { entry } of readRange(api.database, filter)) all.push(entry);
  return all;
}

async function exported(format: ExportFormat, filter: EntryFilter = {}): Promise<string> {
  let text = '';
  const slow = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write(chunk: string, _, done) {
      text += chunk;
      setImmediate(done);
    },
  });
  await exportEntries(api.database, filter, format, slow);
  return text;
}

describe('explain', () => {
  const explainOwn = async (outcome: Outcome) => {
    const entry = (await api.entries()).find(({ decision }) => decision.outcome === outcome);
    const key = parseDecisionId(toGlobalId('Decision', entry?.accountId ?? '', entry?.entryId ?? ''));
    if (key === null) throw new Error('an entry has no id');
    return explainDecision(api.database, key);
  };

  test('a permit is told with its ground, its facts and its replay', async () => {
    await api.ask('affiliate-active', OFFER);
    const { lines, same } = await explainOwn('PERMIT');
    const text = lines.join('\n');
    expect(lines[0]).toBe(
      'An affiliate of the carrier (affiliate-active) read what kind of service, features and numbers the customer has, ' +
        'for offering service of a category that the customer currently obtains: the customer already has a service ' +
        'relationship with this affiliate (privacy policy, section 3; 47 CFR 64.2005(a)(1)).',
    );
    expect(text).toContain('  relationship: affiliate-active, SERVICE, since ');
    expect(text).toContain('  reference: approvedBySupervisor true');
    expect(text).toContain('  service: LOCAL since ');
    expect(text).toContain('replayed: the same is decided again');
    expect(same).toBe(true);
  });

  test('a denial is told as a refusal', async () => {
    await api.ask('affiliate-active', OFFER);
    const { lines } = await explainOwn('DENY');
    expect(lines[0]).toMatch(
      /^An affiliate .* was refused what the customer is charged, for offering .*: the purpose does not need/,
    );
  });

  test('what is no decision is said to be none', async () => {
    const key = { accountId: crypto.randomUUID(), entryId: crypto.randomUUID() };
    await expect(explainDecision(api.database, key)).rejects.toThrow('there is no such decision');
    expect(parseDecisionId(toGlobalId('Account', key.accountId))).toBeNull();
    expect(parseDecisionId('requests.jsonl')).toBeNull();
  });
});

describe('audit replay', () => {
  test('everything recorded is tallied as the same', async () => {
    const told: string[] = [];
    const tally = await replayAll(api.database, {}, (line) => Promise.resolve(void told.push(line)));
    expect(told).toEqual([]);
    expect(tally).toEqual({
      SAME: await countRange(api.database, {}),
      DIFFERS: 0,
      FACTS_MISSING: 0,
      FACTS_CHANGED: 0,
      POLICY_MISSING: 0,
    });
  });

  test('a decision whose facts are lost is named', async () => {
    await api.ask(
      'fraud',
      '{ accountByNumber(number: "ACCT-0005") { cpni(purpose: FRAUD_SECURITY) { balance { amount } } } }',
    );
    const [entry] = await api.entries();
    await api.database.query('DELETE FROM audit_facts WHERE account_id = $1', [entry?.accountId]);
    const told: string[] = [];
    const tally = await replayAll(api.database, { accountId: entry?.accountId }, (line) =>
      Promise.resolve(void told.push(line)),
    );
    expect(tally.FACTS_MISSING).toBe(told.length);
    expect(told[0]).toBe(
      `FACTS_MISSING ${toGlobalId('Decision', entry?.accountId ?? '', entry?.entryId ?? '')}: was DENY REFERENCE_REQUIRED check-reference`,
    );
  });
});

describe('policy what-if', () => {
  test('the parameters then in force change nothing', async () => {
    const { changed, rows, decided } = await whatIf(api.database, {}, { legalOverlay: true });
    expect([changed, rows]).toEqual([0, []]);
    expect(decided).toBeGreaterThan(40);
  });

  test('sharing by consent takes from an affiliate what rested on the relationship alone', async () => {
    const { rows, changed } = await whatIf(
      api.database,
      { companyId: 'affiliate-active' },
      { affiliateSharing: 'CONSENT' },
    );
    expect(changed).toBeGreaterThan(0);
    expect(rows).toContainEqual({
      company: 'affiliate-active',
      purpose: 'MARKETING_SAME_CATEGORY',
      coordinate: 'Cpni.services',
      was: 'PERMIT OK_AFFILIATE',
      wouldBe: 'DENY POLICY_REQUIRES_CONSENT',
      decisions: expect.any(Number) as number,
    });
    expect(new Set(rows.map(({ company }) => company))).toEqual(new Set(['affiliate-active']));
  });

  test('without approval uses nothing is opened that was closed', async () => {
    await api.ask(
      'marketing',
      '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_OTHER_CATEGORY, offering: WIRELESS, reference: "CAMPAIGN-0003") { services { type } } } }',
    );
    const { rows } = await whatIf(api.database, {}, { approvalUses: 'DISABLED' });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ wouldBe }) => wouldBe.startsWith('PERMIT'))).toEqual([]);
  });

  test('the policy alone, without the law, opens what only the law had closed', async () => {
    await api.ask('affiliate-active', OFFER.replace('ACCT-0001', 'ACCT-0002'));
    const { rows } = await whatIf(api.database, {}, { legalOverlay: false });
    expect(rows).toContainEqual(
      expect.objectContaining({ was: 'DENY SINGLE_CATEGORY_NO_SHARE', wouldBe: 'PERMIT OK_AFFILIATE' }),
    );
  });
});

describe('audit export', () => {
  test('JSON is every entry to the letter, oldest first', async () => {
    const entries = JSON.parse(await exported('json')) as AuditEntry[];
    expect(entries).toEqual(await collect({}));
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => a - b));
  });

  test('CSV has one line for each and the same columns in all', async () => {
    const lines = (await exported('csv')).trimEnd().split('\n');
    expect(lines).toHaveLength((await countRange(api.database, {})) + 1);
    expect(lines[0]).toMatch(/^decisionId,at,kind,outcome,reason,rule,/);
  });

  test('campaign records and records of disclosures to third parties are found by their obligation', async () => {
    for (const obligation of ['CAMPAIGN_RECORD', 'THIRD_PARTY_RECORD'] as const) {
      const entries = JSON.parse(await exported('json', { obligation })) as AuditEntry[];
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.every(({ decision }) => decision.obligations.includes(obligation))).toBe(true);
      const others = (await collect({})).filter(({ decision }) => decision.obligations.includes(obligation));
      expect(entries).toHaveLength(others.length);
    }
  });

  test('nothing that matches is an empty list, not an empty file', async () => {
    expect(await exported('json', { companyId: 'nobody' })).toBe('[]\n');
    expect((await exported('csv', { companyId: 'nobody' })).trimEnd().split('\n')).toHaveLength(1);
  });

  test('more than is held in memory comes out whole and in order', async () => {
    await api.database.query(
      `INSERT INTO audit_entries (account_id, entry_id, at, kind, request_id, outcome, reason, entry)
       SELECT $1, gen_random_uuid(), timestamptz '2020-01-01Z' + n % 7 * interval '1 second', 'READ', 'many', 'PERMIT',
         'OK_SELF', jsonb_build_object('requestId', 'many ' || n)
       FROM generate_series(1, 1300) AS n`,
      ['00000000-0000-4000-8000-000000000001'],
    );
    const entries = JSON.parse(
      await exported('json', { accountId: '00000000-0000-4000-8000-000000000001' }),
    ) as AuditEntry[];
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1300);
    await api.database.query(`DELETE FROM audit_entries WHERE request_id = 'many'`);
  });
});

test.each([
  ['a formula', ['=1+1'], `'=1+1`],
  ['a comma and a quote', ['a,"b"'], '"a,""b"""'],
  ['a list and nothing', [['A', 'B'], null, true], 'A B,,true'],
])('a CSV cell with %s', (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test('a table has its numbers to the right', () => {
  expect(
    formatTable(
      ['word', 'n'],
      [
        ['a', 5],
        ['longer', 10],
      ],
    ),
  ).toEqual(['word    n', 'a        5', 'longer  10']);
});
