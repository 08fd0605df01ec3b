// A message record in a file: its columns and rules. Never the content of a message.
import { completeDestination, destinationRules } from './destination-rules.js';
import { hasHappened } from './instant-rules.js';
import { placesOf, type Column, type RowShape } from './row-shape.js';

export const MESSAGE_COLUMNS = [
  { name: 'account', type: 'ACCOUNT', required: true, means: 'the account whose message it was' },
  { name: 'sent_at', type: 'INSTANT', required: true, means: 'when it was sent; to the microsecond' },
  {
    name: 'message_id',
    type: 'UUID',
    required: true,
    means: 'with account and sent_at, what makes it one message',
  },
  { name: 'direction', type: 'DIRECTION', required: true, means: 'to the account, or from it' },
  { name: 'sender_number', type: 'E164', required: true, means: 'who wrote' },
  { name: 'recipient_number', type: 'E164', required: true, means: 'who was written to' },
  {
    name: 'destination_country',
    type: 'COUNTRY',
    means: 'where the recipient is; derived from the number when empty',
  },
  {
    name: 'destination_prefix',
    type: 'PREFIX',
    means: 'what totals are kept by: country code, in North America area code too; derived when empty',
  },
  { name: 'segments', type: 'SEGMENTS', required: true, means: 'how many parts it was sent in' },
] as const satisfies readonly Column[];

const at = placesOf(MESSAGE_COLUMNS);
const destination = { ...at, reached: at.recipient_number };

export const MESSAGE_SHAPE: RowShape = {
  table: 'message_records',
  columns: MESSAGE_COLUMNS,
  complete: completeDestination(destination),
  rules: [hasHappened('sent_at', at.sent_at), ...destinationRules(destination)],
};
