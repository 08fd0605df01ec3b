// Mail by SMTP. The connection is encrypted or nothing is sent, unless the server is on this machine; nothing is repeated here,
// for the outbox does that.
import { createTransport, type SMTPPoolOptions } from 'nodemailer';
import { composeMail } from './compose-mail.js';
import { MailFault, type MailTransport } from './mail-transport.js';
import { smtpFault } from './smtp-fault.js';

export interface SmtpSettings {
  /** smtp://user:password@host:port, or smtps:// */
  readonly url: string;
  readonly from: string;
  readonly connections: number;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function createSmtpTransport({ url, from, connections }: SmtpSettings): MailTransport {
  const mailer = createTransport({ ...optionsOf(new URL(url)), maxConnections: connections });
  return {
    send: async (mail, signal) => {
      const composed = composeMail(mail, from);
      try {
        await mailer.sendMail({ ...composed, signal });
      } catch (error) {
        throw new MailFault(...smtpFault(error), { cause: error });
      }
    },
    close: () => {
      mailer.close();
    },
  };
}

function optionsOf({ protocol, hostname, port, username, password }: URL): SMTPPoolOptions & { pool: true } {
  return {
    pool: true,
    maxRequeues: 0,
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    requireTLS: !LOOPBACK.test(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  };
}
