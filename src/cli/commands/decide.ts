// account-data decide: requests as JSON lines in, decisions as JSON lines out. It reads nothing else.

import { Command } from 'commander';

import { answerLines } from '../answer-lines.js';
import { printLine } from '../print-line.js';

const HELP = `
Each line of standard input is one request, a JSON object with the keys
  at, policy, caller, grant, authentication, purpose, offering?, data, account, party,
  relationships, approvals, notices, delegation?, reference?
Each line of standard output is its decision, in the same order:
  {"outcome","rule","reason","citation","obligations"}
A malformed line answers
  {"error":{"code":"MALFORMED_REQUEST","line","path","problem"}}
and the run goes on; how many there were is said on standard error. The exit code is 0.
Nothing but the request is looked at: no clock, no database, no settings.

Example:
  account-data decide < requests.jsonl > decisions.jsonl`;

export const decideCommand: Command = new Command('decide')
  .summary('decide requests, one JSON line each')
  .description('Decide who may read what: one request a line on standard input, one decision a line out.')
  .addHelpText('after', HELP)
  .action(decideLines);

async function decideLines(): Promise<void> {
  let malformed = 0;
  for await (const answer of answerLines(process.stdin)) {
    if ('error' in answer) malformed += 1;
    await printLine(process.stdout, JSON.stringify('error' in answer ? answer : answer.decision));
  }
  if (malformed > 0) process.stderr.write(`${malformed} malformed ${malformed === 1 ? 'line' : 'lines'}\n`);
}
