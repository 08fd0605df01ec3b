// account-data explain: each request decided and said as one plain sentence with its clause.

import { createReadStream } from 'node:fs';

import { Command } from 'commander';

import type { LineAnswer } from '../../policy/decide-line.js';
import { explain } from '../../policy/explain.js';
import { answerLines } from '../answer-lines.js';
import { printLine } from '../print-line.js';

const HELP = `
Each line of the file, or of standard input without one, is a request as \`account-data decide\` reads it.
Each is answered by one sentence: who asked for what and why, whether it may be read, for which reason,
by which rule, and what the clauses it rests on say. Ids in the request are not repeated.

Example:
  account-data explain requests.jsonl`;

export const explainCommand: Command = new Command('explain')
  .summary('say decisions in plain words')
  .description(
    'Decide requests, one JSON line each, and say each decision as one plain sentence with its clause.',
  )
  .argument('[file]', 'requests, one JSON object a line (default: standard input)')
  .addHelpText('after', HELP)
  .action(explainLines);

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
