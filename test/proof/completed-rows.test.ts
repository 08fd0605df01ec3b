/** An operation is answered the same whether rows of plain values are completed by the guard's reads or by the executor. */
import type { GraphQLResolveInfo } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { CompletedRows } from '../../src/graph/completed-rows.js';
import { parseGlobalId } from '../../src/graph/global-id.js';
import { JsonList } from '../../src/json-list.js';
import { useApi, type Answer } from '../support/api.js';
import { OperationGenerator } from './generate-operation.js';
import { knownDataOf } from './known-data.js';
import { Random } from './random.js';
import { chooseAsking } from './statements.js';

const OPERATIONS = Number(process.env['PROOF_OPERATIONS'] ?? 100);
const SEED = 20_250_330;

/** Nothing is written by the database. */
class Values extends CompletedRows {
  override formOfList(): null {
    return null;
  }

  override formOfPage(): null {
    return null;
  }
}

/** All is left to the executor. */
class None extends Values {
  override ofList<Row>(_: unknown, rows: Row[] | JsonList): Row[] {
    return rows as Row[];
  }

  override ofPage<Row>(_: unknown, rows: Row[] | JsonList): Row[] {
    return rows as Row[];
  }
}

/** Counts what is completed here, and looks at what is written: as JSON.stringify would, to the byte. */
class Counted extends CompletedRows {
  rows = 0;
  written = 0;

  override ofList<Row>(info: GraphQLResolveInfo, rows: Row[] | JsonList): Row[] {
    this.#look(rows);
    return super.ofList(info, rows);
  }

  override ofPage<Row>(info: GraphQLResolveInfo, rows: Row[] | JsonList): Row[] {
    this.#look(rows);
    return super.ofPage(info, rows);
  }

  #look(rows: unknown): void {
    if (!(rows instanceof JsonList)) return;
    const { text, length } = rows;
    const read = JSON.parse(text) as unknown[];
    expect([text, length]).toEqual([JSON.stringify(read), read.length]);
    this.written += length;
  }

  override place(data: unknown): void {
    const before = JSON.stringify([data]).length;
    super.place(data);
    this.rows += JSON.stringify([data]).length - before;
  }
}

/** Of one and the same content, each asked the same in the same order. */
const here = useApi();
const executor = useApi();

const OF_THE_ANSWER = /(^|_)(decisionId|requestId|cursor|startCursor|endCursor)$/;

function textOf({ data, errors, status }: Answer): string {
  return JSON.stringify({ data, errors, status }, (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const ofTheAnswer = OF_THE_ANSWER.test(key) || parseGlobalId(value)?.type === 'Decision';
    return ofTheAnswer ? 'of the answer' : value;
  });
}

test(`${String(OPERATIONS)} operations are answered alike, to the byte, in the same order`, async () => {
  const schema = buildSchema();
  const known = await knownDataOf(here.database);
  const counts = { completed: 0, written: 0 };
  for (let seed = SEED; seed < SEED + OPERATIONS; seed++) {
    const random = new Random(seed);
    const asking = chooseAsking(random);
    const operation = new OperationGenerator(schema, random, asking, known).generate();
    const rows = new Counted();
    // the fields of one request reach its entries in any order, and would be seen in that order by the next
    for (const { database } of [here, executor]) await database.query('DELETE FROM audit_entries');
    const one = await here.ask(asking.caller, operation, { rows });
    const other = await executor.ask(asking.caller, operation, { rows: new None() });
    expect([seed, textOf(one)]).toEqual([seed, textOf(other)]);
    counts.completed += rows.rows;
    counts.written += rows.written;
  }
  expect(Math.min(counts.completed, counts.written)).toBeGreaterThan(0);
}, 14_400_000);

const CALLS = `accountByNumber(number: "ACCT-0001") { cpni(purpose: SELF_ACCESS) { callRecords(first: 3)`;

test.each<[string, string]>([
  [
    'two lists of one page',
    `{ ${CALLS} { a: nodes { id } b: nodes { to from } edges { node { id } } } } } }`,
  ],
  ['a member named as a prototype is', `{ ${CALLS} { nodes { __proto__: id to } } } } }`],
  ['a nested object named so', `{ ${CALLS} { nodes { __proto__: charge { amount } to } } } } }`],
  ['a nested object asked for twice', `{ ${CALLS} { nodes { charge { amount } charge { currency } } } } } }`],
  [
    'fragments on the row',
    `{ ${CALLS} { nodes { ...f ... on CallRecord { to } __typename } } } } } fragment f on CallRecord { id t: __typename }`,
  ],
  ['what is skipped', `{ ${CALLS} { nodes { id @skip(if: true) to @include(if: false) from } } } } }`],
  ['nothing but what is skipped', `{ ${CALLS} { nodes { id @skip(if: true) } } } } }`],
])('%s', async (_says, operation) => {
  const one = await here.ask('owner', operation);
  const other = await executor.ask('owner', operation, { rows: new None() });
  expect(textOf(one)).toBe(textOf(other));
  expect(one.errors).toEqual([]);
});

test.each<[string, string]>([
  ['a value that its type does not take', "UPDATE call_records SET direction = 'SIDEWAYS'"],
  ['a number beyond its type', 'UPDATE call_records SET latitude = $$NaN$$'],
])('%s is an error of the executor’s', async (_says, damage) => {
  const operation = `{ ${CALLS} { nodes { id direction location { latitude } } } } } }`;
  const answers = [];
  for (const [api, rows] of [
    [here, new CompletedRows()],
    [executor, new None()],
  ] as const) {
    await api.database.transaction(async (inside) => {
      await inside.query('SET LOCAL session_replication_role = replica');
      for (const { name } of await inside.query<{ name: string }>(
        `SELECT conname AS name FROM pg_constraint WHERE conrelid = 'call_records'::regclass AND contype = 'c'`,
      ))
        await inside.query(`ALTER TABLE call_records DROP CONSTRAINT "${name}"`);
      await inside.query(damage);
    });
    answers.push(await api.ask('owner', operation, { rows }));
  }
  const [one, other] = answers.map(textOf);
  expect(one).toBe(other);
  expect(answers[0]?.errors.length).toBeGreaterThan(0);
});
