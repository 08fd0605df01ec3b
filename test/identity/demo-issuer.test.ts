// The demo's callers: each token verifies like any other, and grants what the policy opens to its bearer and no more.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../src/clock.js';
import type { Caller } from '../../src/identity/caller.js';
import { demoAddressOf, findDemoAddress, keepDemoAddress } from '../../src/identity/demo-address.js';
import { DEMO_CALLER_NAMES, DEMO_CALLERS, DEMO_CLIENTS } from '../../src/identity/demo-callers.js';
import { createDemoIssuer, DEMO_TOKEN_SECONDS, type DemoIssuer } from '../../src/identity/demo-issuer.js';
import { createTokenVerifier } from '../../src/identity/verify-token.js';
import { verifyBearer } from '../support/verify-bearer.js';

const NOW = 1_780_000_000_000;
const ADDRESS = demoAddressOf(4000, 'http://localhost:4000/graphql');

let dataFolder: string;

beforeEach(async () => {
  dataFolder = join(await mkdtemp(join(tmpdir(), 'demo-issuer-')), 'data');
});

afterEach(() => rm(join(dataFolder, '..'), { recursive: true }));

function openIssuer(at = NOW): Promise<DemoIssuer> {
  return createDemoIssuer({ ...ADDRESS, dataFolder, clock: fixedClock(at) });
}

function verifierOf(issuer: DemoIssuer, at = NOW): (token: string) => Promise<Caller> {
  const verifier = createTokenVerifier({
    issuers: [issuer.trusted],
    audience: ADDRESS.audience,
    clients: {
      find: ({ issuer: name, clientId }) => {
        const client = DEMO_CLIENTS.find((each) => each.clientId === clientId);
        if (name !== 'embedded' || client === undefined) return Promise.resolve(null);
        const company =
          client.companyId === null
            ? null
            : { id: client.companyId, name: clientId, kind: 'AFFILIATE', communicationsRelated: true };
        return Promise.resolve({
          ...client,
          categories: null,
          requiresDpop: false,
          requiresBodyDigest: false,
          documentsOnly: false,
          suspended: false,
          revoked: false,
          replayed: false,
          company,
        });
      },
    },
    clock: fixedClock(at),
    toleranceSeconds: 5,
    bindsCompanies: false,
    nonces: null,
  });
  return (token) => verifyBearer(verifier, token);
}

test.each(DEMO_CALLER_NAMES)('%s is granted exactly its purposes', async (name) => {
  const issuer = await openIssuer();
  const caller = await verifierOf(issuer)(await issuer.mint(name));
  const { subject, clientId, roles, purposes, scopes } = DEMO_CALLERS[name];
  expect(caller).toMatchObject({
    issuer: 'embedded',
    subject,
    clientId,
    roles,
    scopes,
    company: caller.kind === 'COMPANY' ? { id: name } : null,
  });
  expect(new Set(caller.grants.flatMap((grant) => grant.purposes))).toEqual(new Set(purposes));
});

test('the callers are those of the demonstration, by name', () => {
  expect(DEMO_CALLER_NAMES).toEqual([
    'owner',
    'owner-biographical',
    'applicant',
    'delegate',
    'support',
    'billing',
    'noc',
    'fraud',
    'marketing',
    'legal',
    'legal-second',
    'auditor',
    'supervisor',
    'onboarding',
    'affiliate-active',
    'affiliate-second',
    'affiliate-noncomm',
    'agent-payments',
    'joint-venture',
    'third-party',
    'psap',
    'government',
  ]);
});

test('the weak login is the same customer, known by biographical answers', async () => {
  const issuer = await openIssuer();
  const verify = verifierOf(issuer);
  const strong = await verify(await issuer.mint('owner'));
  const weak = await verify(await issuer.mint('owner-biographical'));
  expect(weak.subject).toBe(strong.subject);
  expect([strong.authentication.method, weak.authentication.method]).toEqual(['PASSWORD', 'BIOGRAPHICAL']);
});

test('nobody is granted a forbidden purpose', () => {
  const granted = new Set(
    [...Object.values(DEMO_CALLERS), ...DEMO_CLIENTS].flatMap(({ purposes }) => [...purposes] as string[]),
  );
  expect([...granted].filter((purpose) => ['SELL_DATA', 'COMPETITOR_TRACKING'].includes(purpose))).toEqual(
    [],
  );
});

test('a token ends after an hour', async () => {
  const issuer = await openIssuer();
  const token = await issuer.mint('owner');
  const end = NOW + (DEMO_TOKEN_SECONDS + 5) * 1000;
  await expect(verifierOf(issuer, end - 1000)(token)).resolves.toBeDefined();
  await expect(verifierOf(issuer, end)(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
});

test('two tokens of one caller are two tokens', async () => {
  const issuer = await openIssuer();
  const verify = verifierOf(issuer);
  const [one, other] = await Promise.all([issuer.mint('owner'), issuer.mint('owner')]);
  expect((await verify(one)).tokenId).not.toBe((await verify(other)).tokenId);
});

test('the key is made once, agreed on by processes that start at once, and readable by its owner alone', async () => {
  const issuers = await Promise.all(Array.from({ length: 8 }, () => openIssuer()));
  const [first] = issuers as [DemoIssuer];
  for (const issuer of issuers)
    await expect(verifierOf(first)(await issuer.mint('noc'))).resolves.toBeDefined();
  expect(await readdir(dataFolder)).toEqual(['signing-keys.json']);
  expect((await stat(join(dataFolder, 'signing-keys.json'))).mode & 0o777).toBe(0o600);
});

test('a token of another folder is refused', async () => {
  const stranger = await openIssuer();
  const token = await stranger.mint('owner');
  dataFolder = join(dataFolder, '..', 'other');
  await expect(verifierOf(await openIssuer())(token)).rejects.toMatchObject({ fault: 'KEY' });
});

test('the address of the server that started last is kept for the commands', async () => {
  await expect(findDemoAddress(dataFolder)).resolves.toBeNull();
  await keepDemoAddress(dataFolder, demoAddressOf(4711, 'x'));
  await expect(findDemoAddress(dataFolder)).resolves.toEqual({
    iss: 'http://localhost:4711/oidc',
    audience: 'x',
  });
});
