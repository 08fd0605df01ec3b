// By what is asked for, with a token that is good: accounts of others, their cursors, purposes that are not open.
import { affiliate, insider, of, OFFER, OWN, type Attack } from './attack.js';
import { bodyOf, refused } from './kinds.js';

export const BY_DATA: readonly Attack[] = [
  {
    name: 'an account that there is not',
    expected: refused(200, 'NOT_FOUND'),
    headers: affiliate,
    body: bodyOf(of('ACCT-9999', `number cpni(${OFFER}) { services { type } }`)),
  },
  {
    name: 'an account of somebody else',
    expected: refused(200, 'NOT_FOUND'),
    headers: affiliate,
    body: bodyOf(of('ACCT-0001', `number name cpni(${OFFER}) { services { type } }`)),
  },
  {
    name: 'the account of another customer',
    expected: refused(200, 'NOT_FOUND'),
    headers: insider,
    body: OWN,
  },
  {
    name: 'a cursor of somebody else',
    expected: refused(400, 'BAD_USER_INPUT'),
    headers: ({ credentials }) => credentials.person('support'),
    body: ({ foreignCursor }) =>
      bodyOf(
        of(
          'ACCT-0001',
          `cpni(purpose: INBOUND_ASSISTANCE, reference: "CALL-0001") { numbers(first: 5, after: "${foreignCursor}") { nodes { number } } }`,
        ),
      ),
  },
  {
    name: 'a purpose that is prohibited',
    expected: refused(200, 'CPNI_RESTRICTED'),
    headers: ({ credentials }) => credentials.person('owner'),
    body: OWN.replace('SELF_ACCESS', 'SELL_DATA'),
  },
  {
    name: 'a purpose that the token is not for',
    expected: refused(403, 'PURPOSE_NOT_GRANTED'),
    headers: affiliate,
    body: bodyOf(
      of('ACCT-0004', 'cpni(purpose: FRAUD_SECURITY, reference: "FRAUD-0001") { services { type } }'),
    ),
  },
  {
    name: 'two purposes at once',
    expected: refused(400, 'PURPOSE_NOT_SINGLE'),
    headers: affiliate,
    body: bodyOf(
      of(
        'ACCT-0004',
        `a: cpni(${OFFER}) { services { type } } b: cpni(purpose: CUSTOMER_DIRECTED) { services { type } }`,
      ),
    ),
  },
  {
    name: 'a token without the scope',
    expected: refused(403, 'INSUFFICIENT_SCOPE'),
    headers: ({ credentials }) => credentials.person('owner', { scope: 'account:read' }),
    body: OWN,
  },
  {
    name: 'a login that is too weak',
    expected: refused(200, 'CPNI_RESTRICTED'),
    headers: ({ credentials }) => credentials.person('owner-biographical'),
    body: OWN,
  },
  {
    name: 'staff of another role',
    expected: refused(200, 'CPNI_RESTRICTED'),
    headers: ({ credentials }) => credentials.person('noc'),
    body: bodyOf(of('ACCT-0001', 'cpni(purpose: BILLING_COLLECTION) { balance { amount } }')),
  },
];
