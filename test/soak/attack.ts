// An attack: with what headers and which body it comes, and the refusal that it must get.
import type { Headers, Scoped } from './credentials.js';
import type { Expected } from './judge.js';
import { bodyOf, refused, type Given } from './kinds.js';

export interface Attack {
  readonly name: string;
  readonly expected: Expected;
  readonly headers: (given: Given, body: string) => Promise<Headers> | Headers;
  readonly body: string | ((given: Given) => string);
  readonly method?: string;
}

export const MARKETING: Scoped = { purposes: ['MARKETING_SAME_CATEGORY'], categories: ['TYPE', 'BILLING'] };
export const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';

/** What the owner of ACCT-0001 alone may read. */
export const OWN = bodyOf(
  of('ACCT-0001', 'cpni(purpose: SELF_ACCESS) { balance { amount } callRecords(first: 5) { nodes { to } } }'),
);
/** What the affiliate of ACCT-0001 may read. */
export const MARKETED = bodyOf(of('ACCT-0001', `cpni(${OFFER}) { services { type } }`));

export const UNAUTHENTICATED = refused(401, 'UNAUTHENTICATED');
export const UNBOUND = refused(401, 'TOKEN_BINDING');

export const nobody = (): Headers => ({});
/** Somebody with a token that is good, but for little. */
export const insider = ({ credentials }: Given) => credentials.person('applicant');
/** An affiliate of ACCT-0004 alone. */
export const affiliate = ({ credentials }: Given, body: string) =>
  credentials.company('affiliate-second', MARKETING, body);

export function of(number: string, selection: string): string {
  return `{ accountByNumber(number: "${number}") { ${selection} } }`;
}
