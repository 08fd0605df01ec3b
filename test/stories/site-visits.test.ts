// Technical data of visits may be kept; it does not identify anybody, and refusing cookies leaves everything working (Policy section 1).
import { getNamedType, isInterfaceType, isObjectType, isUnionType, type GraphQLObjectType } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { browserOf, networkOf, originOf, pathOf } from '../../src/lifecycle/site-visits.js';
import { purgeSiteData } from '../../src/records/stores/site-store.js';
import { DAY, useStory } from './support.js';

const story = useStory();

const VISIT = {
  browser: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  referrer: 'https://search.example/find?q=jane.doe@example.com',
  exitLink: 'https://bank.example/accounts/4711',
  pages: [
    { path: '/pricing?utm=jane#x', seconds: 40 },
    { path: '/signup', seconds: 5 },
  ],
};

const visits = () =>
  story.database.query(
    'SELECT visitor_id, network::text, browser, referrer_origin, exit_origin FROM site_visits',
  );

afterEach(async () => {
  await story.database.query('DELETE FROM site_visits');
  await story.database.query('DELETE FROM site_cookie_choices');
});

test('a visit is kept without a token: the network, the site, the path and the browser, and nothing finer', async () => {
  expect(await story.change(null, 'recordVisit', VISIT, 'recorded')).toEqual({
    recorded: true,
    userErrors: [],
  });
  expect(await visits()).toEqual([
    {
      visitor_id: null,
      network: expect.stringMatching(/^(127\.0\.0\.0\/24|0:0:0::\/48|::\/48)$/) as string,
      browser: 'Firefox 128',
      referrer_origin: 'https://search.example',
      exit_origin: 'https://bank.example',
    },
  ]);
  const pages = await story.database.query('SELECT path, seconds FROM site_page_views ORDER BY place');
  expect(pages).toEqual([
    { path: '/pricing', seconds: 40 },
    { path: '/signup', seconds: 5 },
  ]);
  const [{ minutes } = { minutes: '' }] = await story.database.query<{ minutes: string }>(
    `SELECT to_char(hour AT TIME ZONE 'UTC', 'MI:SS') AS minutes FROM site_visits`,
  );
  expect(minutes).toBe('00:00');
});

test('who takes cookies gets a random id; who refuses gets none, and is served alike', async () => {
  const taken = await story.change(null, 'chooseCookies', { choice: 'ACCEPTED' }, 'visitor');
  await story.change(null, 'recordVisit', { ...VISIT, visitor: taken['visitor'] }, 'recorded');
  const refused = await story.change(null, 'chooseCookies', { choice: 'REFUSED' }, 'visitor');
  expect(refused['visitor']).toBeNull();
  expect(await story.change(null, 'recordVisit', VISIT, 'recorded')).toMatchObject({ recorded: true });
  expect((await visits()).map((visit) => (visit as { visitor_id: string | null }).visitor_id).sort()).toEqual(
    [taken['visitor'], null].sort(),
  );
  const { data } = await story.ask(null, '{ privacyPolicy { version } }');
  expect(data).toEqual({ privacyPolicy: { version: '2015-03-30' } });
});

test('the API itself sets no cookie', async () => {
  const response = await story.ask(null, 'mutation { chooseCookies(input: {choice: ACCEPTED}) { visitor } }');
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('a customer who is signed in leaves no more than anybody: not even an entry of the log', async () => {
  const entries = async () =>
    Number((await story.database.query<{ n: string }>('SELECT count(*) AS n FROM audit_entries'))[0]?.n);
  const before = await entries();
  await story.change('owner', 'recordVisit', VISIT, 'recorded');
  expect(await entries()).toBe(before);
  const requests = story.log.filter((line) => line.includes('"msg":"request"'));
  expect(requests.join('')).not.toMatch(/search\.example|bank\.example|jane|127\.0\.0\.1/);
});

test.each([
  ['no page', { pages: [] }, 'pages'],
  ['a page of another site', { pages: [{ path: '//evil.example', seconds: 1 }] }, 'path'],
  ['a time before the visit', { pages: [{ path: '/', seconds: -1 }] }, 'seconds'],
])('%s is told by its field', async (_, input, field) => {
  const answer = await story.change(null, 'recordVisit', { ...VISIT, ...input }, 'recorded');
  expect(answer).toMatchObject({ recorded: false, userErrors: [{ code: 'INVALID', field }] });
});

test('after thirteen months it is gone', async () => {
  await story.change(null, 'recordVisit', VISIT, 'recorded');
  await purgeSiteData(story.database, story.now() + 390 * DAY);
  expect(await visits()).toHaveLength(1);
  await purgeSiteData(story.database, story.now() + 398 * DAY);
  expect(await visits()).toEqual([]);
  expect(await story.database.query('SELECT FROM site_page_views')).toEqual([]);
});

describe('no path joins it with anybody', () => {
  const SITE_TABLES = ['site_visits', 'site_page_views', 'site_cookie_choices'];

  test('no table has a key of it, and it has a key of no other table', async () => {
    const keys = await story.database.query(
      `SELECT conrelid::regclass::text AS "table", confrelid::regclass::text AS target FROM pg_constraint
        WHERE contype = 'f' AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))`,
      [SITE_TABLES],
    );
    expect(keys).toEqual([{ table: 'site_page_views', target: 'site_visits' }]);
  });

  test('no column of it stands in another table, nor one of a person in it', async () => {
    const columns = await story.database.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const own = columns.filter(({ table }) => SITE_TABLES.includes(table)).map(({ column }) => column);
    const others = columns.filter(({ table }) => !SITE_TABLES.includes(table)).map(({ column }) => column);
    expect(
      own.filter((column) =>
        /account|contact|subject|issuer|client|token|login|email|phone|name|request/.test(column),
      ),
    ).toEqual([]);
    expect(
      others.filter((column) => ['visit_id', 'visitor_id', 'choice_id', 'network'].includes(column)),
    ).toEqual([]);
  });

  test('no type of the API leads to it but the answers of its own two mutations, and these lead to nobody', () => {
    const schema = buildSchema();
    const reached = (type: GraphQLObjectType, seen = new Set<string>()): Set<string> => {
      if (seen.has(type.name)) return seen;
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const below = getNamedType(field.type);
        const types = isInterfaceType(below) || isUnionType(below) ? schema.getPossibleTypes(below) : [below];
        for (const next of types) if (isObjectType(next)) reached(next, seen);
      }
      return seen;
    };
    for (const name of ['RecordVisitPayload', 'ChooseCookiesPayload'])
      expect([...reached(schema.getType(name) as GraphQLObjectType)].sort()).toEqual(
        [name, 'UserError'].sort(),
      );
    const query = schema.getQueryType();
    expect(query && [...reached(query)].filter((name) => /Visit|Cookie/.test(name))).toEqual([]);
  });
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['nonsense', null],
])('of the address %s only %s is kept', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ['https://a.example:8443/x?y#z', 'https://a.example:8443'],
  ['javascript:alert(1)', null],
  ['mailto:jane@example.com', null],
  ['https://user:secret@a.example/', 'https://a.example'],
])('of the link %s only the site is kept', (link, origin) => {
  expect(originOf(link)).toBe(origin);
});

test.each([
  ['/a/b?c=d', '/a/b'],
  ['https://a.example/', null],
  ['//a.example', null],
])('of the page %s only the path is kept', (page, path) => {
  expect(pathOf(page)).toBe(path);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36 Edg/120.0.1', 'Edge 120'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.2 Safari/605.1.15', 'Safari 17'],
  ['curl/8', 'other'],
])('a browser is kept by name and version', (userAgent, browser) => {
  expect(browserOf(userAgent)).toBe(browser);
});
