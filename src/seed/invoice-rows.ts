// Invoices of the last full months: fees, numbers and calls, each total the sum of its lines to the millionth.
import { toIso, type Instant } from '../clock.js';
import { monthOf } from '../records/month-partitions.js';
import type { AccountPlan } from './account-plan.js';
import type { PlannedCall } from './call-plan.js';
import { microsToDecimal } from './money.js';
import { joinRows, type Row, type Rows } from './rows.js';
import { DAY } from './times.js';

const FEE_MICROS = 24_950_000;
const NUMBER_MICROS = 1_250_000;
const DUE_DAYS = 30;

interface Line {
  description: string;
  quantity: string;
  micros: number;
}

interface Period {
  /** Of the newest invoice one, of the one before two. */
  monthsAgo: number;
  from: Instant;
  to: Instant;
  issuedAt: Instant;
}

export function invoiceRows(plan: AccountPlan, calls: readonly PlannedCall[], now: Instant): Rows {
  const ends = plan.closedAt ?? now;
  const periods = Array.from({ length: plan.invoices }, (_, place) => periodAt(now, plan.invoices - place));
  return joinRows(
    periods
      .filter(({ from, issuedAt }) => issuedAt <= now && from < ends)
      .map((period) => invoice(plan, period, calls.filter(isChargedIn(period)))),
  );
}

function periodAt(now: Instant, monthsAgo: number): Period {
  const to = monthOf(now, 1 - monthsAgo);
  return { monthsAgo, from: monthOf(now, -monthsAgo), to, issuedAt: to + DAY };
}

function isChargedIn({ from, to }: Period): (call: PlannedCall) => boolean {
  return ({ startedAt, chargeMicros }) =>
    chargeMicros !== null && chargeMicros > 0 && startedAt >= from && startedAt < to;
}

function invoice(plan: AccountPlan, period: Period, calls: readonly PlannedCall[]): Rows {
  const { accountId, random } = plan;
  const lines = linesOf(plan, calls);
  const total = lines.reduce((sum, { micros }) => sum + micros, 0);
  const invoiceId = random.uuid(period.issuedAt);
  const key = { account_id: accountId, invoice_id: invoiceId };
  return {
    invoices: [
      {
        ...key,
        number: `INV-${plan.number.slice(5)}-${toIso(period.from).slice(0, 7)}`,
        period_from: toIso(period.from),
        period_to: toIso(period.to),
        issued_at: toIso(period.issuedAt),
        due_at: toIso(period.issuedAt + DUE_DAYS * DAY),
        total_amount: microsToDecimal(total),
        paid_amount: microsToDecimal(isPaid(plan, period) ? total : 0),
        currency: 'USD',
      },
    ],
    invoice_lines: lines.map((line): Row => ({
      ...key,
      line_id: random.uuid(period.issuedAt),
      description: line.description,
      quantity: line.quantity,
      amount: microsToDecimal(line.micros),
      currency: 'USD',
    })),
    invoice_call_lines: calls.map((call): Row => ({
      ...key,
      started_at: toIso(call.startedAt),
      call_line_id: random.uuid(call.startedAt),
      called_number: call.called,
      billed_seconds: call.billedSeconds,
      amount: microsToDecimal(call.chargeMicros ?? 0),
      currency: 'USD',
    })),
  };
}

function linesOf({ categories, numbers }: AccountPlan, calls: readonly PlannedCall[]): Line[] {
  const tenths = calls.reduce((sum, { billedSeconds }) => sum + billedSeconds / 6, 0);
  const charges = calls.reduce((sum, { chargeMicros }) => sum + (chargeMicros ?? 0), 0);
  return [
    ...categories.map((category) => ({
      description: `Monthly fee, ${category}`,
      quantity: '1',
      micros: FEE_MICROS,
    })),
    {
      description: 'Phone numbers',
      quantity: String(numbers.length),
      micros: numbers.length * NUMBER_MICROS,
    },
    ...(calls.length > 0
      ? [{ description: 'Calls, minutes', quantity: (tenths / 10).toFixed(1), micros: charges }]
      : []),
  ];
}

/** Most pay all but the newest; every seventh owes the one before, too. */
function isPaid({ index }: AccountPlan, { monthsAgo }: Period): boolean {
  return monthsAgo > (index % 7 === 0 ? 2 : 1);
}
