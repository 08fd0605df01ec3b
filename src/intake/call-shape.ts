// A call record in a file: its columns and rules.
import { completeDestination, destinationRules } from './destination-rules.js';
import { follows, hasHappened } from './instant-rules.js';
import { placesOf, type Column, type RowShape } from './row-shape.js';

export const CALL_COLUMNS = [
  { name: 'account', type: 'ACCOUNT', required: true, means: 'the account whose call it was' },
  { name: 'started_at', type: 'INSTANT', required: true, means: 'when it began; to the microsecond' },
  {
    name: 'call_id',
    type: 'UUID',
    required: true,
    means: 'with account and started_at, what makes it one call',
  },
  { name: 'direction', type: 'DIRECTION', required: true, means: 'to the account, or from it' },
  { name: 'calling_number', type: 'E164', required: true, means: 'who called' },
  { name: 'called_number', type: 'E164', required: true, means: 'who was called' },
  {
    name: 'destination_country',
    type: 'COUNTRY',
    means: 'where the called number is; derived from it when empty',
  },
  {
    name: 'destination_prefix',
    type: 'PREFIX',
    means: 'what totals are kept by: country code, in North America area code too; derived when empty',
  },
  { name: 'ended_at', type: 'INSTANT', means: 'when it ended; empty while it goes on' },
  { name: 'duration_seconds', type: 'WHOLE', required: true, means: 'how long they talked' },
  {
    name: 'billed_seconds',
    type: 'WHOLE',
    required: true,
    means: 'how much of it is billed, as the totals count it',
  },
  { name: 'charge_amount', type: 'AMOUNT', means: 'what it cost; empty for what is not charged' },
  { name: 'charge_currency', type: 'CURRENCY', means: 'beside an amount' },
  { name: 'place', type: 'TEXT', means: 'where the caller was, in words' },
  { name: 'latitude', type: 'LATITUDE', means: 'where the caller was, beside a longitude' },
  { name: 'longitude', type: 'LONGITUDE', means: 'beside a latitude' },
] as const satisfies readonly Column[];

export type CallColumn = (typeof CALL_COLUMNS)[number]['name'];

const at = placesOf(CALL_COLUMNS);
const destination = { ...at, reached: at.called_number };

export const CALL_SHAPE: RowShape = {
  table: 'call_records',
  columns: CALL_COLUMNS,
  complete: completeDestination(destination),
  rules: [
    hasHappened('started_at', at.started_at),
    hasHappened('ended_at', at.ended_at),
    follows('ended_at', at.ended_at, { after: at.started_at, least: 0 }),
    ...destinationRules(destination),
    {
      code: 'CURRENCY_MISMATCH',
      column: 'charge_currency',
      broken: (cells, { account }) =>
        cells[at.charge_amount] === null
          ? cells[at.charge_currency] !== null
          : cells[at.charge_currency] !== account.currency,
    },
    {
      code: 'COORDINATE_INVALID',
      column: 'longitude',
      broken: (cells) => (cells[at.latitude] === null) !== (cells[at.longitude] === null),
    },
  ],
};
