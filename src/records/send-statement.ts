// Sends one statement on a connection of the driver, outside a transaction: under a name where it repeats, and with the name of its
// request where it does not. One that names its request can have no name, for every request would leave one more behind.
import type { Duplex } from 'node:stream';
import type { CancellableSession } from './cancel-statement.js';
import { nameRequest } from './request-comment.js';
import { isNotPrepared, type StatementNames } from './statement-names.js';

/** The driver's connection, as far as it is needed here. */
export interface Session extends CancellableSession {
  readonly connection: { readonly stream: Duplex };
  query(statement: { name?: string; text: string; values: unknown[] }): Promise<unknown>;
}

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Empty for the program's own. */
  readonly requestId: string;
}

/** Null names where no statement may be prepared. */
export async function sendStatement<Row>(
  session: Session,
  names: StatementNames | null,
  { sql, parameters, requestId }: Statement,
): Promise<Row[]> {
  const name = names?.nameOf(sql) ?? null;
  const unnamed = { text: nameRequest(sql, requestId), values: [...parameters] };
  if (name === null) return rowsOf(await session.query(unnamed));
  try {
    return rowsOf(await session.query({ ...unnamed, name, text: sql }));
  } catch (error) {
    if (!isNotPrepared(error)) throw error;
    names?.giveUp(sql);
    return rowsOf(await session.query(unnamed));
  }
}

/** None of what answers in several parts. */
function rowsOf<Row>(result: unknown): Row[] {
  return (result as { rows?: Row[] }).rows ?? [];
}
