// Before anything is measured: every contestant gives the same values for the same work, and leaves behind what it says it does.
import { canonical, difference, type Canonical } from './canonical.js';
import { Connection } from './connection.js';
import type { RunningContestant } from './contestant-process.js';
import type { Measured } from './measure.js';
import { queryOnce } from './postgres.js';
import { byTurns, toRequest, type Question } from './questions.js';

/** Contestants that leave an audit entry, and no others. */
const AUDITED: readonly string[] = ['ours'];

export interface Compared {
  readonly measured: readonly Measured[];
  /** Sent to PostgreSQL for one request. */
  readonly statements: number;
}

/** What a server sends now and then on its own account is not of the request: the least count is. */
const COUNTED = 6;

/** The first contestant is what the others are compared with. Rejected where two answers differ. */
export async function compareAnswers(
  contestants: readonly { readonly contestant: RunningContestant; readonly questions: readonly Question[] }[],
  databaseUrl: string,
): Promise<Map<string, Compared>> {
  const compared = new Map<string, Compared>();
  let expected: readonly Canonical[] | null = null;
  for (const { contestant, questions } of contestants) {
    const entriesBefore = await entriesOf(databaseUrl);
    const { answers, measured, statements } = await askEach(contestant, questions);
    const left = (await entriesOf(databaseUrl)) > entriesBefore;
    if (left !== AUDITED.includes(contestant.name))
      throw new Error(`${contestant.name} ${left ? 'leaves' : 'does not leave'} entries in the audit`);
    expected ??= answers;
    refuseDifference(contestant.name, expected, answers);
    compared.set(contestant.name, { measured, statements });
  }
  return compared;
}

/** Each question once: what is compared, and how long each answer is. */
export async function askEach(contestant: RunningContestant, questions: readonly Question[]) {
  const connection = await Connection.open(contestant.port);
  const answers: Canonical[] = [];
  const measured: Measured[] = [];
  const statements: number[] = [];
  const ask = async (question: Question) => {
    const before = (await contestant.used()).statements;
    const answer = await connection.ask(toRequest(question));
    statements.push((await contestant.used()).statements - before);
    return answer;
  };
  try {
    for (const question of questions) {
      const { status, body } = await ask(question);
      answers.push(dataOf(contestant, question, status, body));
      measured.push({ question, bytes: body.length });
    }
    while (statements.length < COUNTED) await ask(byTurns(questions, statements.length));
  } finally {
    connection.close();
  }
  return { answers, measured, statements: Math.min(...statements) };
}

/** An answer with errors is no answer. */
function dataOf({ name }: RunningContestant, { toApi }: Question, status: number, body: Buffer): Canonical {
  const text = body.toString('utf8');
  const answer = JSON.parse(text) as { data?: Readonly<Record<string, unknown>>; errors?: unknown };
  if (status !== 200 || answer.errors !== undefined || answer.data === undefined)
    throw new Error(`${name} does not answer: HTTP ${status} ${text.slice(0, 1000)}`);
  return canonical(toApi === undefined ? answer.data : toApi(answer.data));
}

function refuseDifference(name: string, expected: readonly Canonical[], answers: readonly Canonical[]): void {
  const found = difference(expected, answers);
  if (found !== null) throw new Error(`${name} answers differently: ${found}`);
}

async function entriesOf(databaseUrl: string): Promise<number> {
  const { count } = await queryOnce<{ count: string }>(databaseUrl, 'SELECT count(*) FROM audit_entries');
  return Number(count);
}
