// The race sees what it is for: with facts that a node remembers from one read to the next, reads are permitted that may not be.
import { useStory } from '../stories/support.js';
import { RACES, run } from './race.js';

type Store = typeof import('../../src/records/stores/facts-store.js');

const mockRemembered = new Map<string, ReturnType<Store['readFacts']>>();

jest.mock('../../src/records/stores/facts-store.js', () => {
  const real = jest.requireActual<Store>('../../src/records/stores/facts-store.js');
  return {
    ...real,
    readFacts: (...[database, request]: Parameters<Store['readFacts']>) => {
      const key = JSON.stringify({ ...request, at: null });
      const facts = mockRemembered.get(key) ?? real.readFacts(database, request);
      mockRemembered.set(key, facts);
      return facts;
    },
  };
});

const story = useStory({}, { nodes: 2 });

test('a memory is found out in the first round', async () => {
  const [objection] = RACES;
  if (objection === undefined) throw new Error('there is no race');
  const tally = await run(story, objection, 1);
  expect(tally).toMatchObject({ readsAfterwards: 4, misses: 4 });
});
