// The calls and messages of one account over the last ninety days, as they happened; rows and totals are made of them.
import type { Instant } from '../clock.js';
import type { AccountPlan } from './account-plan.js';
import { FOREIGN_DESTINATIONS, HOME_DESTINATIONS, numberAt, type Destination } from './places.js';
import { DAY, HOUR } from './times.js';

export const WINDOW_DAYS = 90;

export interface PlannedCall {
  callId: string;
  startedAt: Instant;
  direction: 'INBOUND' | 'OUTBOUND';
  calling: string;
  called: string;
  destination: Destination;
  /** Null while the call goes on. */
  durationSeconds: number | null;
  /** Full steps of six seconds. */
  billedSeconds: number;
  /** Millionths of a dollar; null for what is not charged. */
  chargeMicros: number | null;
  place: { name: string; latitude: number; longitude: number } | null;
}

export interface PlannedMessage {
  messageId: string;
  sentAt: Instant;
  direction: 'INBOUND' | 'OUTBOUND';
  sender: string;
  recipient: string;
  destination: Destination;
  segments: number;
}

const BILLING_STEP_SECONDS = 6;
const MESSAGES_PER_CALL = 0.3;

export function planCalls(plan: AccountPlan, now: Instant): PlannedCall[] {
  const instants = planInstants(plan, now, plan.callsPerNinetyDays);
  return instants.map((startedAt) => planCall(plan, startedAt));
}

export function planMessages(plan: AccountPlan, now: Instant): PlannedMessage[] {
  const instants = planInstants(plan, now, Math.round(plan.callsPerNinetyDays * MESSAGES_PER_CALL));
  return instants.map((sentAt) => {
    const { direction, destination, from, to } = planEnds(plan);
    const messageId = plan.random.uuid(sentAt);
    return {
      messageId,
      sentAt,
      direction,
      sender: from,
      recipient: to,
      destination,
      segments: plan.random.integer(1, 3),
    };
  });
}

/** About `count` instants, oldest first, none after the account closed. */
function planInstants({ random, numbers, closedAt }: AccountPlan, now: Instant, count: number): Instant[] {
  if (numbers.length === 0) return [];
  const from = now - WINDOW_DAYS * DAY;
  const until = (closedAt ?? now) - 2 * HOUR;
  const about = Math.round((count * random.integer(85, 115)) / 100);
  const seconds = (until - from) / 1_000;
  return Array.from({ length: about }, () => from + Math.floor(random.next() * seconds) * 1_000).sort(
    (a, b) => a - b,
  );
}

function planCall(plan: AccountPlan, startedAt: Instant): PlannedCall {
  const { random } = plan;
  const { direction, destination, from, to } = planEnds(plan);
  const durationSeconds = random.chance(0.08) ? 0 : random.integer(4, 1_500);
  const steps = Math.ceil(durationSeconds / BILLING_STEP_SECONDS);
  return {
    callId: random.uuid(startedAt),
    startedAt,
    direction,
    calling: from,
    called: to,
    destination,
    durationSeconds,
    billedSeconds: steps * BILLING_STEP_SECONDS,
    chargeMicros: direction === 'OUTBOUND' ? steps * (destination.microsPerMinute / 10) : null,
    place: plan.placesKnown && random.chance(0.7) ? placeNear(plan) : null,
  };
}

function planEnds(plan: AccountPlan): {
  direction: 'INBOUND' | 'OUTBOUND';
  destination: Destination;
  from: string;
  to: string;
} {
  const { random } = plan;
  const own = random.pick(plan.numbers);
  if (random.chance(0.4)) {
    return {
      direction: 'INBOUND',
      destination: homeOf(plan),
      from: numberAt(random.pick(HOME_DESTINATIONS), random),
      to: own,
    };
  }
  const destination = random.pick(reachable(plan));
  return { direction: 'OUTBOUND', destination, from: own, to: numberAt(destination, random) };
}

/** Local service reaches the own area; long distance and wireless reach further. */
function reachable(plan: AccountPlan): readonly Destination[] {
  const far = plan.categories.some((category) => category === 'INTEREXCHANGE' || category === 'WIRELESS');
  if (!far || plan.random.chance(0.5)) return [homeOf(plan)];
  return plan.random.chance(0.3) ? FOREIGN_DESTINATIONS : HOME_DESTINATIONS;
}

function homeOf({ city }: AccountPlan): Destination {
  const home = HOME_DESTINATIONS.find(({ prefix }) => prefix === `1${city.npa}`);
  if (home === undefined) throw new Error('every city is a destination');
  return home;
}

export function placeNear({ random, city }: AccountPlan): NonNullable<PlannedCall['place']> {
  const near = (degrees: number) => Math.round((degrees + random.next() * 0.1 - 0.05) * 10_000) / 10_000;
  return {
    name: `${city.city}, ${city.region}`,
    latitude: near(city.latitude),
    longitude: near(city.longitude),
  };
}
