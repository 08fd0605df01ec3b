// Call and message records as rows, and the totals per day: each total is the sum of the records, by construction.
import { toIso } from '../clock.js';
import type { PlannedCall, PlannedMessage } from './call-plan.js';
import { microsToDecimal } from './money.js';
import type { Destination } from './places.js';
import type { Row, Rows } from './rows.js';

interface Total {
  seconds: number;
  calls: number;
  messages: number;
}

export function usageRows(
  accountId: string,
  calls: readonly PlannedCall[],
  messages: readonly PlannedMessage[],
): Rows {
  const byDay = new Map<string, Total>();
  const byDestination = new Map<string, Total>();
  for (const { startedAt, destination, billedSeconds } of calls) {
    const added = { seconds: billedSeconds, calls: 1, messages: 0 };
    add(byDay, dayOf(startedAt), added);
    add(byDestination, keyOf(startedAt, destination), added);
  }
  for (const { sentAt, destination } of messages) {
    const added = { seconds: 0, calls: 0, messages: 1 };
    add(byDay, dayOf(sentAt), added);
    add(byDestination, keyOf(sentAt, destination), added);
  }
  return {
    call_records: calls.map((call) => callRow(accountId, call)),
    message_records: messages.map((message) => messageRow(accountId, message)),
    usage_totals: [...byDay].map(([day, total]) => ({ account_id: accountId, day, ...totalCells(total) })),
    destination_totals: [...byDestination].map(([key, total]) => {
      const [day = '', country = '', prefix = ''] = key.split(' ');
      return { account_id: accountId, day, country, prefix, ...totalCells(total) };
    }),
  };
}

function callRow(accountId: string, call: PlannedCall): Row {
  const { durationSeconds, chargeMicros, place } = call;
  return {
    account_id: accountId,
    started_at: toIso(call.startedAt),
    call_id: call.callId,
    direction: call.direction,
    calling_number: call.calling,
    called_number: call.called,
    destination_country: call.destination.country,
    destination_prefix: call.destination.prefix,
    ended_at: durationSeconds === null ? null : toIso(call.startedAt + durationSeconds * 1_000),
    duration_seconds: durationSeconds ?? 0,
    billed_seconds: call.billedSeconds,
    charge_amount: chargeMicros === null ? null : microsToDecimal(chargeMicros),
    charge_currency: chargeMicros === null ? null : 'USD',
    place: place?.name ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  };
}

function messageRow(accountId: string, message: PlannedMessage): Row {
  return {
    account_id: accountId,
    sent_at: toIso(message.sentAt),
    message_id: message.messageId,
    direction: message.direction,
    sender_number: message.sender,
    recipient_number: message.recipient,
    destination_country: message.destination.country,
    destination_prefix: message.destination.prefix,
    segments: message.segments,
  };
}

function add(totals: Map<string, Total>, key: string, added: Total): void {
  const total = totals.get(key);
  if (total === undefined) {
    totals.set(key, { ...added });
    return;
  }
  total.seconds += added.seconds;
  total.calls += added.calls;
  total.messages += added.messages;
}

function totalCells({ seconds, calls, messages }: Total): Row {
  return { billed_seconds: seconds, calls, messages };
}

function dayOf(at: number): string {
  return toIso(at).slice(0, 10);
}

function keyOf(at: number, { country, prefix }: Destination): string {
  return `${dayOf(at)} ${country} ${prefix}`;
}
