// account-data explain: each request decided and said as one plain sentence with its clause; or a recorded decision,
// with the facts as they were and what they decide now.

import { createReadStream } from 'node:fs';

import { Command } from 'commander';

import type { LineAnswer } from '../../policy/decide-line.js';
import { explain } from '../../policy/explain.js';
import type { Database } from '../../records/database.js';
import { answerLines } from '../answer-lines.js';
import { explainDecision, parseDecisionId, type DecisionKey } from '../explain-decision.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';

const HELP = `
Each line of the file, or of standard input without one, is a request as \`account-data decide\` reads it.
Each is answered by one sentence: who asked for what and why, whether it may be read, for which reason,
by which rule, and what the clauses it rests on say. Ids in the request are not repeated.

With the id of a recorded decision (as in \`decisionId\` of an answer): the sentence, the facts as they were when it
was made, and whether the same is decided again from them. The exit code is 1 if it is not.

Examples:
  account-data explain requests.jsonl
  account-data explain RGVjaXNpb246...`;

export const explainCommand: Command = new Command('explain')
  .summary('say decisions in plain words')
  .description(
    'Decide requests, one JSON line each, and say each decision as one plain sentence with its clause.',
  )
  .argument(
    '[file or decision id]',
    'requests, one JSON object a line (default: standard input), or a recorded decision',
  )
  .addHelpText('after', HELP)
  .action(explainGiven);

async function explainGiven(given: string | undefined): Promise<void> {
  const key = given === undefined ? null : parseDecisionId(given);
  if (key === null) await explainLines(given);
  else await withDatabase('explain', (database) => explainRecorded(database, key));
}

async function explainRecorded(database: Database, key: DecisionKey): Promise<void> {
  const { lines, same } = await explainDecision(database, key);
  for (const line of lines) await printLine(process.stdout, line);
  if (!same) process.exitCode = 1;
}

async function explainLines(file: string | undefined): Promise<void> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  try {
    for await (const answer of answerLines(input)) await printLine(process.stdout, sentence(answer));
  } catch (fault) {
    if (!isFileFault(fault)) throw fault;
    explainCommand.error(`error: the file cannot be read (${fault.code})`);
  }
}

function sentence(answer: LineAnswer): string {
  if ('decision' in answer) return explain(answer.decision, answer.request);
  const { line, path, problem } = answer.error;
  return `Line ${line} is no request: ${path} ${problem}.`;
}

function isFileFault(fault: unknown): fault is NodeJS.ErrnoException {
  return fault instanceof Error && 'syscall' in fault && 'code' in fault && fault.code !== 'EPIPE';
}
