// What a mail server, or the way to it, refused: one word for the outbox, and whether the same mail would be refused again.

const WORDS: Readonly<Record<string, string>> = {
  EAUTH: 'AUTHENTICATION',
  ENOAUTH: 'AUTHENTICATION',
  EABORT: 'TIME_OVER',
  ECONNECTION: 'CONNECTION',
  EDNS: 'NAME_RESOLUTION',
  EENVELOPE: 'ENVELOPE',
  EMESSAGE: 'MESSAGE',
  EPROTOCOL: 'PROTOCOL',
  ESOCKET: 'CONNECTION',
  ETIMEDOUT: 'TIME_OVER',
  ETLS: 'ENCRYPTION',
};

/** A 5xx to these speaks of this mail. To any other it speaks of us (our login, our address), and is put right by a person. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

export function smtpFault(error: unknown): [word: string, permanent: boolean] {
  const { code, command, responseCode } = error as {
    code?: unknown;
    command?: unknown;
    responseCode?: unknown;
  };
  const word = WORDS[String(code)] ?? 'OTHER';
  if (typeof responseCode !== 'number') return [word, false];
  const permanent = responseCode >= 500 && ABOUT_THE_MAIL.includes(String(command));
  return [`SMTP_${String(responseCode)}`, permanent];
}
