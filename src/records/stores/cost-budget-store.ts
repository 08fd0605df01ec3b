// Budgets of points that all nodes share: a bucket that fills with time, on the clock of the database. One statement takes, whole or
// not at all, so that two nodes cannot spend the same points.
import type { Database } from '../database.js';

export interface BudgetSize {
  readonly capacity: number;
  /** Points a second. */
  readonly restoreRate: number;
}

export interface AskedPoints {
  readonly points: number;
  /** Of what was taken before and not used. */
  readonly back: number;
}

export interface TakenPoints {
  readonly granted: boolean;
  /** What is left; below zero where more was used than was taken. */
  readonly available: number;
}

const RESTORED =
  'LEAST($2::double precision, b.points + $5 + $3 * GREATEST(0, EXTRACT(EPOCH FROM now() - b.restored_at)::double precision))';

const TAKE = `
  INSERT INTO cost_budgets AS b (key, points, restored_at, granted)
  SELECT $1, capacity - CASE WHEN cost <= capacity THEN cost ELSE 0 END, now(), cost <= capacity
  FROM (VALUES ($2::double precision, $4::double precision)) AS asked (capacity, cost)
  ON CONFLICT (key) DO UPDATE SET
    points = ${RESTORED} - CASE WHEN $4 <= ${RESTORED} THEN $4 ELSE 0 END,
    restored_at = GREATEST(b.restored_at, now()),
    granted = $4 <= ${RESTORED}
  RETURNING granted, points AS available`;

/** Gives back what was not used before, and takes the points, or none where there are fewer. */
export async function takePoints(
  database: Database,
  key: string,
  { capacity, restoreRate }: BudgetSize,
  { points, back }: AskedPoints,
): Promise<TakenPoints> {
  const [taken] = await database.query<TakenPoints>(TAKE, [key, capacity, restoreRate, points, back]);
  if (taken === undefined) throw new Error('a budget did not answer');
  return taken;
}

/** Never above the capacity; a negative number takes. */
export async function givePoints(
  database: Database,
  key: string,
  { capacity }: BudgetSize,
  points: number,
): Promise<void> {
  await database.query('UPDATE cost_budgets SET points = LEAST($2, points + $3) WHERE key = $1', [
    key,
    capacity,
    points,
  ]);
}
