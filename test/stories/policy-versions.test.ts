// We will post changes to this policy; who goes on using the site is deemed to agree, and approves nothing by it (Policy section 8).
import { useStory } from './support.js';

const story = useStory();
const DAY = 24 * 60 * 60 * 1000;

const NEXT = {
  version: '2027-01-01',
  text: 'Our next policy.\n\nWe share <only> with your consent.',
  legalOverlay: true,
  affiliateSharing: 'CONSENT',
  approvalUses: 'ENABLED',
};

const OFFER = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { category } } } }`;
const POLICY = 'policy { version status affiliateSharing effectiveFrom }';

const publish = (input: object, caller: 'supervisor' | 'marketing' = 'supervisor') =>
  story.change(caller, 'publishPolicyVersion', { ...NEXT, ...input }, POLICY);

const posted = async (path: string) => {
  const response = await fetch(`${story.url}${path}`);
  return { status: response.status, html: await response.text(), headers: response.headers };
};

const offeredReasons = async () =>
  (await story.ask('affiliate-active', OFFER)).errors.map(({ extensions }) => extensions?.['reason']);

test('a version is published ahead by a supervisor alone, and changes nothing before its instant', async () => {
  await expect(publish({}, 'marketing')).rejects.toThrow('CHANGE_NOT_PERMITTED');
  const effectiveFrom = new Date(story.now() + 30 * DAY).toISOString();
  expect(await publish({ effectiveFrom })).toEqual({
    policy: { version: '2027-01-01', status: 'SCHEDULED', affiliateSharing: 'CONSENT', effectiveFrom },
    userErrors: [],
  });
  expect(await offeredReasons()).toEqual([]);
  expect((await posted('/privacy')).html).toContain('<a href="/privacy/2027-01-01">The next version</a>');
});

test.each([
  ['a name that is taken', { version: '2015-03-30' }, 'TAKEN', 'version'],
  [
    'a past instant',
    { version: 'late', effectiveFrom: '2020-01-01T00:00:00Z' },
    'BACKDATED',
    'effectiveFrom',
  ],
  ['one before a version that is posted already', { version: 'between' }, 'NOT_ALLOWED_NOW', 'effectiveFrom'],
  ['no text', { version: 'empty', text: ' ' }, 'REQUIRED', 'text'],
])('%s is refused', async (_, input, code, field) => {
  const { policy, userErrors } = await publish(input);
  expect(policy).toBeNull();
  expect(userErrors).toContainEqual(expect.objectContaining({ code, field }));
});

test('a version may be accepted ahead by saying so, and by use once it is in force', async () => {
  const account = await story.account('ACCT-0001');
  const accept = (input: object) =>
    story.change(
      'owner',
      'acceptPolicy',
      { account, version: '2027-01-01', ...input },
      'acceptance { version kind }',
    );
  expect(await accept({})).toMatchObject({ acceptance: { version: '2027-01-01', kind: 'EXPLICIT' } });
  expect(await accept({ kind: 'CONTINUED_USE' })).toMatchObject({
    acceptance: null,
    userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'kind' }],
  });
  story.pass(30 * DAY);
  expect(await accept({ kind: 'CONTINUED_USE' })).toMatchObject({ acceptance: { kind: 'CONTINUED_USE' } });
  expect(await accept({ version: '2015-03-30' })).toMatchObject({
    userErrors: [{ code: 'ENDED', field: 'version' }],
  });
});

test('from its instant on decisions are made under it and cite it: acceptance by use has approved nothing', async () => {
  expect(await offeredReasons()).toEqual(['NOT_PERMITTED']);
  expect((await story.lastEntries(1))[0]).toMatchObject({
    policyVersion: '2027-01-01',
    decision: { reason: 'POLICY_REQUIRES_CONSENT' },
  });
});

test('the version in force is posted as a page; the replaced one says so and leads to its successor', async () => {
  const now = await posted('/privacy');
  expect([now.status, now.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(now.html).toContain('version 2027-01-01');
  expect(now.html).toContain('We share &lt;only&gt; with your consent.');
  const former = await posted('/privacy/2015-03-30');
  expect(former.html).toMatch(/has been\s+replaced\./);
  expect(former.html).toContain('<a href="/privacy/2027-01-01">');
  expect(former.headers.get('referrer-policy')).toBe('no-referrer');
  expect(former.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(former.headers.get('set-cookie')).toBeNull();
});

test.each(['/privacy/none', '/privacy/%00', '/privacy/..%2f..%2fetc'])('%s is no version', async (path) => {
  expect((await posted(path)).status).toBe(404);
});

test('anybody may read both without a token', async () => {
  const { data } = await story.ask(
    null,
    '{ privacyPolicy(version: "2015-03-30") { status successor { version status } } }',
  );
  expect(data).toEqual({
    privacyPolicy: { status: 'REPLACED', successor: { version: '2027-01-01', status: 'IN_FORCE' } },
  });
});

test('of two who publish at once one is told that a later version is posted, and no instant has two versions', async () => {
  story.pass(1);
  const both = await Promise.all([publish({ version: 'one' }), publish({ version: 'other' })]);
  expect(both.filter(({ policy }) => policy !== null)).toHaveLength(1);
  const { data } = await story.ask(null, '{ privacyPolicy { version } }');
  expect(data).toEqual({ privacyPolicy: { version: both[0]['policy'] === null ? 'other' : 'one' } });
});
