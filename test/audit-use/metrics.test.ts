// What is counted: decisions by outcome, rule and kind of company, the audit's figures, answers by route; nobody by name.
import type { MailFigures } from '../../src/notify/mail-figures.js';
import { Metrics, type AuditFigures } from '../../src/server/metrics.js';
import { useApi } from '../support/api.js';
import { ask, startTestServer, type TestServer } from '../server/running-server.js';

const api = useApi();
const figures: AuditFigures = {
  writer: { queueDepth: 3, commits: 10, failedCommits: 1, longestCommit: 250 },
  sealer: { logSize: 77, sealLag: 1500, refusedEntries: 0, faults: 2 },
};
const NO_MAIL = { waiting: 0, oldestWaitingSeconds: 0, deadLetters: 0 };
let readMail: () => Promise<MailFigures>;
let metrics: Metrics;
let server: TestServer;

beforeEach(async () => {
  readMail = () => Promise.resolve(NO_MAIL);
  metrics = new Metrics({
    audit: () => figures,
    mail: () => readMail(),
    overdue: () => Promise.resolve({ breaches: 2 }),
    replicaLag: () => 1500,
  });
  server = await startTestServer({ metrics });
});
afterEach(() => server.close(1000));

async function read(): Promise<string> {
  const response = await fetch(`${server.url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

function linesOf(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(`account_data_${name}`));
}

const OFFER =
  '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } balance { amount } } } }';

test('decisions are counted by outcome, rule and kind of company once they are durable', async () => {
  const onRecorded = metrics.recorded.bind(metrics);
  await api.ask('affiliate-active', OFFER, { services: { onRecorded } });
  await api.ask('affiliate-active', OFFER, { services: { onRecorded } });
  await api.ask('owner', '{ accountByNumber(number: "ACCT-0001") { name } }', { services: { onRecorded } });
  const text = await read();
  expect(linesOf(text, 'decisions_total').sort()).toEqual([
    'account_data_decisions_total{kind="READ",outcome="DENY",rule="check-category",company_kind="AFFILIATE"} 2',
    'account_data_decisions_total{kind="READ",outcome="PERMIT",rule="marketing-same-category-affiliate",company_kind="AFFILIATE"} 2',
    expect.stringMatching(/outcome="PERMIT",rule="[a-z-]+",company_kind="NONE"\} 1$/) as string,
  ]);
  expect(linesOf(text, 'audit_commit_seconds_count')).toEqual(['account_data_audit_commit_seconds_count 3']);
});

test('an answer whose entries could not be written counts no decision', async () => {
  const onRecorded = metrics.recorded.bind(metrics);
  const audit = { append: () => Promise.reject(new Error('no disk')) } as never;
  const { status } = await api.ask('affiliate-active', OFFER, { services: { onRecorded, audit } });
  expect(status).toBe(503);
  expect(linesOf(await read(), 'decisions_total')).toEqual([]);
});

test('no account, company, subject or client is among the labels', async () => {
  await api.ask('affiliate-active', OFFER, { services: { onRecorded: metrics.recorded.bind(metrics) } });
  const [entry] = await api.entries();
  const text = await read();
  const { companyId, subject, clientId } = entry?.actor ?? {};
  for (const name of [entry?.accountId, entry?.requestId, companyId, subject, clientId, 'CAMPAIGN-0001'])
    expect(text).not.toContain(`"${name ?? 'missing'}"`);
});

test('queue, commits and seal lag are read at each scrape, in seconds', async () => {
  const text = await read();
  expect(linesOf(text, 'audit_queue_depth')).toEqual(['account_data_audit_queue_depth 3']);
  expect(linesOf(text, 'audit_seal_lag_seconds')).toEqual(['account_data_audit_seal_lag_seconds 1.5']);
  expect(linesOf(text, 'audit_failed_commits_total')).toEqual(['account_data_audit_failed_commits_total 1']);
  expect(linesOf(text, 'audit_longest_commit_seconds')).toEqual([
    'account_data_audit_longest_commit_seconds 0.25',
  ]);
  expect(linesOf(await read(), 'audit_commits_total')).toEqual(['account_data_audit_commits_total 10']);
  expect(text).toMatch(/^process_cpu_user_seconds_total /m);
});

test('the outbox of mail is read once at each scrape', async () => {
  const reads = jest.fn(() => Promise.resolve({ waiting: 4, oldestWaitingSeconds: 90.5, deadLetters: 1 }));
  readMail = reads;
  expect(linesOf(await read(), 'mail')).toEqual([
    'account_data_mail_waiting 4',
    'account_data_mail_oldest_waiting_seconds 90.5',
    'account_data_mail_dead_letters 1',
  ]);
  expect(reads).toHaveBeenCalledTimes(1);
});

test('an outbox that cannot be read is no number, and keeps nothing else from being read', async () => {
  readMail = () => Promise.reject(new Error('no database'));
  const text = await read();
  expect(linesOf(text, 'mail')).toEqual([
    'account_data_mail_waiting Nan',
    'account_data_mail_oldest_waiting_seconds Nan',
    'account_data_mail_dead_letters Nan',
  ]);
  expect(linesOf(text, 'audit_queue_depth')).toEqual(['account_data_audit_queue_depth 3']);
});

test('answers are timed by declared route and status, and an address that is none has no name of its own', async () => {
  await ask(server, { body: { query: '{ viewer }' } });
  await ask(server, { body: { query: '{ viewer }' }, token: null });
  await fetch(`${server.url}/account/ACCT-0001?secret=1`);
  const counts = linesOf(await read(), 'http_request_seconds_count').sort();
  expect(counts).toEqual([
    'account_data_http_request_seconds_count{method="GET",route="none",status="404"} 1',
    'account_data_http_request_seconds_count{method="POST",route="/graphql",status="200"} 1',
    'account_data_http_request_seconds_count{method="POST",route="/graphql",status="401"} 1',
  ]);
});

test('what is overdue is told by register', async () => {
  expect(linesOf(await read(), 'overdue')).toEqual(['account_data_overdue{register="breaches"} 2']);
});

test('how far the replica is behind stands beside the audit', async () => {
  expect(linesOf(await read(), 'replica_lag')).toEqual(['account_data_replica_lag_seconds 1.5']);
});
