// The demo data as made, before any database: repeatable, consistent, and the ten accounts as promised.
import { createHash } from 'node:crypto';
import { isValidPhoneNumber } from 'libphonenumber-js';
import { demoRows } from '../../src/seed/demo-rows.js';
import type { Row } from '../../src/seed/rows.js';

const NOW = Date.UTC(2026, 0, 15, 12);
const rows = demoRows(NOW);

function hashOf(now: number): string {
  return createHash('sha256')
    .update(JSON.stringify(demoRows(now)))
    .digest('hex');
}

function sums(
  records: readonly Row[] = [],
  keyOf: (row: Row) => string,
  amount: (row: Row) => number,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const row of records) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + amount(row));
  return totals;
}

test('the same now gives the same rows, another now gives others', () => {
  expect(hashOf(NOW)).toBe(hashOf(NOW));
  expect(hashOf(NOW + 1_000)).not.toBe(hashOf(NOW));
});

test('there are 200 accounts, numbered from ACCT-0001 to ACCT-0200', () => {
  const numbers = rows.accounts?.map(({ number }) => number);
  expect(numbers).toEqual(
    Array.from({ length: 200 }, (_, place) => `ACCT-${String(place + 1).padStart(4, '0')}`),
  );
});

test('every account but the applicant has about 100 call records, all within 90 days and none in the future', () => {
  const calls = [
    ...sums(
      rows.call_records,
      ({ account_id }) => String(account_id),
      () => 1,
    ).values(),
  ];
  expect(calls).toHaveLength(199);
  expect(Math.min(...calls)).toBeGreaterThanOrEqual(80);
  expect(Math.max(...calls)).toBeLessThanOrEqual(120);
  const instants = rows.call_records?.map(({ started_at }) => Date.parse(String(started_at))) ?? [];
  expect(Math.min(...instants)).toBeGreaterThanOrEqual(NOW - 90 * 86_400_000);
  expect(Math.max(...instants)).toBeLessThan(NOW);
});

test('every phone number is a valid one', () => {
  const numbers = [
    ...(rows.phone_numbers ?? []).map(({ number }) => number),
    ...(rows.contacts ?? []).map(({ phone }) => phone),
    ...(rows.call_records ?? []).flatMap(({ calling_number, called_number }) => [
      calling_number,
      called_number,
    ]),
    ...(rows.message_records ?? []).flatMap(({ sender_number, recipient_number }) => [
      sender_number,
      recipient_number,
    ]),
  ];
  const wrong = [...new Set(numbers)].filter((number) => !isValidPhoneNumber(String(number)));
  expect(wrong).toEqual([]);
});

test('no number in service belongs to two accounts', () => {
  const numbers = rows.phone_numbers?.map(({ number }) => number) ?? [];
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every id is unique and of version 7', () => {
  const ids = [
    ...(rows.accounts ?? []).map((row) => row['account_id']),
    ...(rows.call_records ?? []).map((row) => row['call_id']),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(
    ids.filter(
      (id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(id)),
    ),
  ).toEqual([]);
});

test('an invoice is the sum of its lines, and its calls line the sum of its call lines, to the millionth', () => {
  const micros = (amount: unknown) => Math.round(Number(amount) * 1e6);
  const byInvoice = (table: readonly Row[] | undefined) =>
    sums(
      table,
      ({ invoice_id }) => String(invoice_id),
      ({ amount }) => micros(amount),
    );
  const lines = byInvoice(rows.invoice_lines);
  const wrong = rows.invoices?.filter(
    ({ invoice_id, total_amount }) => lines.get(String(invoice_id)) !== micros(total_amount),
  );
  expect(wrong).toEqual([]);
  const callsLines = byInvoice(
    rows.invoice_lines?.filter(({ description }) => description === 'Calls, minutes'),
  );
  expect(byInvoice(rows.invoice_call_lines)).toEqual(callsLines);
});
