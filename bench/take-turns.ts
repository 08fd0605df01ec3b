// Rounds that alternate: whoever is first in one round is last in the next, so that what the machine does besides meets all alike.
export async function takeTurns<Entry, Measured>(
  entries: readonly Entry[],
  rounds: number,
  measure: (entry: Entry, round: number) => Promise<Measured>,
): Promise<(entry: Entry) => Measured[]> {
  const measured = new Map<Entry, Measured[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed())
      measured.get(entry)?.push(await measure(entry, round));
  }
  return (entry) => measured.get(entry) ?? [];
}
