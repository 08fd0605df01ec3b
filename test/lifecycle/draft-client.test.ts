// A client that is asked for: every fault at once, by its field; what passes is registered as asked and for its company.
import { checkDraft, type ClientDraft, type DraftRules } from '../../src/lifecycle/draft-client.js';
import { publicJwk } from '../identity/issuer-of-tokens.js';

const DRAFT: ClientDraft = {
  issuer: 'embedded',
  clientId: 'partner-1',
  name: 'Partner',
  purposes: ['MARKETING_SAME_CATEGORY'],
  categories: null,
  requiresDpop: true,
  requiresBodyDigest: false,
  documentsOnly: true,
  keys: JSON.stringify(publicJwk('EdDSA')),
};
const RULES: DraftRules = {
  company: { companyId: 'affiliate', kind: 'AFFILIATE', communicationsRelated: true },
  mayBeUnbound: false,
};

test('a good one becomes a client of the company, with its public keys', async () => {
  const { keys: _, ...stated } = DRAFT;
  expect(await checkDraft(DRAFT, RULES)).toEqual({
    client: {
      ...stated,
      callerKind: 'COMPANY',
      companyId: 'affiliate',
      jwks: { keys: [{ ...publicJwk('EdDSA'), use: 'sig' }] },
    },
    faults: [],
  });
});

test.each<{ says: string; draft?: Partial<ClientDraft>; rules?: Partial<DraftRules>; fields: string[] }>([
  { says: 'an unknown company', rules: { company: null }, fields: ['company'] },
  { says: 'an empty name', draft: { name: '' }, fields: ['name'] },
  { says: 'a name with a line break', draft: { name: 'a\nb' }, fields: ['name'] },
  { says: 'an id with capitals', draft: { clientId: 'Partner' }, fields: ['clientId'] },
  { says: 'an id that is a path', draft: { clientId: '../x' }, fields: ['clientId'] },
  { says: 'no purpose', draft: { purposes: [] }, fields: ['purposes'] },
  { says: 'an unknown purpose', draft: { purposes: ['EVERYTHING'] }, fields: ['purposes'] },
  { says: 'a purpose of the object prototype', draft: { purposes: ['constructor'] }, fields: ['purposes'] },
  { says: 'a prohibited purpose', draft: { purposes: ['SELL_DATA'] }, fields: ['purposes'] },
  { says: 'a purpose of another kind of caller', draft: { purposes: ['SELF_ACCESS'] }, fields: ['purposes'] },
  {
    says: 'a purpose of another kind of company',
    rules: { company: { companyId: 'x', kind: 'THIRD_PARTY', communicationsRelated: true } },
    fields: ['purposes'],
  },
  { says: 'an unknown category', draft: { categories: ['NAME'] }, fields: ['categories'] },
  { says: 'no proof outside the demo', draft: { requiresDpop: false }, fields: ['requiresDpop'] },
  {
    says: 'a body digest without a proof',
    draft: { requiresDpop: false, requiresBodyDigest: true },
    rules: { mayBeUnbound: true },
    fields: ['requiresBodyDigest'],
  },
  { says: 'a key that is none', draft: { keys: 'key' }, fields: ['keys'] },
  {
    says: 'many faults',
    draft: { name: '', purposes: [], keys: '' },
    rules: { company: null },
    fields: ['company', 'name', 'purposes', 'keys'],
  },
])('$says is refused', async ({ draft = {}, rules = {}, fields }) => {
  const { client, faults } = await checkDraft({ ...DRAFT, ...draft }, { ...RULES, ...rules });
  expect(client).toBeNull();
  expect(faults.map(({ field }) => field)).toEqual(fields);
});

test('in the demo a client may do without a proof', async () => {
  const { faults } = await checkDraft({ ...DRAFT, requiresDpop: false }, { ...RULES, mayBeUnbound: true });
  expect(faults).toEqual([]);
});
