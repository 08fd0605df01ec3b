// The space of well-formed requests: an enumerated part around favourable requests, and a seeded random part.
// Both are the same on every run.
import { BASES, COMPANY, DAY, NOW, OTHER_COMPANY } from './request-bases.js';
import { DATA, DIMENSIONS, type Change, type Dimension } from './request-dimensions.js';
import type {
  NaiveApproval,
  NaiveCategory,
  NaiveAccount,
  NaiveNotice,
  NaiveRelationship,
  NaivePurpose,
  NaiveRequest,
} from './naive-request.js';

/** Dimensions that bear on each other beyond pairs. */
const TOGETHER: Dimension[][] = [
  ['data', 'status', 'policy'],
  ['data', 'authentication', 'status'],
  ['data', 'instrument', 'legalPapers'],
  ['data', 'purpose', 'caller'],
  ['services', 'approvals', 'policy'],
  ['approvals', 'notices', 'policy'],
  ['relationships', 'services', 'policy'],
  ['delegation', 'data', 'authentication'],
];

const ALWAYS: Dimension[] = ['purpose', 'caller', 'grant', 'data', 'status'];
const MARKETING: Dimension[] = [
  'services',
  'offering',
  'relationships',
  'approvals',
  'notices',
  'reference',
  'policy',
];

/** What each purpose may look at besides; the other dimensions vary alone, to show that they do not matter. */
const MATTERS: Partial<Record<NaivePurpose, Dimension[]>> = {
  SELF_ACCESS: ['authentication', 'party'],
  CUSTOMER_DIRECTED: ['authentication', 'delegation', 'approvals', 'policy'],
  SERVICE_PROVISION: ['reference'],
  SERVICE_SUPPORTING: ['reference'],
  BILLING_COLLECTION: ['reference', 'relationships'],
  FRAUD_SECURITY: ['reference', 'relationships', 'approvals', 'policy'],
  INBOUND_ASSISTANCE: ['reference', 'authentication'],
  MARKETING_SAME_CATEGORY: MARKETING,
  MARKETING_OTHER_CATEGORY: MARKETING,
  EMERGENCY: ['reference'],
  LEGAL_PROCESS: ['reference', 'instrument', 'legalPapers'],
  IDENTITY_VERIFICATION: ['reference'],
  ACCOUNT_ESTABLISHMENT: ['reference'],
  SERVICE_SETUP: ['reference'],
};

/** Every base with every change, every pair that matters to its purpose, and the named triples that concern it. */
export function* enumerateRequests(): Generator<NaiveRequest> {
  const names = Object.keys(DIMENSIONS) as Dimension[];
  for (const base of BASES) {
    yield base;
    for (const name of names) yield* vary(base, [name]);
    const matter = [...ALWAYS, ...(base.purpose === null ? [] : (MATTERS[base.purpose] ?? []))];
    for (const [index, first] of matter.entries()) {
      for (const second of matter.slice(index + 1)) yield* vary(base, [first, second]);
    }
    for (const triple of TOGETHER) {
      if (concerns(base, triple)) yield* vary(base, triple);
    }
  }
}

function* vary(request: NaiveRequest, dimensions: Dimension[]): Generator<NaiveRequest> {
  const [first, ...rest] = dimensions;
  if (first === undefined) {
    yield request;
    return;
  }
  for (const change of DIMENSIONS[first]) yield* vary(change(request), rest);
}

function concerns(base: NaiveRequest, triple: Dimension[]): boolean {
  const marketing = base.purpose?.startsWith('MARKETING_') === true;
  if (triple.includes('purpose')) return base === BASES[0];
  if (triple.includes('instrument')) return base.purpose === 'LEGAL_PROCESS';
  if (triple.includes('delegation')) return base.purpose === 'CUSTOMER_DIRECTED';
  if (triple.includes('authentication')) {
    return base.purpose === 'SELF_ACCESS' || base.purpose === 'INBOUND_ASSISTANCE';
  }
  if (triple.includes('services')) return marketing && base.caller.company?.kind === 'AFFILIATE';
  return marketing;
}

/** A generator of numbers in [0, 1) that repeats for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function several<Item>(random: () => number, most: number, make: () => Item): Item[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, make);
}

const MOMENTS = [-800, -730, -400, -33, -31, -30, -20, -9, -1, 0, 1].map((days) => NOW + days * DAY);

function moment(random: () => number): number {
  return pick(random, MOMENTS) + pick(random, [0, 0, 1, -1]);
}

function someCategories(random: () => number): NaiveCategory[] {
  return pick(random, DATA).categories;
}

function someApproval(random: () => number): NaiveApproval {
  const row: NaiveApproval = {
    kind: pick(random, ['OPT_IN', 'OPT_IN', 'OPT_OUT', 'CONTINUED_USE']),
    scope: pick(random, ['MARKETING', 'MARKETING', 'LOCATION']),
    at: moment(random),
  };
  if (random() < 0.6) row.companyId = pick(random, [COMPANY, COMPANY, OTHER_COMPANY]);
  if (random() < 0.25) row.categories = someCategories(random);
  if (random() < 0.25) row.revokedAt = row.at + pick(random, [1, DAY, 9 * DAY, 900 * DAY]);
  return row;
}

function someNotice(random: () => number): NaiveNotice {
  const row: NaiveNotice = {
    sentAt: Math.min(moment(random), NOW),
    channel: pick(random, ['ELECTRONIC', 'MAIL']),
    bounced: random() < 0.2,
  };
  if (random() < 0.7)
    row.namesCompanies = pick(random, [[COMPANY], [COMPANY, OTHER_COMPANY], [OTHER_COMPANY]]);
  return row;
}

function someRelationship(random: () => number): NaiveRelationship {
  const row: NaiveRelationship = {
    companyId: pick(random, [COMPANY, COMPANY, OTHER_COMPANY]),
    from: moment(random),
  };
  if (random() < 0.5) row.kind = pick(random, ['SERVICE', 'ASSIGNMENT']);
  if (random() < 0.4) row.to = row.from + pick(random, [1, DAY, 9 * DAY, 900 * DAY]);
  return row;
}

function someService(random: () => number): NaiveAccount['services'][number] {
  const category = pick(random, ['LOCAL', 'LOCAL', 'INTEREXCHANGE', 'WIRELESS', 'EQUIPMENT'] as const);
  const from = moment(random);
  return random() < 0.4
    ? { category, from, to: from + pick(random, [1, DAY, 900 * DAY]) }
    : { category, from };
}

const LISTS: Record<string, (random: () => number) => Change> = {
  approvals: (random) => {
    const approvals = several(random, 3, () => someApproval(random));
    return (r) => ({ ...r, approvals });
  },
  notices: (random) => {
    const notices = several(random, 3, () => someNotice(random));
    return (r) => ({ ...r, notices });
  },
  relationships: (random) => {
    const relationships = several(random, 3, () => someRelationship(random));
    return (r) => ({ ...r, relationships });
  },
  services: (random) => {
    const services = several(random, 3, () => someService(random));
    return (r) => ({ ...r, account: r.account === null ? null : { ...r.account, services } });
  },
};

/** Half of the changes are drawn from the dimensions as they stand, the lists of rows are made anew. */
function someChange(random: () => number): Change {
  const names = Object.keys(DIMENSIONS) as Dimension[];
  let name = pick(random, names);
  // Another caller or purpose mostly ends at the first steps: drawn less often.
  if ((name === 'caller' || name === 'purpose') && random() < 0.7) name = pick(random, names);
  const made = LISTS[name];
  return made !== undefined && random() < 0.7 ? made(random) : pick<Change>(random, DIMENSIONS[name]);
}

/** Favourable requests with none to six changes: most reach a deep check, a good share is permitted. */
export function* randomRequests(count: number, seed: number): Generator<NaiveRequest> {
  const random = numbers(seed);
  for (let made = 0; made < count; made += 1) {
    let request = pick(random, BASES);
    for (let changes = Math.floor(random() * 7); changes > 0; changes -= 1) {
      request = someChange(random)(request);
    }
    yield request;
  }
}
