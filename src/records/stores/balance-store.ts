// What an account owes: the sum of its invoices less what was paid, in the account's one currency.
import type { Database } from '../database.js';
import { moneyAmount, type Money } from '../money.js';

const BALANCES = `
  SELECT a.account_id AS "accountId", a.currency,
    ${moneyAmount('coalesce(sum(i.total_amount - i.paid_amount), 0)')} AS amount
  FROM accounts a LEFT JOIN invoices i ON i.account_id = a.account_id
  WHERE a.account_id = ANY($1::uuid[])
  GROUP BY a.account_id`;

export interface BalancesRequest {
  readonly accountIds: readonly string[];
}

export async function readBalances(
  database: Database,
  request: BalancesRequest,
): Promise<Map<string, Money>> {
  const rows = await database.query<Money & { accountId: string }>(BALANCES, [request.accountIds]);
  return new Map(rows.map(({ accountId, amount, currency }) => [accountId, { amount, currency }]));
}
