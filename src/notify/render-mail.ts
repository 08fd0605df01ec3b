// A mail as it will be sent: pure, from its row in the table and the values that the row names. Whoever must keep what was
// sent keeps this text.
import { fillTemplate, type SaidValues } from './fill-template.js';
import { MAIL_KINDS, type MailKind, type MailValues } from './mail-kinds.js';
import { MailRefused } from './mail-refused.js';
import { MAIL_VALUES, type MailValueKind } from './mail-values.js';

export interface RenderedMail {
  readonly kind: MailKind;
  readonly subject: string;
  /** Plain text, lines of at most 76 characters parted by LF. */
  readonly text: string;
}

/** Throws MailRefused, which names the value that is missing, unknown or not of its kind, and never holds it. */
export function renderMail<Kind extends MailKind>(kind: Kind, values: MailValues<Kind>): RenderedMail {
  const { subject, paragraphs, values: kinds } = MAIL_KINDS[kind];
  return { kind, subject, text: fillTemplate(paragraphs, sayAll(kinds, values)) };
}

function sayAll(
  kinds: Readonly<Record<string, MailValueKind>>,
  values: Readonly<Record<string, unknown>>,
): SaidValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      say(name, Object.hasOwn(kinds, name) ? kinds[name] : undefined, value),
    ]),
  );
}

function say(name: string, kind: MailValueKind | undefined, value: unknown): string | readonly string[] {
  if (kind === undefined) throw new MailRefused(`this kind of mail holds no such value: ${name}`);
  const { is, holds, say: inWords } = MAIL_VALUES[kind];
  if (!holds(value as never)) throw new MailRefused(`${name} must be ${is}`);
  return inWords(value as never);
}
