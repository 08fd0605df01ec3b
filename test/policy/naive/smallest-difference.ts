// Makes a request on which two readings differ as small as it can be: optional keys and list rows are left out
// one by one as long as the difference stays.
import type { NaiveRequest } from './naive-request.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Keys without which a request is malformed. */
const REQUIRED = new Set([
  'at',
  'policy',
  'version',
  'legalOverlay',
  'affiliateSharing',
  'approvalUses',
  'caller',
  'communicationsRelated',
  'grant',
  'purposes',
  'authentication',
  'method',
  'channel',
  'purpose',
  'data',
  'class',
  'callDetail',
  'callLocation',
  'groupSize',
  'account',
  'id',
  'status',
  'services',
  'category',
  'dedicatedRepresentative',
  'contractCoversCpni',
  'party',
  'relationships',
  'companyId',
  'kind',
  'scope',
  'approvals',
  'notices',
  'sentAt',
  'bounced',
  'to',
  'form',
  'categories',
  'from',
]);

function* smaller(value: Json): Generator<Json> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield value.filter((_, other) => other !== index);
      for (const less of smaller(item)) yield value.map((same, other) => (other === index ? less : same));
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (!REQUIRED.has(key))
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    for (const less of smaller(item)) yield { ...value, [key]: less };
  }
}

export function smallestDiffering(
  request: NaiveRequest,
  differs: (request: NaiveRequest) => boolean,
): NaiveRequest {
  let current = request;
  for (;;) {
    const next = firstDiffering(current, differs);
    if (next === undefined) return current;
    current = next;
  }
}

function firstDiffering(
  request: NaiveRequest,
  differs: (request: NaiveRequest) => boolean,
): NaiveRequest | undefined {
  for (const candidate of smaller(request as unknown as Json)) {
    const less = candidate as unknown as NaiveRequest;
    if (differs(less)) return less;
  }
  return undefined;
}
