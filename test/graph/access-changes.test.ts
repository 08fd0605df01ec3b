// Changes to who may call: by supervisors alone, refused as a whole before anything is written, and remembered with who made them.
import { CHANGES } from '../../src/lifecycle/changes.js';
import { buildSchema } from '../../src/graph/build-schema.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { DEMO_CALLER_NAMES } from '../../src/identity/demo-callers.js';
import { publicJwk } from '../identity/issuer-of-tokens.js';
import { privateJwk } from '../identity/prover.js';
import { useApi } from '../support/api.js';

const api = useApi();

const REGISTER = `mutation ($input: RegisterClientInput!) { registerClient(input: $input) {
  client { clientId issuer name companyId purposes requiresDpop documentsOnly suspended } userErrors { code field } } }`;
const SUSPEND = `mutation ($input: SuspendClientInput!) { suspendClient(input: $input) {
  client { clientId suspended } userErrors { code field } } }`;
const REVOKE = `mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { revoked userErrors { code field } } }`;

const CLIENT = {
  company: 'affiliate-active',
  clientId: 'partner',
  name: 'Partner',
  purposes: ['MARKETING_SAME_CATEGORY'],
  publicKeys: JSON.stringify(publicJwk('EdDSA')),
};

const change = (caller: DemoCallerName, query: string, input: object) =>
  api.ask(caller, query, { variables: { input } });

async function changes(): Promise<unknown[]> {
  return api.database.query(
    'SELECT change, value, by_issuer, by_subject FROM access_changes ORDER BY change_id',
  );
}

beforeEach(() => api.database.query('TRUNCATE access_changes'));

test('every mutation has a row that says who may', () => {
  const fields = Object.keys(buildSchema().getMutationType()?.getFields() ?? {});
  expect(fields.sort()).toEqual(Object.keys(CHANGES).sort());
});

test('a supervisor registers a client of a company, suspends it, and both are remembered', async () => {
  const { data, errors } = await change('supervisor', REGISTER, CLIENT);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    registerClient: {
      client: {
        clientId: 'partner',
        issuer: 'embedded',
        name: 'Partner',
        companyId: 'affiliate-active',
        purposes: ['MARKETING_SAME_CATEGORY'],
        requiresDpop: true,
        documentsOnly: true,
        suspended: false,
      },
      userErrors: [],
    },
  });
  expect((await change('supervisor', REGISTER, CLIENT)).data).toMatchObject({
    registerClient: { client: null, userErrors: [{ code: 'TAKEN', field: 'clientId' }] },
  });
  expect((await change('supervisor', SUSPEND, { clientId: 'partner' })).data).toEqual({
    suspendClient: { client: { clientId: 'partner', suspended: true }, userErrors: [] },
  });
  const by = { value: 'partner', by_issuer: 'embedded', by_subject: 'supervisor' };
  expect(await changes()).toEqual([
    { change: 'CLIENT_REGISTERED', ...by },
    { change: 'CLIENT_SUSPENDED', ...by },
  ]);
});

test('what is wrong with an input is told by its field, and nothing is written', async () => {
  const input = {
    ...CLIENT,
    company: 'nobody',
    clientId: '../x',
    publicKeys: JSON.stringify(privateJwk('EdDSA')),
  };
  const { data, errors } = await change('supervisor', REGISTER, input);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    registerClient: {
      client: null,
      userErrors: ['company', 'clientId', 'publicKeys'].map((field) => ({ code: 'INVALID', field })),
    },
  });
  expect((await change('supervisor', SUSPEND, { clientId: 'nobody' })).data).toMatchObject({
    suspendClient: { userErrors: [{ code: 'NOT_FOUND', field: 'clientId' }] },
  });
  expect((await change('supervisor', REVOKE, { kind: 'TOKEN', value: '' })).data).toMatchObject({
    revokeToken: { revoked: false, userErrors: [{ code: 'INVALID', field: 'value' }] },
  });
  expect(await changes()).toEqual([]);
});

const OTHERS = DEMO_CALLER_NAMES.filter((name) => name !== 'supervisor');

test.each(OTHERS)('%s may change nothing of it', async (caller) => {
  for (const [query, input] of [
    [REGISTER, CLIENT],
    [SUSPEND, { clientId: 'customer-portal' }],
    [REVOKE, { kind: 'CLIENT', value: 'customer-portal' }],
    [REVOKE, { kind: 'SUBJECT', value: 'supervisor' }],
  ] as const) {
    const { status, data, errors, statements } = await change(caller, query, input);
    expect([status, data]).toEqual([403, undefined]);
    expect(['CHANGE_NOT_PERMITTED', 'INSUFFICIENT_SCOPE']).toContain(errors[0]?.extensions?.['code']);
    expect(statements.filter((sql) => !sql.includes('INSERT INTO audit_'))).toEqual([]);
  }
});

test('one change that is not permitted stops the permitted one beside it', async () => {
  const query = `mutation { mine: revokeToken(input: {kind: SUBJECT, value: "owner"}) { revoked }
    theirs: revokeToken(input: {kind: SUBJECT, value: "delegate"}) { revoked } }`;
  expect((await api.ask('owner', query)).status).toBe(403);
  expect(await changes()).toEqual([]);
});

describe('revoking', () => {
  afterEach(() => api.database.query('TRUNCATE token_revocations'));

  test('a supervisor ends every token of a subject, and their bearer is refused', async () => {
    expect((await change('supervisor', REVOKE, { kind: 'SUBJECT', value: 'marketing' })).data).toEqual({
      revokeToken: { revoked: true, userErrors: [] },
    });
    await expect(api.ask('marketing', '{ viewer { kind } }')).rejects.toMatchObject({
      code: 'TOKEN_REVOKED',
    });
    expect(await changes()).toEqual([
      { change: 'SUBJECT_REVOKED', value: 'marketing', by_issuer: 'embedded', by_subject: 'supervisor' },
    ]);
  });

  test('a customer ends the own logins', async () => {
    expect((await change('owner', REVOKE, { kind: 'SUBJECT', value: 'owner' })).data).toMatchObject({
      revokeToken: { revoked: true },
    });
    await expect(api.ask('owner', '{ viewer { kind } }')).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  test('a customer ends a grant that is the own one, and no other', async () => {
    await api.database.query(
      `INSERT INTO oidc_payloads (kind, id, payload)
       VALUES ('Grant', 'mine', '{"accountId": "owner"}'), ('Grant', 'theirs', '{"accountId": "delegate"}'),
         ('Session', 'session', '{"accountId": "owner"}')`,
    );
    const end = async (value: string) =>
      (await change('owner', REVOKE, { kind: 'GRANT', value })).data?.['revokeToken'];
    for (const value of ['theirs', 'session', 'nothing'])
      expect(await end(value)).toEqual({
        revoked: false,
        userErrors: [{ code: 'NOT_FOUND', field: 'value' }],
      });
    expect(await changes()).toEqual([]);
    expect(await end('mine')).toEqual({ revoked: true, userErrors: [] });
    expect(await changes()).toMatchObject([{ change: 'GRANT_REVOKED', value: 'mine', by_subject: 'owner' }]);
  });

  test('and not those of the same word at another issuer', async () => {
    const input = { kind: 'SUBJECT', value: 'owner', issuer: 'https://elsewhere.example' };
    expect((await change('owner', REVOKE, input)).status).toBe(403);
  });
});

test('a token without account:write changes nothing', async () => {
  const { errors } = await api.ask('supervisor', SUSPEND, {
    variables: { input: { clientId: 'staff-console' } },
    caller: { scopes: ['account:read'] },
  });
  expect(errors[0]?.extensions).toMatchObject({ code: 'INSUFFICIENT_SCOPE', scope: 'account:write' });
});

test('after a mutation, and after nothing else, it is told that something may be due', async () => {
  const onChanged = jest.fn();
  await api.ask('supervisor', '{ viewer { kind } }', { services: { onChanged } });
  expect(onChanged).not.toHaveBeenCalled();
  const variables = { input: { clientId: 'nobody' } };
  await api.ask('supervisor', SUSPEND, { variables, services: { onChanged } });
  expect(onChanged).toHaveBeenCalledTimes(1);
});
