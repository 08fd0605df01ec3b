// The work that is measured: what clients of this API ask for most.
import type { DemoCallerName } from '../src/identity/demo-callers.js';

export interface Work {
  readonly name: string;
  readonly says: string;
  readonly caller: DemoCallerName;
  readonly query: (usage: string) => string;
}

export const WORKS: readonly Work[] = [
  {
    name: 'dashboard',
    says: 'an owner reads its account, contacts, services, six invoices, 50 call records and usage',
    caller: 'owner',
    query: (usage) => `{
      accountByNumber(number: "ACCT-0001") {
        number status since
        contacts { nodes { role name email phone address { lines city region postalCode country } } }
        cpni(purpose: SELF_ACCESS) {
          services { category type }
          invoices(first: 6) { nodes { number status issuedAt dueAt total { amount currency } } }
          callRecords(first: 50) { nodes { id direction from to startedAt durationSeconds } }
          ${usage}
        }
      }
    }`,
  },
  {
    name: 'affiliate',
    says: 'an affiliate reads services, quantities and usage of 100 accounts',
    caller: 'affiliate-active',
    query: (usage) => `{
      accounts(first: 100) {
        nodes {
          number
          cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") {
            services { category type }
            quantities { numbers channels services trunks }
            ${usage}
          }
        }
      }
    }`,
  },
];

/** Usage by month over the year before `now`. */
export function usageBefore(now: Date): string {
  const from = new Date(now);
  from.setUTCFullYear(now.getUTCFullYear() - 1);
  return `usage(from: "${from.toISOString()}", to: "${now.toISOString()}", by: MONTH) { from minutes calls messages }`;
}
