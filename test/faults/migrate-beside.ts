// Migrations beside a server that runs: `account-data migrate` again, which has nothing to do, and one of a later program, which this one
// does not know, applied and taken back. No error is accepted, and every answer is what it was before.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from '../../src/records/migrate.js';
import { openDatabase } from '../../src/records/open-database.js';
import type { Reply } from '../load/ask.js';
import { run } from '../load/audit-check.js';
import { answersAgain, startLoad } from './load.js';
import type { LoadOperation } from './operations.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

/** What a later program may add under an older one: nothing that this one names is changed. */
class LaterProgram1999999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN later_word text');
    await runner.query('CREATE INDEX accounts_by_later_word ON accounts (later_word)');
    await runner.query(
      'CREATE TABLE later_things (account_id uuid PRIMARY KEY REFERENCES accounts, word text NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE later_things');
    await runner.query('ALTER TABLE accounts DROP COLUMN later_word');
  }
}

export async function migrateBeside({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const stand = await openStand(tally);
  const same = new SameAnswers(tally);
  const load = await startLoad(stand.api, {
    tally,
    seed,
    accepted: () => [],
    onReply: (operation, reply) => {
      same.compare(operation, reply);
    },
  });
  await answersAgain(load, tally);
  for (let round = 1; round <= times.migrations; round += 1) {
    const { ended, output } = await run(['migrate'], stand.api.environment);
    tally.count(`account-data migrate: ended with ${ended}`);
    if (ended !== '0' || !output.includes('nothing to do')) tally.violate(`migrate ended with ${output}`);
    await answersAgain(load, tally);
    await applyLater(stand, tally);
    await answersAgain(load, tally);
    const ready = await fetch(`http://127.0.0.1:${stand.api.port}/health/ready`);
    if (!ready.ok) tally.violate(`beside a later migration the server is not ready: ${await ready.text()}`);
    await takeBackLater(stand, tally);
    await answersAgain(load, tally);
    await stand.check(load);
    tally.say(`migrations ${round} of ${times.migrations}`);
  }
  await load.stop();
  await stand.check(load);
  await stand.close();
}

async function applyLater(stand: Stand, tally: Tally): Promise<void> {
  const { applied } = await migrateAsLater(stand, {});
  tally.count(`later migrations applied`, applied.length);
}

async function takeBackLater(stand: Stand, tally: Tally): Promise<void> {
  const { reverted } = await migrateAsLater(stand, { down: 1 });
  if (reverted.join() !== LaterProgram1999999999999.name)
    throw new Error(`taken back was ${reverted.join()}`);
  tally.count(`later migrations taken back`, reverted.length);
}

async function migrateAsLater({ postgres }: Stand, request: { down?: number }) {
  const database = await openDatabase({
    databaseUrl: postgres.url,
    dataFolder: '',
    applicationName: 'later',
    access: 'SHARE',
    role: 'LOGIN',
  });
  try {
    database.dataSource.migrations.push(new LaterProgram1999999999999());
    return await migrate(database, request);
  } finally {
    await database.close();
  }
}

/** Nothing is changed meanwhile, so the same question has the same answer. */
class SameAnswers {
  readonly #tally: Tally;
  readonly #first = new Map<LoadOperation, string>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  compare(operation: LoadOperation, { status, whole, body }: Reply): void {
    if (status !== 200 || !whole) {
      this.#tally.violate(`beside a migration a request ended with ${status ?? 'no answer'}`);
      return;
    }
    const { data } = JSON.parse(body) as { data: unknown };
    const answer = JSON.stringify(data);
    const first = this.#first.get(operation) ?? answer;
    this.#first.set(operation, first);
    this.#tally.count('answers compared with the first');
    if (answer !== first) this.#tally.violate(`beside a migration ${operation.query} was answered otherwise`);
  }
}
