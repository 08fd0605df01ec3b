// The trunks that are installed for an account.
import type { Database } from '../database.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const TRUNK_PROPERTIES = {
  id: 't.trunk_id',
  label: 't.label',
  sipDomain: 't.sip_domain',
  codecs: 't.codecs',
  allowedIps: 't.allowed_ips',
  channels: 't.channels',
} as const satisfies PropertyTable;

const TRUNKS: ListSource = {
  from: 'trunks t',
  alias: 't',
  scope: BY_ACCOUNT,
  order: 't.trunk_id',
  always: 't.removed_at IS NULL',
};

export interface TrunksRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readTrunks(database: Database, request: TrunksRequest): Promise<Map<string, List>> {
  return readLists(database, TRUNKS, {
    owners: ownersOf(request.accountIds),
    table: TRUNK_PROPERTIES,
    properties: request.properties,
    form: request.form,
  });
}
