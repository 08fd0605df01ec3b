// A real SMTP server on a free port, which takes mail, or answers as the test says.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly raw: string;
  readonly messageId: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  close(): Promise<void>;
}

/** What the server answers to a mail for this recipient, by a number of SMTP; null takes it. */
export interface Answers {
  readonly toSender?: () => number | null;
  readonly toRecipient?: (address: string) => number | null;
  readonly toMail?: (address: string) => number | null | Promise<number | null>;
}

export async function startMailServer(
  answers: Answers = {},
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, callback) => {
      callback(refusal(answers.toSender?.() ?? null));
    },
    onRcptTo: ({ address }, _session, callback) => {
      callback(refusal(answers.toRecipient?.(address) ?? null));
    },
    onData: (stream, { envelope }, callback) => {
      const to = envelope.rcptTo[0]?.address ?? '';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        void Promise.resolve(answers.toMail?.(to) ?? null).then((code) => {
          if (code === null) received.push({ to, raw, messageId: headerOf(raw, 'Message-ID') });
          callback(refusal(code));
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that went away
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
      }),
  };
}

export function headerOf(raw: string, name: string): string {
  const unfolded = raw.split(/\r?\n\r?\n/)[0]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
}

/** The server's words quote the recipient, as real ones do. */
function refusal(code: number | null): Error | null {
  return code === null
    ? null
    : Object.assign(new Error('refused: <owner@customer.test>'), { responseCode: code });
}
