// Message records, newest first; never the content of a message.
import { within, type Clip, type Period } from '../clip.js';
import type { Database } from '../database.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const MESSAGE_RECORD_PROPERTIES = {
  id: 'm.message_id',
  direction: 'm.direction',
  from: 'm.sender_number',
  to: 'm.recipient_number',
  destinationCountry: 'm.destination_country',
  sentAt: 'm.sent_at',
  segments: 'm.segments',
} as const satisfies PropertyTable;

const MESSAGE_RECORDS: PageSource = {
  from: 'message_records m',
  alias: 'm',
  scope: BY_ACCOUNT,
  keyset: [
    { column: 'sent_at', type: 'timestamptz' },
    { column: 'message_id', type: 'uuid' },
  ],
  direction: 'DESC',
};

export interface MessageRecordsRequest extends PageArguments, Period {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly direction?: 'INBOUND' | 'OUTBOUND' | undefined;
  readonly clip?: Clip | undefined;
}

/** A clip to certain calls leaves no message: a message is no call. */
export function readMessageRecords(
  database: Database,
  request: MessageRecordsRequest,
): Promise<Map<string, Page>> {
  return readPages(database, MESSAGE_RECORDS, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: MESSAGE_RECORD_PROPERTIES,
    conditions: [
      ...within('m.sent_at', request, request.clip),
      [(place) => `m.message_id = ANY(${place}::uuid[])`, request.clip?.callIds],
      [(place) => `${place} IN (m.sender_number, m.recipient_number)`, request.clip?.number],
      [(place) => `m.direction = ${place}`, request.direction],
    ],
  });
}
