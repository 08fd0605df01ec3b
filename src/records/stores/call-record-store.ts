// Call records, newest first, and the places of calls without their records (47 CFR 64.2003(d), 47 U.S.C. 222(f)).
import { within, type Clip, type Period } from '../clip.js';
import type { Database } from '../database.js';
import { moneyProperty } from '../money.js';
import type { Condition } from '../parameters.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

const PLACE_KNOWN = '(c.place IS NOT NULL OR c.latitude IS NOT NULL)';

export const CALL_LOCATION_PROPERTIES = {
  callId: 'c.call_id',
  place: 'c.place',
  latitude: 'c.latitude',
  longitude: 'c.longitude',
} as const satisfies PropertyTable;

export const CALL_RECORD_PROPERTIES = {
  id: 'c.call_id',
  direction: 'c.direction',
  from: 'c.calling_number',
  to: 'c.called_number',
  destinationCountry: 'c.destination_country',
  destinationPrefix: 'c.destination_prefix',
  startedAt: 'c.started_at',
  endedAt: 'c.ended_at',
  durationSeconds: 'c.duration_seconds',
  billedSeconds: 'c.billed_seconds',
  charge: moneyProperty('c.charge_amount', 'c.charge_currency'),
  location: { present: PLACE_KNOWN, properties: CALL_LOCATION_PROPERTIES },
} as const satisfies PropertyTable;

const CALL_RECORDS: PageSource = {
  from: 'call_records c',
  alias: 'c',
  scope: BY_ACCOUNT,
  keyset: [
    { column: 'started_at', type: 'timestamptz' },
    { column: 'call_id', type: 'uuid' },
  ],
  direction: 'DESC',
};

/** In the order of a hash: places alone tell neither when nor in which order the calls were made. */
const CALL_LOCATIONS: PageSource = {
  ...CALL_RECORDS,
  keyset: [{ column: 'call_id', type: 'text', hashed: true }],
  direction: 'ASC',
  always: PLACE_KNOWN,
};

export interface CallLocationsRequest extends PageArguments, Period {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly clip?: Clip | undefined;
}

export interface CallRecordsRequest extends CallLocationsRequest {
  readonly direction?: 'INBOUND' | 'OUTBOUND' | undefined;
}

export function readCallRecords(database: Database, request: CallRecordsRequest): Promise<Map<string, Page>> {
  return readPages(database, CALL_RECORDS, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: CALL_RECORD_PROPERTIES,
    conditions: [...conditions(request), [(place) => `c.direction = ${place}`, request.direction]],
  });
}

export function readCallLocations(
  database: Database,
  request: CallLocationsRequest,
): Promise<Map<string, Page>> {
  return readPages(database, CALL_LOCATIONS, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: CALL_LOCATION_PROPERTIES,
    conditions: conditions(request),
  });
}

function conditions(request: CallLocationsRequest): Condition[] {
  return [
    ...within('c.started_at', request, request.clip),
    [(place) => `c.call_id = ANY(${place}::uuid[])`, request.clip?.callIds],
    [(place) => `${place} IN (c.calling_number, c.called_number)`, request.clip?.number],
  ];
}
