// The mail as the server holds it: the sender with its way out, where there is one, and what is told of the outbox.
import { join } from 'node:path';
import type { Clock } from './clock.js';
import { createFileTransport } from './notify/file-transport.js';
import { mailWarning, readMailFigures, type MailFigures } from './notify/mail-figures.js';
import type { MailTransport } from './notify/mail-transport.js';
import { MailSender } from './notify/sender.js';
import { createSmtpTransport } from './notify/smtp-transport.js';
import type { Database } from './records/database.js';

export interface MailSettings {
  /** Null: none. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly demo: boolean;
  readonly dataFolder: string;
}

export interface Mail {
  /** Some may have been queued just now. */
  readonly noticed: () => void;
  readonly figures: () => Promise<MailFigures>;
  /** Null when all is well. */
  readonly warning: () => Promise<string | null>;
  /** What is being sent ends, at most so many milliseconds later; what waits stays in the outbox. */
  readonly close: (deadlineMs: number) => Promise<void>;
}

const SENDER = { batchSize: 20, interval: 5_000, deadline: 60_000, lease: 120_000 };
const CONNECTIONS = 5;

export function openMail(
  settings: MailSettings,
  database: Database,
  clock: Clock,
  onFault: (what: string, error: unknown) => void,
): Mail {
  const transport = transportOf(settings);
  const sender =
    transport &&
    new MailSender(database, { ...SENDER, transport, clock, random: () => Math.random(), onFault });
  sender?.start();
  const figures = () => readMailFigures(database, clock.now());
  return {
    noticed: () => sender?.noticed(),
    figures,
    warning: async () => mailWarning(await figures(), sender !== null),
    close: async (deadlineMs) => {
      await sender?.close(deadlineMs);
    },
  };
}

/** Null: mail waits until a mail server is set. */
function transportOf({ smtpUrl, mailFrom, demo, dataFolder }: MailSettings): MailTransport | null {
  if (smtpUrl !== null)
    return createSmtpTransport({ url: smtpUrl, from: mailFrom, connections: CONNECTIONS });
  return demo ? createFileTransport(join(dataFolder, 'mail'), mailFrom) : null;
}
