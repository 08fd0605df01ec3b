// The account itself, who owns it, and the people and places to write to.
import { toIso, type Instant } from '../clock.js';
import type { AccountPlan } from './account-plan.js';
import { BUSINESS_TRADES, BUSINESS_WORDS, FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names.js';
import type { City } from './places.js';
import type { Random } from './random.js';
import type { Row, Rows } from './rows.js';
import { DAY } from './times.js';

/** The name of the embedded issuer, whatever its URL. */
export const ISSUER = 'embedded';

export interface Address {
  lines: string[];
  city: string;
  region: string;
  postal_code: string;
  country: string;
}

export function makeAddress(random: Random, { city, region, postalCode }: City): Address {
  const street = `${random.integer(1, 990)} ${random.pick(STREETS)}`;
  const lines = random.chance(0.4) ? [street, `Suite ${random.integer(100, 990)}`] : [street];
  return { lines, city, region, postal_code: postalCode, country: 'US' };
}

export function personName(random: Random): string {
  return `${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`;
}

export function accountRows(plan: AccountPlan, now: Instant): Rows {
  const { random, accountId } = plan;
  const owner = personName(random);
  const name =
    plan.kind === 'BUSINESS' ? `${random.pick(BUSINESS_WORDS)} ${random.pick(BUSINESS_TRADES)}` : owner;
  return {
    accounts: [
      {
        account_id: accountId,
        number: plan.number,
        kind: plan.kind,
        status: plan.status,
        since: toIso(plan.since),
        closed_at: plan.closedAt === null ? null : toIso(plan.closedAt),
        name,
        created_at: toIso(plan.since),
      },
    ],
    account_owners: [{ account_id: accountId, issuer: ISSUER, subject: plan.owner }],
    contacts: contactRows(plan, owner),
    policy_acceptances: [
      {
        account_id: accountId,
        acceptance_id: random.uuid(plan.since),
        version: '2015-03-30',
        kind: 'EXPLICIT',
        at: toIso(Math.min(plan.since + DAY, now)),
      },
    ],
  };
}

function contactRows(plan: AccountPlan, owner: string): Row[] {
  const roles = plan.kind === 'BUSINESS' ? ['OWNER', 'BILLING', 'TECHNICAL', 'EMERGENCY'] : ['OWNER'];
  return roles.map((role) => contactRow(plan, role, role === 'OWNER' ? owner : personName(plan.random)));
}

function contactRow(
  { random, accountId, city, since, number }: AccountPlan,
  role: string,
  name: string,
): Row {
  const phone = `+1${city.npa}55501${random.integer(50, 99)}`;
  const mailbox = `${name.split(' ')[0]?.toLowerCase() ?? 'contact'}.${role.toLowerCase()}`;
  const email = `${mailbox}@${number.toLowerCase()}.example`;
  return {
    account_id: accountId,
    contact_id: random.uuid(since),
    role,
    name,
    email,
    phone,
    ...makeAddress(random, city),
    since: toIso(since),
  };
}
