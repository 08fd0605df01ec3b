// What a caller's token grants for a purpose on an account, as the decision takes it.
import {
  ANONYMOUS,
  grantedAccountNumbers,
  grantFor,
  type Caller,
  type GrantDetail,
} from '../../src/identity/caller.js';

function callerWith(...grants: GrantDetail[]): Caller {
  return { ...ANONYMOUS, kind: 'COMPANY', grants };
}

const FRAUD_HERE: GrantDetail = {
  purposes: ['FRAUD_SECURITY'],
  categories: ['TYPE'],
  accountNumber: 'ACCT-0001',
};
const FRAUD_MORE: GrantDetail = {
  purposes: ['FRAUD_SECURITY'],
  categories: ['QUANTITY'],
  accountNumber: 'ACCT-0001',
};
const FRAUD_ANYWHERE: GrantDetail = { purposes: ['FRAUD_SECURITY'] };
const MARKETING: GrantDetail = { purposes: ['MARKETING_SAME_CATEGORY'], categories: ['BILLING'] };

test.each([
  { says: 'no grant is no purpose', caller: callerWith(), account: 'ACCT-0001', grant: { purposes: [] } },
  {
    says: 'another purpose does not count',
    caller: callerWith(MARKETING),
    account: 'ACCT-0001',
    grant: { purposes: [] },
  },
  {
    says: 'categories of another purpose do not leak',
    caller: callerWith(FRAUD_HERE, MARKETING),
    account: 'ACCT-0001',
    grant: { purposes: ['FRAUD_SECURITY'], categories: ['TYPE'] },
  },
  {
    says: 'details for one purpose add up',
    caller: callerWith(FRAUD_HERE, FRAUD_MORE),
    account: 'ACCT-0001',
    grant: { purposes: ['FRAUD_SECURITY'], categories: ['TYPE', 'QUANTITY'] },
  },
  {
    says: 'a detail without categories narrows none',
    caller: callerWith(FRAUD_HERE, FRAUD_ANYWHERE),
    account: 'ACCT-0001',
    grant: { purposes: ['FRAUD_SECURITY'] },
  },
  {
    says: 'a detail for one account does not reach another',
    caller: callerWith(FRAUD_HERE),
    account: 'ACCT-0002',
    grant: { purposes: ['FRAUD_SECURITY'], categories: ['TYPE'], accounts: [] },
  },
  {
    says: 'a narrower detail elsewhere does not narrow here',
    caller: callerWith(FRAUD_HERE, FRAUD_ANYWHERE),
    account: 'ACCT-0002',
    grant: { purposes: ['FRAUD_SECURITY'] },
  },
  {
    says: 'before an account is known every detail counts',
    caller: callerWith(FRAUD_HERE),
    account: null,
    grant: { purposes: ['FRAUD_SECURITY'], categories: ['TYPE'] },
  },
])('$says', ({ caller, account, grant }) => {
  expect(grantFor(caller, 'FRAUD_SECURITY', account)).toEqual(grant);
});

test('the tie is narrowed to the accounts of the grant only when every detail names one', () => {
  expect(grantedAccountNumbers(callerWith(FRAUD_HERE))).toEqual(['ACCT-0001']);
  expect(grantedAccountNumbers(callerWith(FRAUD_HERE, MARKETING))).toBeNull();
  expect(grantedAccountNumbers(callerWith())).toBeNull();
});
