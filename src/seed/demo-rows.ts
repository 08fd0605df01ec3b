// The demo data as rows: 200 accounts, the companies, the references of known code. The same `now`, the same rows.
import type { Instant } from '../clock.js';
import { accountRows } from './account-rows.js';
import { planAccount, type AccountPlan } from './account-plan.js';
import { placeNear, planCalls, planMessages, type PlannedCall } from './call-plan.js';
import { companyRows } from './company-rows.js';
import { consentRows } from './consent-rows.js';
import { invoiceRows } from './invoice-rows.js';
import { loginRows } from './login-rows.js';
import { CITIES, HOME_DESTINATIONS } from './places.js';
import { referenceRows } from './reference-rows.js';
import { joinRows, type Rows } from './rows.js';
import { serviceRows } from './service-rows.js';
import { MINUTE } from './times.js';
import { usageRows } from './usage-rows.js';

export const DEMO_ACCOUNTS = 200;
const DEMO_CALLS = 100;

export function demoRows(now: Instant): Rows {
  const plans = Array.from({ length: DEMO_ACCOUNTS }, (_, place) =>
    planAccount(place + 1, { now, callsPerAccount: DEMO_CALLS }),
  );
  const [first] = plans;
  if (first === undefined) throw new Error('the demo has accounts');
  const emergencyCall = planEmergencyCall(first, now);
  return joinRows([
    companyRows(),
    loginRows(),
    ...plans.map((plan) => wholeAccount(plan, now, plan === first ? [emergencyCall] : [])),
    referenceRows(plans, emergencyCall, now),
  ]);
}

/** Everything of one account. `calls` are added to those made by chance. */
export function wholeAccount(plan: AccountPlan, now: Instant, added: readonly PlannedCall[] = []): Rows {
  const calls = [...planCalls(plan, now), ...added];
  return joinRows([
    accountRows(plan, now),
    serviceRows(plan),
    consentRows(plan, now),
    usageRows(plan.accountId, calls, planMessages(plan, now)),
    invoiceRows(plan, calls, now),
  ]);
}

/** The call that EMERGENCY-0001 is about: it goes on, from the account's first number to the agency's own. */
function planEmergencyCall(plan: AccountPlan, now: Instant): PlannedCall {
  const startedAt = now - 4 * MINUTE;
  const [calling] = plan.numbers;
  const destination = HOME_DESTINATIONS[CITIES.indexOf(plan.city)];
  if (calling === undefined || destination === undefined)
    throw new Error('the first account has numbers and a city');
  return {
    callId: plan.random.uuid(startedAt),
    startedAt,
    direction: 'OUTBOUND',
    calling,
    called: `+${destination.prefix}5550199`,
    destination,
    durationSeconds: null,
    billedSeconds: 0,
    chargeMicros: null,
    place: placeNear(plan),
  };
}
