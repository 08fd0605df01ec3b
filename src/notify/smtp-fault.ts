// What a mail server, or the way to it, refused: one word for the outbox, and whether the same mail would be refused again.

const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'AUTHENTICATION',
  ENOAUTH: 'AUTHENTICATION',
  EABORT: 'TIME_OVER',
  ECONNECTION: 'CONNECTION',
  EDNS: 'NAME_RESOLUTION',
  EPROTOCOL: 'PROTOCOL',
  ESOCKET: 'CONNECTION',
  ETIMEDOUT: 'TIME_OVER',
  ETLS: 'ENCRYPTION',
};

/** The server understood, and refused: told by its number. */
const REFUSED = ['EENVELOPE', 'EMESSAGE'];

/** What is refused for good to these speaks of this mail. To any other it speaks of us, and is put right by a person. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

/** As nodemailer's errors carry it. */
interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly permanent?: unknown;
}

export function smtpFault(error: unknown): [word: string, permanent: boolean] {
  const { code, command, responseCode, permanent } = error as SmtpError;
  if (typeof responseCode !== 'number' || !REFUSED.includes(String(code)))
    return [WORDS[String(code)] ?? 'OTHER', false];
  return [`SMTP_${responseCode}`, permanent === true && ABOUT_THE_MAIL.includes(String(command))];
}
