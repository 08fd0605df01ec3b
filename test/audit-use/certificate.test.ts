// The report on a year: what the officer who certifies needs, added up from the recorded decisions and from nothing else.
import { readRange } from '../../src/audit/ledger.js';
import type { AuditEntry } from '../../src/audit/entry.js';
import { REPORT_FORMATS } from '../../src/cli/commands/report.js';
import { barChart, monthChart } from '../../src/cli/report/charts.js';
import {
  NOT_KEPT,
  UNKEPT_REGISTERS,
  readCertificateInputs,
  type CertificateInputs,
} from '../../src/disclosure/certificate.js';
import { demoNow } from '../support/databases.js';
import { useApi } from '../support/api.js';
import { askEverything } from './traffic.js';

const api = useApi();
const YEAR = new Date(demoNow()).getUTCFullYear();
let inputs: CertificateInputs;
let entries: AuditEntry[];

beforeAll(async () => {
  await askEverything(api);
  inputs = await readCertificateInputs(api.database, YEAR, demoNow());
  entries = [];
  for await (const { entry } of readRange(api.database, { kinds: ['READ'] })) entries.push(entry);
}, 120_000);

const total = (rows: readonly { readonly decisions: number }[]) =>
  rows.reduce((sum, { decisions }) => sum + decisions, 0);

test('uses and disclosures are every permit of CPNI, by purpose, company and rule', () => {
  const permits = entries.filter(
    ({ dataClass, decision }) => dataClass === 'CPNI' && decision.outcome === 'PERMIT',
  );
  expect(total(inputs.uses)).toBe(permits.length);
  expect(inputs.uses).toContainEqual({
    purpose: 'MARKETING_SAME_CATEGORY',
    company: 'affiliate-active',
    by: 'AFFILIATE',
    rule: 'marketing-same-category-affiliate',
    reason: 'OK_AFFILIATE',
    callDetail: false,
    decisions: 1,
    accounts: 1,
  });
});

test('denials are every denial, by reason', () => {
  expect(total(inputs.denials)).toBe(entries.filter(({ decision }) => decision.outcome === 'DENY').length);
  expect(inputs.denials.map(({ reason }) => reason)).toContain('CATEGORY_NOT_NEEDED');
});

test('campaigns are what carries the record of a campaign', () => {
  const records = entries.filter(({ decision }) => decision.obligations.includes('CAMPAIGN_RECORD'));
  expect(records.length).toBeGreaterThan(0);
  expect(total(inputs.campaigns)).toBe(records.length);
  expect(inputs.campaigns.map(({ campaign }) => campaign)).toContain('CAMPAIGN-0001');
});

test('twelve months, and what is decided falls into its own', () => {
  const month = new Date(demoNow()).getUTCMonth() + 1;
  expect(inputs.months.map((one) => one.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(inputs.months.find((one) => one.month === month)?.permits).toBe(total(inputs.uses));
});

test('what a nondisclosure order covers is counted here', () => {
  expect(inputs.hidden).toBeGreaterThan(0);
});

test('approvals, objections and notices of the year are counted', async () => {
  const [row] = await api.database.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM approvals WHERE at >= $1 AND at < $2',
    [`${YEAR}-01-01Z`, `${YEAR + 1}-01-01Z`],
  );
  expect(inputs.approvals.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(row?.n);
});

test('a year without a decision has no rows, and says so', async () => {
  const none = await readCertificateInputs(api.database, 2003, demoNow());
  expect([none.uses, none.denials, none.partial]).toEqual([[], [], false]);
  expect(REPORT_FORMATS['markdown']?.(none)).toContain(
    '## Denials\n\nBy reason and rule, of whatever data.\n\nNone.',
  );
});

test('a year whose months were dropped says that it is not whole', async () => {
  await api.database.query(`INSERT INTO audit_tombstones VALUES ('2003-05-01Z', 1, 'note', now())`);
  const holed = await readCertificateInputs(api.database, 2003, demoNow());
  expect(REPORT_FORMATS['markdown']?.(holed)).toContain('Not whole: the entries of 2003-05 were dropped');
});

describe.each(Object.keys(REPORT_FORMATS))('as %s', (format) => {
  const text = () => REPORT_FORMATS[format]?.(inputs) ?? '';

  test('it says which registers are not kept, rather than that there was nothing', () => {
    for (const { register } of UNKEPT_REGISTERS) expect(text()).toContain(register);
    if (format !== 'json') expect(text().split(NOT_KEPT)).toHaveLength(UNKEPT_REGISTERS.length + 1);
  });

  test('no account and no subject is named', () => {
    const named = entries.flatMap(({ accountId, actor, requestId }) => [accountId, requestId, actor.tokenId]);
    for (const name of new Set(named)) expect(text()).not.toContain(name);
  });
});

test('the page loads nothing, runs nothing, and has its charts and both schemes of colour within', () => {
  const page = REPORT_FORMATS['html']?.(inputs) ?? '';
  expect(page).not.toMatch(/<script|<link|src=|url\(|https?:|@import/);
  expect(page.match(/<svg /g)).toHaveLength(3);
  expect(page).toContain('prefers-color-scheme: dark');
});

test('a label cannot become markup', () => {
  expect(barChart([{ label: '<b>"&', value: 1 }], 'deny')).toContain('>&lt;b&gt;&quot;&amp;</text>');
  const hostile = { ...inputs, denials: [{ reason: '<script>', rule: 'a|b', decisions: 1 }] };
  expect(REPORT_FORMATS['html']?.(hostile)).not.toContain('<script>');
  expect(REPORT_FORMATS['markdown']?.(hostile)).toContain('a\\|b');
});

test('the longest bar fills its room, and an empty month has no height', () => {
  expect(
    barChart(
      [
        { label: 'a', value: 8 },
        { label: 'b', value: 2 },
      ],
      'permit',
    ),
  ).toMatch(/width="400\.0"[\s\S]*width="100\.0"/);
  expect(monthChart([{ month: 1, permits: 0, denials: 4 }])).toMatch(
    /height="0\.0"\/><rect class="deny"[^>]*height="160\.0"/,
  );
});
