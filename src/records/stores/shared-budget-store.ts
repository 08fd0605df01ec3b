// The same budgets as cost-budget-store, in Redis and on its clock.
import type { SharedMemory } from '../shared-memory.js';
import type { AskedPoints, BudgetSize, TakenPoints } from './cost-budget-store.js';

/** The points of KEYS[1] as they are now; ARGV: capacity, points a second. Numbers travel as text, which Redis does not cut. */
const RESTORED = `
  local time = redis.call('TIME')
  local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
  local capacity, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
  local kept = redis.call('HMGET', KEYS[1], 'points', 'at')
  local points = math.min(capacity, (tonumber(kept[1]) or capacity) + rate * math.max(0, now - (tonumber(kept[2]) or now)))
`;

const KEEP = `
  redis.call('HSET', KEYS[1], 'points', string.format('%.6f', points), 'at', string.format('%.6f', now))
  redis.call('PEXPIRE', KEYS[1], math.ceil(1000 * (capacity - math.min(0, points)) / rate) + 1000)
`;

const TAKE = `${RESTORED}
  local cost = tonumber(ARGV[3])
  points = math.min(capacity, points + tonumber(ARGV[4]))
  local granted = cost <= points
  if granted then points = points - cost end
  ${KEEP}
  return {granted and 1 or 0, string.format('%.6f', points)}`;

const GIVE = `${RESTORED}
  points = math.min(capacity, points + tonumber(ARGV[3]))
  ${KEEP}`;

export async function takeSharedPoints(
  memory: SharedMemory,
  key: string,
  size: BudgetSize,
  { points, back }: AskedPoints,
): Promise<TakenPoints> {
  const taken = await memory.run(TAKE, [keyOf(key)], [...valuesOf(size), points, back]);
  const [granted, available] = taken as [number, string];
  return { granted: granted === 1, available: Number(available) };
}

export async function giveSharedPoints(
  memory: SharedMemory,
  key: string,
  size: BudgetSize,
  points: number,
): Promise<void> {
  await memory.run(GIVE, [keyOf(key)], [...valuesOf(size), points]);
}

function keyOf(key: string): string {
  return `account-data:budget:${key}`;
}

function valuesOf({ capacity, restoreRate }: BudgetSize): [number, number] {
  return [capacity, restoreRate];
}
