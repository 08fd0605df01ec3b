// SIGTERM under load, as at every deployment. What the audit says was asked has been answered, whole: an entry without an answer would be a
// request that was taken and cut off. New connections are refused, what comes on one from before is told to try again, exit code 0.
import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Random } from '../../src/seed/random.js';
import { answersAgain, startLoad } from './load.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

const LATEST_MS = 1000;
/** What runs at the signal runs on so long, in every other round. */
const HELD_MS = 1500;
const REFUSED_WITHIN_MS = 10_000;

export async function terminateApi({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const stand = await openStand(tally);
  const random = new Random(seed);
  const answered = new Set<string>();
  const load = await startLoad(stand.api, {
    tally,
    seed,
    onReply: (_, { status, requestId, whole }) => {
      if (requestId !== null && whole) answered.add(requestId);
      if (status !== null && !whole) tally.violate('an answer was cut off by a shutdown');
    },
  });
  for (let round = 1; round <= times.terminations; round += 1) {
    const began = new Date();
    await answersAgain(load, tally);
    const before = await openSilent(stand.api.port);
    const release = round % 2 === 0 ? await holdRequests(stand) : () => Promise.resolve();
    await sleep(random.integer(0, LATEST_MS));
    const signalled = Date.now();
    stand.api.signal('SIGTERM');
    await Promise.all([
      untilRefused(stand, tally).then(() => askOnOne(before, tally)),
      sleep(HELD_MS).then(release),
    ]);
    const ended = await stand.api.ended();
    tally.count(`SIGTERM: ended with ${ended}`);
    if (ended !== 0) tally.violate(`after SIGTERM the server ended with ${ended}:\n${stand.api.output()}`);
    const took = Date.now() - signalled;
    stand.api.launch();
    await stand.api.ready();
    await answersAgain(load, tally); // whatever was under way has come
    await checkAnswered(stand, { began, until: new Date(signalled + took) }, answered, tally);
    await stand.check(load);
    tally.say(`SIGTERM ${round} of ${times.terminations}: ended after ${took} ms`);
  }
  await load.stop();
  await stand.check(load);
  await stand.close();
  tally.require('new connections refused while it shuts down', 'no connection came while it shut down');
}

/** Whoever reads invoices waits until it is called. */
async function holdRequests({ postgres }: Stand): Promise<() => Promise<void>> {
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE invoices IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await owner.query('ROLLBACK');
    await owner.end();
  };
}

/** One that was accepted and has not said anything. */
async function openSilent(port: number): Promise<ReturnType<typeof connect>> {
  const silent = connect(port, '127.0.0.1');
  silent.on('error', () => undefined);
  await once(silent, 'connect');
  return silent;
}

/** Once one is refused, none is accepted any more. */
async function untilRefused({ api }: Stand, tally: Tally): Promise<void> {
  for (const until = Date.now() + REFUSED_WITHIN_MS; Date.now() < until;) {
    await sleep(5);
    if (await accepts(api.port)) continue;
    if (api.running()) tally.count('new connections refused while it shuts down');
    if (await accepts(api.port)) tally.violate('a connection was accepted after one was refused');
    return;
  }
  tally.violate('new connections were not refused');
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const accepted = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return accepted;
}

async function askOnOne(before: ReturnType<typeof connect>, tally: Tally): Promise<void> {
  before.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n{}');
  const answer = await text(before).catch(() => '');
  const told = answer.startsWith('HTTP/1.1 503 ') && answer.includes('"code":"SHUTTING_DOWN"');
  tally.count(`asked on a connection from before: ${told ? 'SHUTTING_DOWN' : 'no answer'}`);
  if (!told && answer !== '') tally.violate(`a shutdown was answered with ${answer.slice(0, 200)}`);
}

interface Span {
  readonly began: Date;
  readonly until: Date;
}

async function checkAnswered(
  { postgres }: Stand,
  { began, until }: Span,
  answered: Set<string>,
  tally: Tally,
): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT request_id AS id FROM audit_entries WHERE at BETWEEN $1 AND $2`,
    [began, until],
  );
  await client.end();
  const cut = rows.filter(({ id }) => !answered.has(id));
  tally.count('requests in the audit', rows.length);
  tally.count('requests in the audit that were answered whole', rows.length - cut.length);
  for (const { id } of cut) tally.violate(`request ${id} stands in the audit and was never answered`);
}
