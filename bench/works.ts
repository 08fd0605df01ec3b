// The work that is measured: what clients of this API ask for most, as each contestant is asked for it.
import type { DemoCallerName } from '../src/identity/demo-callers.js';

export type WorkName = 'W1' | 'W2' | 'W3' | 'W4';

export type Variables = Readonly<Record<string, string | number>>;

export interface Work {
  readonly name: WorkName;
  readonly title: string;
  readonly says: string;
  readonly caller: DemoCallerName;
  /** In the API's own GraphQL. */
  readonly query: string;
}

export const FIRST_ACCOUNTS = 100;
export const CALLS_OF_W3 = 1000;
export const CAMPAIGN = 'CAMPAIGN-0001';

const STATED = `purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "${CAMPAIGN}"`;

export const WORKS: readonly Work[] = [
  {
    name: 'W1',
    title: 'owner’s dashboard',
    says: 'an owner reads its account, contacts, services, six invoices, 50 call records and usage by month',
    caller: 'owner',
    query: `query Dashboard($number: String!, $from: DateTime!, $to: DateTime!) {
      accountByNumber(number: $number) {
        number status since
        contacts { nodes { role name email phone address { lines city region postalCode country } } }
        cpni(purpose: SELF_ACCESS) {
          services { category type }
          invoices(first: 6) { nodes { number status issuedAt dueAt total { amount currency } } }
          callRecords(first: 50) { nodes { id direction from to startedAt durationSeconds } }
          usage(from: $from, to: $to, by: MONTH) { from minutes calls messages }
        }
      }
    }`,
  },
  {
    name: 'W2',
    title: 'affiliate, 100 accounts',
    says: 'an affiliate reads services, quantities and usage by month of 100 accounts, all permitted',
    caller: 'affiliate-active',
    query: `query Affiliate($from: DateTime!, $to: DateTime!) {
      accounts(first: ${FIRST_ACCOUNTS}) {
        nodes {
          number
          cpni(${STATED}) {
            services { category type }
            quantities { numbers channels services trunks }
            usage(from: $from, to: $to, by: MONTH) { from minutes calls messages }
          }
        }
      }
    }`,
  },
  {
    name: 'W3',
    title: '1,000 call records',
    says: 'an owner reads 1,000 call records of one account, all fields, charge and location included',
    caller: 'owner',
    query: `query Calls($number: String!) {
      accountByNumber(number: $number) {
        cpni(purpose: SELF_ACCESS) {
          callRecords(first: ${CALLS_OF_W3}) {
            nodes {
              id direction from to destinationCountry destinationPrefix startedAt endedAt durationSeconds billedSeconds
              charge { amount currency }
              location { place latitude longitude }
            }
          }
        }
      }
    }`,
  },
  {
    name: 'W4',
    title: 'preflight, 100 accounts',
    says: 'an affiliate asks of 100 accounts which of all categories it may read, and reads none',
    caller: 'affiliate-active',
    query: `{
      accounts(first: ${FIRST_ACCOUNTS}) {
        nodes {
          number
          cpniAccess(${STATED}) { category callDetail callLocation permitted reason rule citation remedy sentence }
        }
      }
    }`,
  },
];

const DAY = 24 * 3600 * 1000;

/** The twelve months up to and with that of `now`, to midnight: a contestant need not cut days at either end. */
export function usagePeriod(now: number): { readonly from: string; readonly to: string } {
  const to = new Date(Math.ceil(now / DAY) * DAY);
  const from = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - 11, 1));
  return { from: from.toISOString(), to: to.toISOString() };
}
