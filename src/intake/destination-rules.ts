// Where a call or message went: derived from the number that was reached where the row does not say.
import { destinationOf } from './destination.js';
import type { Cells, RowRule } from './row-shape.js';

export interface DestinationPlaces {
  /** Of the number that was called or written to. */
  readonly reached: number;
  readonly destination_country: number;
  readonly destination_prefix: number;
}

export function completeDestination(places: DestinationPlaces): (cells: Cells) => void {
  const { reached, destination_country: country, destination_prefix: prefix } = places;
  return (cells) => {
    if (cells[country] !== null && cells[prefix] !== null) return;
    const destination = destinationOf(cells[reached] ?? '');
    cells[country] ??= destination?.country ?? null;
    cells[prefix] ??= destination?.prefix ?? null;
  };
}

export function destinationRules({ reached, destination_prefix: prefix }: DestinationPlaces): RowRule[] {
  return [
    {
      code: 'DESTINATION_UNKNOWN',
      column: 'destination_prefix',
      broken: (cells) => cells[prefix] === null,
    },
    {
      code: 'PREFIX_MISMATCH',
      column: 'destination_prefix',
      broken: (cells) => cells[reached]?.startsWith(cells[prefix] ?? '', 1) !== true,
    },
  ];
}
