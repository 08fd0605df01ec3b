// 222(c)(2): a delegate has a login of its own, bound to the customer's written designation, and is refused the moment that ends.
import { useApi } from '../support/api.js';
import { demoNow } from '../support/databases.js';

const api = useApi();
const ASK = `{ accountByNumber(number: "ACCT-0001") {
  status cpni(purpose: CUSTOMER_DIRECTED) { balance { amount } services { type } } } }`;

async function reasons(caller: Parameters<typeof api.ask>[2] = {}): Promise<unknown[]> {
  const { errors } = await api.ask('delegate', ASK, caller);
  return errors.map(({ extensions }) => extensions?.['reason'] ?? extensions?.['code']);
}

test('reads what the designation covers, and nothing else', async () => {
  const { data } = await api.ask('delegate', ASK);
  expect(data).toMatchObject({
    accountByNumber: { cpni: { balance: { amount: expect.any(String) }, services: null } },
  });
  expect(await reasons()).toEqual(['DELEGATION_SCOPE']);
});

test.each([
  { says: 'another subject', caller: { subject: 'owner' } },
  { says: 'the same subject of another issuer', caller: { issuer: 'https://elsewhere.example' } },
])('$says is not the delegate', async ({ caller }) => {
  expect(await reasons({ caller })).toEqual(['NOT_FOUND']);
});

test('a weak login of the delegate opens nothing', async () => {
  expect(
    await reasons({ caller: { authentication: { method: 'BIOGRAPHICAL', channel: 'ONLINE' } } }),
  ).toContain('AUTHN_BIOGRAPHICAL_ONLY');
});

test('the moment the designation is revoked the same token reads nothing, and the moment it is given again it does', async () => {
  const at = new Date(demoNow() + 60_000);
  await api.database.query(`UPDATE delegations SET revoked_at = $1 WHERE grantee_subject = 'delegate'`, [at]);
  const { data, errors } = await api.ask('delegate', ASK, { later: 120_000 });
  expect(data).toMatchObject({ accountByNumber: { status: null, cpni: { balance: null, services: null } } });
  expect(new Set(errors.map(({ extensions }) => extensions?.['reason']))).toEqual(new Set(['GRANT_REVOKED']));
  await api.database.query(`UPDATE delegations SET revoked_at = NULL WHERE grantee_subject = 'delegate'`);
  expect(await reasons({ later: 120_000 })).toEqual(['DELEGATION_SCOPE']);
});
