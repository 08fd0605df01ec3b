// 64.2010(c): whoever is refused for a weak login is told which login would do (RFC 9470); whoever speaks with a customer is not.
import { LOGIN_STRENGTHS, SUFFICIENT_ACR_VALUES } from '../../src/identity/authentication-strength.js';
import type { RequestAuthentication } from '../../src/policy/request.js';
import { useApi } from '../support/api.js';

const api = useApi();
const OWN = 'purpose: SELF_ACCESS';
const BALANCE = `{ accountByNumber(number: "ACCT-0001") { cpni(${OWN}) { balance { amount } } } }`;
const ACCESS = `{ accountByNumber(number: "ACCT-0001") { cpniAccess(${OWN}) { permitted remedy acrValues } } }`;

test('a refused field says so', async () => {
  const { errors } = await api.ask('owner-biographical', BALANCE);
  expect(errors[0]?.extensions).toMatchObject({
    reason: 'AUTHN_BIOGRAPHICAL_ONLY',
    remedy: 'STEP_UP',
    acr_values: ['urn:account-data:password-mfa', 'urn:account-data:password'],
  });
});

test('and so does asking beforehand', async () => {
  const { data } = await api.ask('owner-biographical', ACCESS);
  const { cpniAccess } = data?.['accountByNumber'] as { cpniAccess: object[] };
  expect(cpniAccess.length).toBeGreaterThan(5);
  for (const access of cpniAccess)
    expect(access).toEqual({ permitted: false, remedy: 'STEP_UP', acrValues: [...SUFFICIENT_ACR_VALUES] });
});

test.each(LOGIN_STRENGTHS)(
  '$acr is among them when it opens the account, and only then',
  async ({ method, acr }) => {
    const authentication: RequestAuthentication = { method, channel: 'ONLINE' };
    const { errors } = await api.ask('owner', BALANCE, { caller: { authentication } });
    expect(errors.length === 0).toBe(SUFFICIENT_ACR_VALUES.includes(acr));
  },
);

test('where the login is not what is missing, nothing is said of it', async () => {
  const { errors } = await api.ask('applicant', BALANCE.replace('0001', '0009'));
  expect(errors[0]?.extensions).not.toHaveProperty('acr_values');
});

test('support is told of the customer on the call, not of a login of its own', async () => {
  const { errors } = await api.ask(
    'support',
    `{ accountByNumber(number: "ACCT-0001") {
      cpni(purpose: INBOUND_ASSISTANCE, reference: "CALL-0002") { callRecords(first: 1) { nodes { durationSeconds } } } } }`,
  );
  expect(errors[0]?.extensions).toMatchObject({ reason: 'CALL_DETAIL_PASSWORD_REQUIRED', remedy: 'STEP_UP' });
  expect(errors[0]?.extensions).not.toHaveProperty('acr_values');
});
