// The space of requests is worth comparing on only if it reaches every answer that the rules know, permits included.
import { naiveDecide } from './naive-model.js';
import { BASES } from './request-bases.js';
import { enumerateRequests, randomRequests } from './request-space.js';

const REASONS = [
  'OK_OPEN',
  'OK_SELF',
  'OK_FORMER_CUSTOMER_SELF',
  'OK_BUSINESS_CONTRACT',
  'OK_DELEGATE',
  'OK_CUSTOMER_DIRECTED',
  'OK_SERVICE',
  'OK_BILLING',
  'OK_AGENT',
  'OK_FRAUD',
  'OK_INBOUND',
  'OK_CALLBACK',
  'OK_SAME_CATEGORY',
  'OK_OPT_IN',
  'OK_OPT_OUT',
  'OK_OPT_IN_LOCATION',
  'OK_AFFILIATE',
  'OK_AFFILIATE_APPROVAL',
  'OK_EMERGENCY',
  'OK_LEGAL',
  'OK_AGGREGATE',
  'OK_SIGNUP',
  'OK_ACCOUNT_COMMUNICATION',
  'OK_AUDIT',
  'UNCLASSIFIED_FIELD',
  'UNAUTHENTICATED',
  'PURPOSE_MISSING',
  'PURPOSE_PROHIBITED',
  'PERSONAL_NOT_SHAREABLE',
  'ROLE_PURPOSE_MISMATCH',
  'NON_DISCLOSURE',
  'PURPOSE_NOT_OPEN_TO_CALLER',
  'PURPOSE_NOT_GRANTED',
  'ACCOUNT_NOT_GRANTED',
  'CATEGORY_NOT_GRANTED',
  'NOT_ACCOUNT_PARTY',
  'SIGNUP_PURPOSE',
  'DELEGATION_NOT_WRITTEN',
  'DELEGATION_SCOPE',
  'GRANT_REVOKED',
  'NOT_A_CUSTOMER',
  'ACCOUNT_CLOSED',
  'CATEGORY_NOT_NEEDED',
  'REFERENCE_REQUIRED',
  'REFERENCE_CLOSED',
  'CALL_ENDED',
  'CUSTOMER_CONSENT_REQUIRED',
  'CAMPAIGN_NOT_APPROVED',
  'NO_RELATIONSHIP',
  'RELATIONSHIP_OTHER_COMPANY',
  'RELATIONSHIP_ENDED',
  'RELATIONSHIP_NOT_YET',
  'OFFERING_MISSING',
  'CATEGORY_DIFFERS',
  'SERVICE_NOT_CURRENT',
  'OPTED_OUT',
  'LOCATION_EXPRESS_CONSENT_REQUIRED',
  'POLICY_PROGRAMME_DISABLED',
  'POLICY_REQUIRES_CONSENT',
  'SINGLE_CATEGORY_NO_SHARE',
  'OPT_IN_REQUIRED',
  'APPROVAL_REQUIRED',
  'CONSENT_FORM_INVALID',
  'NOTICE_NOT_DELIVERED',
  'NOTICE_WAITING_PERIOD',
  'NOTICE_STALE',
  'AUTHN_PASSWORD_REQUIRED',
  'AUTHN_BIOGRAPHICAL_ONLY',
  'AUTHN_ACCOUNT_INFORMATION_ONLY',
  'AUTHN_REQUIRED',
  'CALL_DETAIL_PASSWORD_REQUIRED',
  'BUSINESS_EXEMPTION_INCOMPLETE',
  'PRESERVATION_NOT_DISCLOSURE',
  'LEGAL_NOT_REVIEWED',
  'LEGAL_EXPIRED',
  'LEGAL_SCOPE_ACCOUNT',
  'LEGAL_SCOPE_PERIOD',
  'LEGAL_SCOPE_CATEGORY',
  'INSTRUMENT_INSUFFICIENT',
  'AGGREGATE_IDENTIFIABLE',
];

describe('the space of requests', () => {
  test('has some hundred thousand requests and reaches every reason', () => {
    const reached = new Set<string>();
    let count = 0;
    for (const request of enumerateRequests()) {
      reached.add(naiveDecide(request).reason);
      count += 1;
    }
    expect([...reached].sort()).toEqual([...REASONS].sort());
    expect(count).toBeGreaterThan(300_000);
  });

  test.each(
    BASES.map((base) => [
      `${base.purpose ?? 'none'} by ${base.caller.company?.kind ?? base.caller.kind}`,
      base,
    ]),
  )('starts from permits: %s', (_, base) => {
    expect(naiveDecide(base).outcome).toBe('PERMIT');
  });

  test('at random, is permitted in a good share and the same for the same seed', () => {
    const requests = [...randomRequests(20_000, 7)];
    const permits = requests.filter((request) => naiveDecide(request).outcome === 'PERMIT').length;
    expect(permits / requests.length).toBeGreaterThan(0.15);
    expect(permits / requests.length).toBeLessThan(0.85);
    expect(JSON.stringify([...randomRequests(500, 7)])).toBe(JSON.stringify(requests.slice(0, 500)));
  });
});
