// Mail into a folder, for the demo: one file each, readable by any mail program, on the disk once it is told as sent. A mail
// that is sent again is the same file again.
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { toIso } from '../clock.js';
import { composeMail } from './compose-mail.js';
import { MailFault, type MailTransport, type OutgoingMail } from './mail-transport.js';

export function createFileTransport(folder: string, from: string): MailTransport {
  const mailer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (mail) => {
      const composed = composeMail(mail, from);
      try {
        const { message } = await mailer.sendMail(composed);
        await writeDurably(folder, fileNameOf(mail), message as Buffer);
      } catch (error) {
        throw new MailFault('FILE', false, { cause: error });
      }
    },
    close: () => undefined,
  };
}

/** By time, so that a listing is in order. */
function fileNameOf({ createdAt, messageId }: OutgoingMail): string {
  return `${toIso(createdAt).replaceAll(/[-:]|\.\d+/g, '')}-${messageId}.eml`;
}

/** INVARIANT: under its own name a file is whole. */
async function writeDurably(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${name}.${process.pid}`);
  await synced(draft, 'w', (file) => file.writeFile(content));
  await rename(draft, join(folder, name));
  await synced(folder, 'r', () => Promise.resolve());
}

async function synced(
  path: string,
  flags: string,
  work: (file: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
