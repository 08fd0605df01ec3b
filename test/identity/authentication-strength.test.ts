// A login counts as its table says: by acr, else by amr, and only for as long as it lasts.
import { LOGIN_STRENGTHS, readAuthentication } from '../../src/identity/authentication-strength.js';

const NOW = 1_800_000_000;

test.each(LOGIN_STRENGTHS)('$acr is $method until it is $lasts seconds old', ({ acr, method, lasts }) => {
  const issued = (age: number) => readAuthentication({ acr, iat: NOW, auth_time: NOW - age }).method;
  expect([issued(0), issued(lasts - 1), issued(lasts)]).toEqual([method, method, 'NONE']);
});

test.each([
  { amr: ['pwd'], method: 'PASSWORD' },
  { amr: ['pwd', 'otp'], method: 'PASSWORD_MFA' },
  { amr: ['otp'], method: 'ONE_TIME_CODE' },
  { amr: ['kba'], method: 'BIOGRAPHICAL' },
  { amr: ['acct'], method: 'ACCOUNT_INFORMATION' },
  { amr: ['face'], method: 'NONE' },
  { amr: 'pwd', method: 'NONE' },
])('amr $amr is $method', ({ amr, method }) => {
  expect(readAuthentication({ amr, iat: NOW }).method).toBe(method);
});

test('a token that does not say when the login was counts as its strength says', () => {
  expect(readAuthentication({ amr: ['pwd'], iat: NOW }).method).toBe('PASSWORD');
});
