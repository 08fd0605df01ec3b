// What a good token makes of its bearer: never more than the client is registered for.
import { readAuthorization } from '../../src/identity/read-authorization.js';
import { IdentityUnavailable } from '../../src/identity/token-faults.js';
import { verifyBearer } from '../support/verify-bearer.js';
import {
  CLAIMS,
  makeToken,
  NOW_SECONDS,
  testVerifier,
  type KeyName,
  type Members,
} from './issuer-of-tokens.js';

const verifier = testVerifier();

describe('a good token', () => {
  test.each<KeyName>(['EdDSA', 'ES256', 'PS256', 'RS256'])('signed with %s is accepted', async (alg) => {
    await expect(verifyBearer(verifier, makeToken({ alg, kid: alg }, {}, alg))).resolves.toMatchObject({
      subject: 'subject-1',
    });
  });

  test.each<{ says: string; header?: Members; claims?: Members }>([
    { says: 'its type spelled as a media type', header: { typ: 'application/at+jwt' } },
    { says: 'our audience as the only one of a list', claims: { aud: [CLAIMS['aud']] } },
    { says: 'an expiry within the tolerance', claims: { exp: NOW_SECONDS - 4 } },
    { says: 'an issue within the tolerance', claims: { iat: NOW_SECONDS + 5 } },
    { says: 'claims that nobody knows', claims: { locale: 'en', nested: { a: [1, { a: 2 }] } } },
    { says: 'a thumbprint of a certificate', header: { x5t: 'thumbprint' } },
  ])('with $says is accepted', async ({ header, claims }) => {
    await expect(verifyBearer(verifier, makeToken(header, claims))).resolves.toMatchObject({
      tokenId: 'token-1',
    });
  });

  test('makes the caller of its client: kind, company and known scopes alone', async () => {
    const caller = await verifyBearer(
      verifier,
      makeToken({}, { client_id: 'affiliate', company: { id: 'other' }, kind: 'STAFF', roles: ['LEGAL'] }),
    );
    expect(caller).toEqual({
      kind: 'COMPANY',
      issuer: CLAIMS['iss'],
      subject: 'subject-1',
      clientId: 'affiliate',
      roles: [],
      company: { id: 'affiliate', name: 'Affiliate', kind: 'AFFILIATE', communicationsRelated: true },
      documentsOnly: false,
      scopes: ['account:read', 'cpni:read'],
      grants: [],
      authentication: { method: 'PASSWORD', channel: 'ONLINE' },
      tokenId: 'token-1',
      expiresAt: (NOW_SECONDS + 600) * 1000,
    });
  });

  test('gives roles to staff alone, and only those that exist', async () => {
    const roles = ['BILLING', 'ROOT', 7];
    await expect(verifyBearer(verifier, makeToken({}, { client_id: 'staff', roles }))).resolves.toMatchObject(
      {
        kind: 'STAFF',
        roles: ['BILLING'],
      },
    );
    await expect(verifyBearer(verifier, makeToken({}, { roles }))).resolves.toMatchObject({
      kind: 'CUSTOMER',
      roles: [],
    });
  });
});

describe('the grant is what the client is registered for, narrowed by the token', () => {
  const MARKETING = ['MARKETING_SAME_CATEGORY', 'MARKETING_OTHER_CATEGORY'];

  test.each<{ says: string; claims: Members; grants: unknown }>([
    { says: 'a customer needs to state nothing', claims: {}, grants: [{ purposes: ['SELF_ACCESS'] }] },
    {
      says: 'a company that states nothing is granted nothing',
      claims: { client_id: 'affiliate' },
      grants: [],
    },
    {
      says: 'a purpose scope stands for every purpose of its term',
      claims: { client_id: 'affiliate', scope: 'dpv:DirectMarketing' },
      grants: [{ purposes: MARKETING }],
    },
    {
      says: 'a purpose scope outside the registration grants nothing',
      claims: { client_id: 'affiliate', scope: 'dpv:CustomerCare' },
      grants: [{ purposes: [] }],
    },
    {
      says: 'details narrow purposes, categories and account',
      claims: {
        client_id: 'affiliate',
        authorization_details: [
          {
            type: 'cpni',
            actions: ['read'],
            purposes: ['FRAUD_SECURITY', 'SELF_ACCESS'],
            datatypes: ['TYPE'],
            identifier: 'ACCT-0001',
          },
        ],
      },
      grants: [{ purposes: ['FRAUD_SECURITY'], categories: ['TYPE'], accountNumber: 'ACCT-0001' }],
    },
    {
      says: 'an empty list of details grants nothing',
      claims: { client_id: 'affiliate', authorization_details: [] },
      grants: [],
    },
    {
      says: 'an empty list of purposes grants no purpose',
      claims: { client_id: 'affiliate', authorization_details: [{ type: 'cpni', purposes: [] }] },
      grants: [{ purposes: [] }],
    },
    {
      says: 'details and a purpose scope narrow each other',
      claims: {
        client_id: 'affiliate',
        scope: 'dpv:DirectMarketing',
        authorization_details: [{ type: 'cpni', purposes: ['FRAUD_SECURITY', 'MARKETING_SAME_CATEGORY'] }],
      },
      grants: [{ purposes: ['MARKETING_SAME_CATEGORY'] }],
    },
    {
      says: "the registration's categories are never left",
      claims: {
        client_id: 'narrowed',
        authorization_details: [
          { type: 'cpni', purposes: ['FRAUD_SECURITY'], datatypes: ['TYPE', 'BILLING'] },
        ],
      },
      grants: [{ purposes: ['FRAUD_SECURITY'], categories: ['TYPE'] }],
    },
  ])('$says', async ({ claims, grants }) => {
    expect((await verifyBearer(verifier, makeToken({}, claims))).grants).toEqual(grants);
  });
});

test.each<{ says: string; claims: Members; method: string }>([
  { says: 'a password', claims: { amr: ['pwd'] }, method: 'PASSWORD' },
  { says: 'a password and a code', claims: { amr: ['otp', 'pwd'] }, method: 'PASSWORD_MFA' },
  { says: 'a code alone', claims: { amr: ['otp'] }, method: 'ONE_TIME_CODE' },
  { says: 'a text message alone', claims: { amr: ['sms'] }, method: 'ONE_TIME_CODE' },
  { says: 'biographical answers', claims: { amr: ['kba'] }, method: 'BIOGRAPHICAL' },
  { says: 'account information', claims: { amr: ['acct'] }, method: 'ACCOUNT_INFORMATION' },
  { says: 'something unknown', claims: { amr: ['telepathy'] }, method: 'NONE' },
  { says: 'a second factor without the first', claims: { amr: ['mfa'] }, method: 'NONE' },
  { says: 'amr that is no list', claims: { amr: 'pwd' }, method: 'NONE' },
  { says: 'nothing', claims: { amr: undefined }, method: 'NONE' },
  { says: 'a known acr', claims: { amr: undefined, acr: 'urn:account-data:password' }, method: 'PASSWORD' },
  { says: 'an unknown acr beside a password', claims: { acr: '0' }, method: 'PASSWORD' },
])('64.2010: a login by $says is $method', async ({ claims, method }) => {
  expect((await verifyBearer(verifier, makeToken({}, claims))).authentication).toEqual({
    method,
    channel: 'ONLINE',
  });
});

describe('who cannot be looked up is neither accepted nor refused', () => {
  test('clients that cannot be read: IdentityUnavailable', async () => {
    const broken = testVerifier({ find: () => Promise.reject(new Error('connection refused')) });
    await expect(verifyBearer(broken, makeToken())).rejects.toBeInstanceOf(IdentityUnavailable);
  });
});

describe('the token is read from one Authorization header (RFC 6750 section 2.1)', () => {
  test('no header is no token', () => {
    expect(readAuthorization(['Host', 'x', 'X-Authorization', 'Bearer a'])).toBeNull();
  });

  test.each([['Bearer a.b.c'], ['bearer a.b.c'], ['BEARER a.b.c']])('%s is read', (value) => {
    expect(readAuthorization(['authorization', value])).toEqual({
      scheme: 'Bearer',
      token: 'a.b.c',
      proof: null,
    });
  });

  test.each([
    [''],
    ['Bearer'],
    ['Bearer '],
    ['Bearer  a.b.c'],
    ['Bearer a.b.c d'],
    ['Bearer a,b'],
    ['Basic abc'],
    ['a.b.c'],
  ])('"%s" is refused', (value) => {
    expect(() => readAuthorization(['Authorization', value])).toThrow(
      expect.objectContaining({ fault: 'SCHEME' }),
    );
  });

  test('two headers are refused, in whatever case', () => {
    expect(() => readAuthorization(['Authorization', 'Bearer a', 'AUTHORIZATION', 'Bearer a'])).toThrow(
      expect.objectContaining({ fault: 'HEADER_REPEATED' }),
    );
  });
});
