// Whose rows a read answers: of accounts, or of invoices of accounts. All of them in one statement.
import type { Parameters } from './parameters.js';

/** The columns that name the owner of a row, account first; answers are keyed by the last. */
export type Scope = readonly ['account_id', ...string[]];

export const BY_ACCOUNT: Scope = ['account_id'];
export const BY_INVOICE: Scope = ['account_id', 'invoice_id'];

/** One owner: the values of the scope's columns. */
export type Owner = readonly string[];

/** Each owner once. */
export function distinctOwners(owners: readonly Owner[]): readonly Owner[] {
  return [...new Map(owners.map((owner) => [keyOf(owner), owner])).values()];
}

export function keyOf(owner: Owner): string {
  return owner.at(-1) ?? '';
}

export function ownersOf(accountIds: readonly string[]): readonly Owner[] {
  return accountIds.map((id) => [id]);
}

/** One array parameter for each column, for unnest(). */
export function bindOwners(parameters: Parameters, scope: Scope, owners: readonly Owner[]): string[] {
  return scope.map((_, column) => `${parameters.bind(owners.map((owner) => owner[column]))}::uuid[]`);
}

export function matchOwners(scope: Scope, alias: string): string {
  return scope.map((column) => `${alias}.${column} = wanted.${column}`).join(' AND ');
}
