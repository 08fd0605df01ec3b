// What is overdue, by register, read at every scrape. Not a number while it cannot be read.
import { Gauge, type Registry } from 'prom-client';
import { within } from './within.js';

const DEADLINE_MS = 2000;

export function registerOverdueGauge(
  registry: Registry,
  prefix: string,
  read: () => Promise<Readonly<Record<string, number>>>,
): void {
  const gauge = new Gauge<'register'>({
    name: `${prefix}overdue`,
    help: 'What should have been done by now, by register.',
    aggregator: 'max',
    labelNames: ['register'],
    registers: [registry],
    collect: async () => {
      gauge.reset();
      const figures = await within(DEADLINE_MS, read(), null);
      for (const [register, count] of Object.entries(figures ?? {})) gauge.set({ register }, count);
    },
  });
}
