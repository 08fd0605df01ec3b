// account-data mail: the outbox of mail, for whoever looks after it. An address is shown by its first letters alone.
import { Command, InvalidArgumentError, Option } from 'commander';
import { validate as isUuid } from 'uuid';
import { systemClock, toIso } from '../../clock.js';
import { maskAddress } from '../../notify/mail-address.js';
import { MAIL_KINDS, type MailKind } from '../../notify/mail-kinds.js';
import type { Database } from '../../records/database.js';
import {
  findDeadLetters,
  findMessage,
  listMessages,
  MESSAGE_STATES,
  reviveDeadLetters,
  type DeadLetters,
  type MessageState,
  type ReviewedMessage,
} from '../../records/stores/outbox-review-store.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';
import { wholeNumber } from '../whole-number.js';

const KINDS = Object.keys(MAIL_KINDS) as MailKind[];

interface ListOptions {
  state?: MessageState;
  limit: number;
}

const list = new Command('list')
  .description('Mail that waits and dead letters, the oldest first.')
  .addOption(new Option('--state <state>', 'only mail that stands so').choices(MESSAGE_STATES))
  .option('--limit <count>', 'so many at most', wholeNumber(1, 10_000), 100)
  .action((options: ListOptions) =>
    withDatabase('mail list', (database) => printAll(listLines(database, options))),
  );

const show = new Command('show')
  .description('One mail as JSON, with its text while that is kept.')
  .argument('<message id>', 'as `mail list` and the Message-ID have it', messageId)
  .action((id: string) => withDatabase('mail show', (database) => printAll(showLines(database, id))));

export interface RetryOptions {
  all?: boolean;
  kind?: MailKind;
  fault?: string;
  dryRun?: boolean;
}

const RETRY_HELP = `
A running server sends them at its next look, with all their attempts before them again. A dead letter whose text is
no longer kept cannot be sent.

Examples:
  account-data mail retry --all --fault SMTP_550 --dry-run
  account-data mail retry 019abcde-0000-7000-8000-000000000000`;

const retry = new Command('retry')
  .summary('send dead letters again')
  .description('Have dead letters sent again: those named, or all that the options leave.')
  .argument('[message id...]', 'which', collectMessageIds)
  .option('--all', 'all dead letters')
  .addOption(new Option('--kind <kind>', 'of those only the kind').choices(KINDS))
  .option('--fault <word>', 'of those only what failed so, such as SMTP_550')
  .option('--dry-run', 'say which, and change nothing')
  .addHelpText('after', RETRY_HELP)
  .action((ids: readonly string[], options: RetryOptions) =>
    withDatabase('mail retry', (database) => printAll(retryLines(database, ids, options))),
  );

export const mailCommand: Command = new Command('mail')
  .summary('mail that waits, dead letters')
  .description('List and show mail to customers, and have dead letters sent again.');
for (const command of [list, show, retry]) mailCommand.addCommand(command);

export async function listLines(database: Database, { state, limit }: ListOptions): Promise<string[]> {
  const messages = await listMessages(database, {
    states: state === undefined ? ['waiting', 'dead'] : [state],
    limit,
  });
  if (messages.length === 0) return ['nothing: no mail stands so'];
  return formatTable(
    ['message', 'kind', 'to', 'state', 'since', 'next attempt', 'attempts', 'fault'],
    messages.map((message) => [
      message.messageId,
      message.kind,
      maskAddress(message.recipient),
      message.state,
      told(sinceOf(message)),
      message.state === 'waiting' ? told(message.nextAttemptAt) : '-',
      message.attempts,
      message.fault ?? '-',
    ]),
  );
}

export async function showLines(database: Database, id: string): Promise<string[]> {
  const found = await findMessage(database, id);
  if (found === null) throw new Error('there is no mail of that id');
  const { recipient, body, ...message } = found;
  return [JSON.stringify({ ...message, recipient: maskAddress(recipient), text: body }, null, 2)];
}

export async function retryLines(
  database: Database,
  ids: readonly string[],
  { all = false, kind, fault, dryRun = false }: RetryOptions,
): Promise<string[]> {
  if (all === ids.length > 0) throw new Error('name dead letters, or say --all: see --help');
  const chosen: DeadLetters = { messageIds: all ? undefined : ids, kind, fault };
  const found = dryRun
    ? await findDeadLetters(database, chosen)
    : await reviveDeadLetters(database, chosen, systemClock.now());
  const says = dryRun ? 'would be sent again' : 'is sent again';
  return found.length === 0 ? ['nothing: no dead letter is so'] : found.map((id) => `${id}  ${says}`);
}

function sinceOf({ createdAt, sentAt, deadAt }: ReviewedMessage): Date {
  return sentAt ?? deadAt ?? createdAt;
}

function told(at: Date): string {
  return toIso(at.getTime());
}

function collectMessageIds(given: string, before: readonly string[] = []): string[] {
  return [...before, messageId(given)];
}

function messageId(given: string): string {
  if (isUuid(given)) return given;
  throw new InvalidArgumentError('the id of a message is needed, as `account-data mail list` has it.');
}

async function printAll(lines: Promise<readonly string[]>): Promise<void> {
  for (const line of await lines) await printLine(process.stdout, line);
}
