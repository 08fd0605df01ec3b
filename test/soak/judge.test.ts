// The judge of the soak run is judged itself: it finds a leak, an error that was not provoked, a memory that rises; and lets pass
// what is as it should be.
import type { Reply } from '../load/ask.js';
import { Figures } from './figures.js';
import { GuardedValues } from './guarded-values.js';
import { judge, type Expected } from './judge.js';
import { refused } from './kinds.js';
import { KINDS } from './load.js';
import { judgeLine, judgeResting } from './log-lines.js';
import { readSettings } from './settings.js';

const PHONE = '+12065550100';
const values = new GuardedValues([
  { text: PHONE, account: 'ACCT-0001', table: 'phone_numbers' },
  { text: PHONE, account: 'ACCT-0002', table: 'call_records' },
  { text: '12 Oak Street', account: 'ACCT-0001', table: 'contacts' },
]);
const surroundings = { values, ending: false };

const NUMBERS: Expected = {
  status: 200,
  codes: [],
  reads: ['account.numbers'],
  withheld: ['account.balance'],
  mayHold: { account: 'ACCT-0001', tables: ['phone_numbers'] },
  guarded: [['account.numbers', 'Cpni.numbers']],
};

function replyOf(status: number, body: unknown, changes: Partial<Reply> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, requestId: 'request-1', body: text, whole: true, lost: null, ...changes };
}

function errors(...codes: readonly string[]) {
  return codes.map((code) => ({ message: 'refused', extensions: { code } }));
}

const GOOD = { data: { account: { numbers: [PHONE], balance: null } } };

describe('what an owner is answered', () => {
  test('is as expected, and what it received is kept for the audit', () => {
    expect(judge(NUMBERS, replyOf(200, GOOD), surroundings)).toEqual({
      ended: 'HTTP 200',
      outcome: 'AS_EXPECTED',
      faults: [],
      receipt: { requestId: 'request-1', account: 'ACCT-0001', coordinates: ['Cpni.numbers'], torn: false },
    });
  });

  test.each([
    ['an error that nobody provoked', replyOf(200, { ...GOOD, errors: errors('INTERNAL') }), 'INTERNAL'],
    ['HTTP 500', replyOf(500, { errors: errors('INTERNAL') }), 'HTTP 500 INTERNAL'],
    ['HTTP 504', replyOf(504, { errors: errors('OPERATION_TIMEOUT') }), 'HTTP 504'],
    ['a refusal', replyOf(200, { data: { account: null }, errors: errors('CPNI_RESTRICTED') }), 'lacks'],
    ['a value that it asked for as null', replyOf(200, { data: { account: { numbers: null } } }), 'lacks'],
    [
      'a value too many',
      replyOf(200, { data: { account: { numbers: [1], balance: 1 } } }),
      'holds account.balance',
    ],
    ['what is not JSON', replyOf(200, '<html>'), 'not JSON'],
    ['half an answer', replyOf(200, '{"data', { whole: false, lost: 'ECONNRESET' }), 'torn'],
    ['nothing', replyOf(0, '', { status: null, whole: false, lost: 'ECONNREFUSED' }), 'connection'],
    [
      'a value of another table',
      replyOf(200, { data: { account: { numbers: ['12 Oak Street'] } } }),
      'contacts',
    ],
    ['503 with data', replyOf(503, { ...GOOD, errors: errors('OVERLOADED') }), 'holds data'],
    ['503 of another code', replyOf(503, { errors: errors('INTERNAL') }), 'HTTP 503 INTERNAL'],
    ['a server that ends unasked', replyOf(503, { errors: errors('SHUTTING_DOWN') }), 'SHUTTING_DOWN'],
  ])('is a violation with %s', (_says, reply, fault) => {
    const { outcome, faults } = judge(NUMBERS, reply, surroundings);
    expect(outcome).toBe('VIOLATION');
    expect(faults.join()).toContain(fault);
  });

  test.each([
    [429, 'THROTTLED'],
    [503, 'OVERLOADED'],
  ])('may be %i %s, which is told apart', (status, code) => {
    const judged = judge(NUMBERS, replyOf(status, { errors: errors(code) }), surroundings);
    expect(judged).toMatchObject({ outcome: 'TURNED_AWAY', faults: [] });
  });

  test('may be lost once the server was told to end, and only whole', () => {
    const ending = { values, ending: true };
    const outcomeOf = (reply: Reply) => judge(NUMBERS, reply, ending).outcome;
    expect(outcomeOf(replyOf(503, { errors: errors('SHUTTING_DOWN') }))).toBe('ENDED');
    expect(outcomeOf(replyOf(0, '', { status: null, whole: false, lost: 'ECONNREFUSED' }))).toBe('ENDED');
    expect(outcomeOf(replyOf(0, '', { status: null, whole: false, lost: 'NO_ANSWER' }))).toBe('VIOLATION');
    expect(outcomeOf(replyOf(200, '{"data', { whole: false, lost: 'ECONNRESET' }))).toBe('VIOLATION');
  });
});

describe('what an attacker is answered', () => {
  const EXPIRED = refused(401, 'TOKEN_EXPIRED');

  test('is the refusal of its kind', () => {
    const reply = replyOf(401, { errors: errors('TOKEN_EXPIRED') });
    expect(judge(EXPIRED, reply, surroundings)).toMatchObject({ outcome: 'AS_EXPECTED', receipt: null });
  });

  test.each([
    ['an answer', replyOf(200, GOOD), 'left'],
    [
      'another refusal',
      replyOf(401, { errors: errors('UNAUTHENTICATED') }),
      'not with HTTP 401 TOKEN_EXPIRED',
    ],
    [
      'the refusal, and data',
      replyOf(401, { data: { account: { since: 1 } }, errors: errors('TOKEN_EXPIRED') }),
      'holds data',
    ],
    [
      'a value in the words of the refusal',
      replyOf(401, { errors: [{ message: `not for ${PHONE}`, extensions: { code: 'TOKEN_EXPIRED' } }] }),
      'a guarded value of ACCT-0001',
    ],
  ])('is a violation with %s', (_says, reply, fault) => {
    const { outcome, faults } = judge(EXPIRED, reply, surroundings);
    expect(outcome).toBe('VIOLATION');
    expect(faults.join()).toContain(fault);
  });

  test('names no value in what says of it', () => {
    expect(judge(EXPIRED, replyOf(200, GOOD), surroundings).faults.join()).not.toContain(PHONE);
  });
});

test('a value is found by itself, wherever it stands, and one place where it may stand is enough', () => {
  expect(values.findLeak('{"to":"112 Oak Street"}', null)).toBeNull();
  expect(values.findLeak('{"to":"12 Oak Streets"}', null)).toBeNull();
  expect(values.findLeak('{"to":"12 Oak Street"}', null)).toMatchObject({ table: 'contacts' });
  expect(values.findLeak('12 Oak Street', null)).not.toBeNull();
  expect(values.findLeak(PHONE, { account: 'ACCT-0002', tables: ['call_records'] })).toBeNull();
  expect(values.findLeak(PHONE, { account: 'ACCT-0002', tables: ['phone_numbers'] })).not.toBeNull();
});

test.each([
  ['an error', '{"level":50,"msg":"an operation failed"}', 'logged an error'],
  ['a value', `{"level":30,"msg":"request","to":"${PHONE}"}`, 'is in the log'],
  ['a token', '{"level":30,"msg":"eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJvd25lciJ9.c2ln"}', 'a token'],
])('a line of the log with %s is a violation', (_says, line, fault) => {
  expect(judgeLine(line, values).faults.join()).toContain(fault);
});

test('a line that says that a request was answered is none', () => {
  const line = '{"level":30,"msg":"request","status":200}';
  expect(judgeLine(line, values)).toEqual({ counted: null, faults: [] });
  expect(judgeLine('serving http://127.0.0.1:4000/graphql', values).faults).toEqual([]);
});

test('limits that are looser for a second now and then are told apart, and for long a violation', () => {
  const line = '{"level":50,"msg":"the store of the limits failed, this node counts by itself"}';
  const { counted, faults } = judgeLine(line, values);
  expect(faults).toEqual([]);
  const times = (many: number) => (what: string) => (what === counted ? many : 0);
  expect(judgeResting(times(12), 1200)).toBeNull();
  expect(judgeResting(times(13), 1200)).toContain('13 times');
});

test('a kind that was never answered as expected, and one that was turned away too often, are faults', () => {
  const figures = new Figures(['asked', 'turned away', 'never']);
  const judged = { ended: 'HTTP 200', faults: [], receipt: null };
  figures.count('asked', { ...judged, outcome: 'AS_EXPECTED' }, 1);
  figures.count('turned away', { ...judged, outcome: 'AS_EXPECTED' }, 1);
  for (let time = 0; time < 2; time += 1)
    figures.count('turned away', { ...judged, outcome: 'TURNED_AWAY' }, 1);
  expect(figures.faults()).toEqual([
    'turned away: 2 of 3 were turned away',
    'never: never answered as expected',
  ]);
});

test('each kind has its own name, and every group has some', () => {
  expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length);
  expect(new Set(KINDS.map(({ group }) => group))).toEqual(
    new Set(['owner', 'partner', 'staff', 'attacker']),
  );
});

test('twenty minutes unless said', () => {
  expect(readSettings([])?.minutes).toBe(20);
  expect(readSettings(['--minutes', '0.5'])?.minutes).toBe(0.5);
  expect(readSettings(['--help'])).toBeNull();
  for (const minutes of ['0', '-1', 'x', '1e9'])
    expect(() => readSettings([`--minutes=${minutes}`])).toThrow();
});
