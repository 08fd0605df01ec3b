// What the metrics say of the mail, read from the outbox at every scrape, once for all three. Not a number while it cannot be read.
import { Gauge, type Registry } from 'prom-client';
import type { MailFigures } from '../notify/mail-figures.js';
import { within } from './within.js';

const DEADLINE_MS = 2000;

const UNKNOWN: MailFigures = {
  waiting: Number.NaN,
  oldestWaitingSeconds: Number.NaN,
  deadLetters: Number.NaN,
};

const GAUGES: readonly { readonly name: string; readonly help: string; readonly of: keyof MailFigures }[] = [
  { name: 'mail_waiting', help: 'Mails that wait to be sent.', of: 'waiting' },
  {
    name: 'mail_oldest_waiting_seconds',
    help: 'How long the oldest mail that waits has been waiting.',
    of: 'oldestWaitingSeconds',
  },
  {
    name: 'mail_dead_letters',
    help: 'Mails that are not tried again until a person says so.',
    of: 'deadLetters',
  },
];

export function registerMailGauges(
  registry: Registry,
  prefix: string,
  read: () => Promise<MailFigures>,
): void {
  let reading: Promise<MailFigures> | null = null;
  const readOnce = () =>
    (reading ??= within(DEADLINE_MS, read(), UNKNOWN).finally(() => {
      reading = null;
    }));
  for (const { name, help, of } of GAUGES) {
    const gauge: Gauge = new Gauge({
      name: prefix + name,
      help,
      aggregator: 'max',
      registers: [registry],
      collect: async () => {
        gauge.set((await readOnce())[of]);
      },
    });
  }
}
