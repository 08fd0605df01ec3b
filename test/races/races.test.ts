// What ends a permit holds for every read that begins after it was answered, on every node: a few rounds here, a thousand of each by
// `npm run test:races`, which prints the tally.
import { useStory } from '../stories/support.js';
import { RACES, run } from './race.js';

const ROUNDS = Number(process.env['RACE_ROUNDS'] ?? 3);

const story = useStory({}, { nodes: 2 });

test.each(RACES)(
  '$says is held by both nodes',
  async (race) => {
    const tally = await run(story, race, ROUNDS);
    if (process.env['RACE_ROUNDS'] !== undefined)
      process.stderr.write(`${race.says}: ${JSON.stringify(tally)}\n`);
    expect(tally).toMatchObject({ rounds: ROUNDS, readsAfterwards: 4 * ROUNDS, misses: 0 });
  },
  60_000 + 1_000 * ROUNDS,
);
