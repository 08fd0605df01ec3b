// Rounds that alternate: whoever is first in one round is last in the next, so that what the machine does besides meets all alike.
import type { Round } from './measure.js';

export async function takeTurns<Entry>(
  entries: readonly Entry[],
  rounds: number,
  measure: (entry: Entry, round: number) => Promise<Round>,
): Promise<(entry: Entry) => Round[]> {
  const measured = new Map<Entry, Round[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed())
      measured.get(entry)?.push(await measure(entry, round));
  }
  return (entry) => measured.get(entry) ?? [];
}
