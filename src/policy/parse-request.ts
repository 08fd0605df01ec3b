// A request as JSON, read strictly into the request of `decide`. What may be absent there may be absent here, and
// nothing else. `data.class` may be null (the field was never classified), and the account absent for aggregates.

import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from './callers.js';
import { CPNI_CATEGORIES, DATA_CLASSES, PERSONAL_KINDS, SERVICE_CATEGORIES } from './categories.js';
import { count, flag, instant, list, object, optional, orNull, text, word, wordOf } from './json-shape.js';
import { MalformedRequest } from './malformed-request.js';
import { PURPOSES } from './purposes.js';
import type { DecisionRequest } from './request.js';
import {
  ACCOUNT_STATUSES,
  AFFILIATE_SHARING,
  APPROVAL_KINDS,
  APPROVAL_SCOPES,
  APPROVAL_USES,
  AUTHENTICATION_CHANNELS,
  AUTHENTICATION_METHODS,
  DELEGATION_FORMS,
  INSTRUMENT_NAMES,
  NOTICE_CHANNELS,
  REFERENCE_KINDS,
  RELATIONSHIP_KINDS,
} from './request.js';

const categories = list(wordOf(CPNI_CATEGORIES));
const offering = wordOf(SERVICE_CATEGORIES);

const policy = object({
  version: text,
  legalOverlay: flag,
  affiliateSharing: word(AFFILIATE_SHARING),
  approvalUses: word(APPROVAL_USES),
});

const caller = object({
  kind: wordOf(CALLER_KINDS),
  subject: optional(text),
  roles: optional(list(wordOf(STAFF_ROLES))),
  company: optional(object({ id: text, kind: wordOf(COMPANY_KINDS), communicationsRelated: flag })),
});

const grant = object({
  purposes: list(wordOf(PURPOSES)),
  categories: optional(categories),
  accounts: optional(list(text)),
});

const authentication = object({
  method: word(AUTHENTICATION_METHODS),
  channel: word(AUTHENTICATION_CHANNELS),
});

const data = object({
  class: orNull(wordOf(DATA_CLASSES)),
  categories,
  callDetail: flag,
  callLocation: flag,
  personal: optional(list(wordOf(PERSONAL_KINDS))),
  period: optional(object({ from: instant, to: instant })),
  aggregate: optional(object({ groupSize: count })),
});

const account = object({
  id: text,
  status: word(ACCOUNT_STATUSES),
  services: list(object({ category: offering, from: instant, to: optional(instant) })),
  business: optional(object({ dedicatedRepresentative: flag, contractCoversCpni: flag })),
});

const relationship = object({
  companyId: text,
  kind: optional(word(RELATIONSHIP_KINDS)),
  from: instant,
  to: optional(instant),
});

const approval = object({
  kind: word(APPROVAL_KINDS),
  scope: word(APPROVAL_SCOPES),
  companyId: optional(text),
  categories: optional(categories),
  at: instant,
  revokedAt: optional(instant),
});

const notice = object({
  sentAt: instant,
  channel: word(NOTICE_CHANNELS),
  bounced: flag,
  namesCompanies: optional(list(text)),
});

const delegation = object({
  to: text,
  form: word(DELEGATION_FORMS),
  categories,
  from: instant,
  until: optional(instant),
  revokedAt: optional(instant),
});

const reference = object({
  kind: word(REFERENCE_KINDS),
  id: text,
  accountId: optional(text),
  companyIds: optional(list(text)),
  handledBy: optional(text),
  open: optional(flag),
  endedAt: optional(instant),
  offering: optional(offering),
  approvedBySupervisor: optional(flag),
  customerConsented: optional(flag),
  instrument: optional(word(INSTRUMENT_NAMES)),
  categories: optional(categories),
  accounts: optional(list(text)),
  from: optional(instant),
  to: optional(instant),
  enteredAt: optional(instant),
  expiresAt: optional(instant),
  reviewedBy: optional(list(text)),
  nondisclosure: optional(flag),
});

const request = object({
  at: instant,
  policy,
  caller,
  grant,
  authentication,
  purpose: orNull(wordOf(PURPOSES)),
  offering: optional(offering),
  data,
  account: optional(orNull(account)),
  party: flag,
  relationships: list(relationship),
  approvals: list(approval),
  notices: list(notice),
  delegation: optional(delegation),
  reference: optional(reference),
});

/** @throws MalformedRequest */
export function parseRequest(json: unknown): DecisionRequest {
  const { account: given, ...rest } = request(json, '$');
  if (!given && !rest.data.aggregate) throw new MalformedRequest('account', 'is missing');
  return { ...rest, account: given ?? null };
}
