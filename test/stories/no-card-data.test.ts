// Policy section 5: "Flowroute does not store customer credit card information."
import { useStory, type Teller } from './support.js';

const story = useStory();

const NUMBER = '4111111111111111';
const TYPED = '4111 1111-1111.1111';

const OPERATIONS: readonly (readonly [says: string, teller: Teller, query: string, argument: string])[] = [
  [
    'a stranger who asks for a version of the policy',
    null,
    'query ($typed: String!) { privacyPolicy(version: $typed) { version } }',
    'version',
  ],
  [
    'the owner who asks for an account',
    'owner',
    'query ($typed: String!) { accountByNumber(number: $typed) { number } }',
    'number',
  ],
  [
    'a supervisor who names a client',
    'supervisor',
    'mutation ($typed: String!) { registerClient(input: { company: "affiliate-active", name: $typed, purposes: [], publicKeys: "none" }) { userErrors { code } } }',
    'input.name',
  ],
];

test.each(OPERATIONS)(
  'a card number from %s is refused by the name of its argument',
  async (_, teller, query, argument) => {
    const { status, errors, text } = await story.ask(teller, query, { typed: TYPED });
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toMatchObject({ code: 'CARD_NUMBER_REFUSED', argument });
    expect(text).not.toContain(TYPED);
  },
);

test('a number that is none by its check digit is no reason to refuse', async () => {
  const query = 'query ($typed: String!) { accountByNumber(number: $typed) { number } }';
  const { errors } = await story.ask('owner', query, { typed: '4111111111111112' });
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND']);
});

test('what was refused is in no table and in no line of the log', async () => {
  const tables = await story.database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(40);
  const digits = `regexp_replace(t::text, '[-. ]', '', 'g')`;
  for (const { name } of tables) {
    const sql = `SELECT 1 FROM ${name} AS t WHERE ${digits} LIKE $1 LIMIT 1`;
    expect([name, await story.database.query(sql, [`%${NUMBER}%`])]).toEqual([name, []]);
  }
  expect(story.log.length).toBeGreaterThan(0);
  expect(story.log.filter((line) => line.replaceAll(/[-. ]/g, '').includes(NUMBER))).toEqual([]);
});
