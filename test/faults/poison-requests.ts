// Requests that are none: bytes of no protocol, half requests that never end, texts that are no UTF-8, JSON made to harm its reader. The
// process lives within a bounded heap, tells each by a refusal or an end, and answers whoever asks well beside them.
import type { ErrorCode } from '../../src/errors.js';
import { answersAgain, startLoad } from './load.js';
import { POISONS, type Poison } from './poisons.js';
import { sendRaw } from './raw-request.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

/** A leak of any size ends the process before the part ends. */
const HEAP_MEGABYTES = 256;
const MOST_RESIDENT_MEGABYTES = 640;
const AT_ONCE = 8;
const NONE: readonly ErrorCode[] = [];
/** Node looks for them every 30 seconds; a request has 30 to come in. */
const HALF_REQUESTS = 200;
const HALF_ENDS_MS = 75_000;

export async function poisonRequests({ seed, times, quick }: FaultSettings, tally: Tally): Promise<void> {
  const stand = await openStand(tally, {
    environment: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` },
  });
  const token = await stand.api.mint('owner');
  const load = await startLoad(stand.api, { tally, seed, accepted: () => NONE });
  await answersAgain(load, tally);
  const halves = quick ? null : endHalves(stand, tally);
  let most = await resident(stand);
  for (let round = 1; round <= times['poison-rounds']; round += 1) {
    for (const poison of POISONS) await sendAll(stand, poison, token, tally);
    await answersAgain(load, tally);
    most = Math.max(most, await resident(stand));
    if (!stand.api.running()) break;
  }
  tally.say(`resident at most ${most} MB`);
  if (most > MOST_RESIDENT_MEGABYTES) tally.violate(`the process grew to ${most} MB`);
  await halves;
  await answersAgain(load, tally);
  await load.stop();
  await stand.check(load);
  await stand.close();
}

async function sendAll({ api }: Stand, poison: Poison, token: string, tally: Tally): Promise<void> {
  const sent = Array.from({ length: AT_ONCE }, () => sendRaw(api.port, poison.bytes(token)));
  for (const answer of await Promise.all(sent)) {
    const ended = poison.ends.find((one) => one.test(answer));
    const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? (answer === '' ? 'closed' : 'something else');
    tally.count(`${poison.says}: ${status}`);
    if (ended === undefined)
      tally.violate(`${poison.says}: answered with ${JSON.stringify(answer.slice(-300))}`);
  }
}

/** Each byte comes, the end never does: the server ends them all by itself. */
async function endHalves({ api }: Stand, tally: Tally): Promise<void> {
  const half = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-slow: ';
  const sent = Array.from({ length: HALF_REQUESTS }, () =>
    sendRaw(api.port, [Buffer.from(half)], { dripMs: 1000, patienceMs: HALF_ENDS_MS }).then((answer) =>
      answer === 'NO END' ? 'never ended' : 'ended',
    ),
  );
  for (const ended of await Promise.all(sent)) {
    tally.count(`half requests that drip for ever: ${ended}`);
    if (ended !== 'ended') tally.violate('a half request was never ended');
  }
}

async function resident({ api }: Stand): Promise<number> {
  const metrics = await fetch(`http://127.0.0.1:${api.port}/metrics`).then((answer) => answer.text());
  const [, bytes = '0'] = /^process_resident_memory_bytes (\S+)/m.exec(metrics) ?? [];
  return Math.round(Number(bytes) / 1024 ** 2);
}
