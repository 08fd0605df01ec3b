// decide, explain and matrix as programs: lines in, lines out, in order, and a bad line does not stop the run.

import { Readable, Writable } from 'node:stream';

import { answerLines } from '../../src/cli/answer-lines.js';
import { LONGEST_LINE } from '../../src/cli/lines.js';
import { decideCommand } from '../../src/cli/commands/decide.js';
import { explainCommand } from '../../src/cli/commands/explain.js';
import { matrixCommand } from '../../src/cli/commands/matrix.js';
import { printLine } from '../../src/cli/print-line.js';

const GOOD = JSON.stringify({
  at: '2025-06-15T12:00:00Z',
  policy: {
    version: '2015-03-30',
    legalOverlay: true,
    affiliateSharing: 'EXISTING_RELATIONSHIP',
    approvalUses: 'ENABLED',
  },
  caller: { kind: 'CUSTOMER', subject: 'owner' },
  grant: { purposes: ['SELF_ACCESS'] },
  authentication: { method: 'PASSWORD', channel: 'ONLINE' },
  purpose: 'SELF_ACCESS',
  data: { class: 'CPNI', categories: ['BILLING'], callDetail: false, callLocation: false },
  account: { id: 'account-x', status: 'ACTIVE', services: [] },
  party: true,
  relationships: [],
  approvals: [],
  notices: [],
});

async function answers(text: string): Promise<string[]> {
  const words: string[] = [];
  for await (const answer of answerLines(Readable.from([Buffer.from(text)]))) {
    words.push('error' in answer ? `${answer.error.line} ${answer.error.problem}` : answer.decision.reason);
  }
  return words;
}

test('a malformed line is answered in its place and the run goes on', async () => {
  const unknown = GOOD.replace('"SELF_ACCESS","data"', '"NO_SUCH_PURPOSE","data"');
  const words = await answers([GOOD, '{', '', unknown, GOOD].join('\n'));
  expect(words).toEqual([
    'OK_SELF',
    '2 is not JSON',
    '3 is not JSON',
    expect.stringMatching(/^4 is not one of SELF_ACCESS, /),
    'OK_SELF',
  ]);
});

test('a line longer than the limit is malformed', async () => {
  const words = await answers(`${' '.repeat(LONGEST_LINE + 1)}\n${GOOD}`);
  expect(words).toEqual([`1 is longer than ${LONGEST_LINE} bytes`, 'OK_SELF']);
});

test('printing waits while the reader is slow', async () => {
  const written: string[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      setImmediate(() => {
        written.push(chunk.toString());
        done();
      });
    },
  });
  for (const line of ['one', 'two', 'three']) await printLine(slow, line);
  expect(written).toEqual(['one\n', 'two\n', 'three\n']);
});

test.each([decideCommand, explainCommand, matrixCommand])(
  '$_name has a summary, a description and help',
  (command) => {
    expect(command.summary()).not.toBe('');
    expect(command.description()).not.toBe('');
    expect(command.helpInformation()).toContain(`Usage: ${command.name()} `);
  },
);
