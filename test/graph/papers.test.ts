// One person is one person in whatever role: what another must approve or review is refused to who opened it. On both databases.
import type { StaffRole } from '../../src/policy/callers.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { demoNow, DATABASES } from '../support/databases.js';
import { useApi } from '../support/api.js';

const DAY = 24 * 60 * 60 * 1000;
const on = (days: number) => new Date(demoNow() + days * DAY).toISOString();

const LEGAL_REQUEST = {
  instrument: 'PRESERVATION',
  agency: 'government',
  accounts: ['ACCT-0002'],
  categories: [],
  from: on(-30),
  to: on(0),
  expiresAt: on(10),
};
const CAMPAIGN = { offering: 'LOCAL', companies: [], description: 'an offer' };

describe.each(DATABASES)('%s', (kind) => {
  const api = useApi(kind);

  async function change(
    caller: DemoCallerName,
    name: string,
    input: object,
    { roles, later = 0 }: { roles?: StaffRole[]; later?: number } = {},
  ) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await api.ask(
      caller,
      `mutation ($input: ${type}!) { ${name}(input: $input) { reference userErrors { code field } } }`,
      { variables: { input }, later, ...(roles ? { caller: { roles } } : {}) },
    );
    expect(errors).toEqual([]);
    return data?.[name] as { reference: string | null; userErrors: { code: string }[] };
  }

  const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

  test('a campaign is not approved by its opener, who is a supervisor too', async () => {
    const roles: StaffRole[] = ['MARKETING', 'SUPERVISOR'];
    const { reference } = await change('marketing', 'openCampaign', CAMPAIGN, { roles });
    expect(codes(await change('marketing', 'approveCampaign', { reference }, { roles }))).toEqual([
      'SAME_PERSON',
    ]);
    expect(codes(await change('supervisor', 'approveCampaign', { reference }))).toEqual([]);
  });

  test.each<[StaffRole[]]>([[['LEGAL']], [['LEGAL', 'SUPERVISOR']], [['SUPERVISOR', 'LEGAL', 'AUDITOR']]])(
    'a legal request is not reviewed by who entered it, now as %j',
    async (roles) => {
      const { reference } = await change('legal', 'enterLegalRequest', LEGAL_REQUEST);
      expect(codes(await change('legal', 'reviewLegalRequest', { reference }, { roles }))).toEqual([
        'SAME_PERSON',
      ]);
    },
  );

  test('two reviews of one person at once are one review', async () => {
    const { reference } = await change('legal', 'enterLegalRequest', LEGAL_REQUEST);
    const twice = [1, 2].map(() => change('legal-second', 'reviewLegalRequest', { reference }));
    expect((await Promise.all(twice)).flatMap(codes)).toEqual(['SAME_PERSON']);
  });

  test('a hold is placed, renewed and released', async () => {
    const { reference } = await change('legal', 'enterLegalRequest', LEGAL_REQUEST);
    for (const name of ['reviewLegalRequest', 'renewHold', 'releaseHold'])
      expect(codes(await change('legal-second', name, { reference }))).toEqual([]);
  });

  test('a call is edited by its handler alone, though another issuer knows a subject of the same name', async () => {
    const [row] = await api.database.query<{ id: string }>(
      `SELECT account_id AS id FROM account_numbers WHERE number = 'ACCT-0002'`,
    );
    const authentication = { method: 'PASSWORD' };
    const account = toGlobalId('Account', row?.id ?? '');
    const { reference } = await change('support', 'openCall', {
      account,
      customerConsented: false,
      authentication,
    });
    const edit = { reference, expectedVersion: 1, customerConsented: true };
    const foreign = await api.ask(
      'support',
      'mutation ($input: UpdateCallInput!) { updateCall(input: $input) { userErrors { code } } }',
      { variables: { input: edit }, caller: { issuer: 'https://elsewhere.test' } },
    );
    expect(foreign.data).toEqual({ updateCall: { userErrors: [{ code: 'NOT_FOUND' }] } });
    expect(codes(await change('support', 'updateCall', edit))).toEqual([]);
  });

  test('a paper of another kind is answered by the same statements as one that there is not', async () => {
    const ask = (reference: string) =>
      api.ask('support', 'query ($reference: ID!) { paper(reference: $reference) { kind } }', {
        variables: { reference },
      });
    const [other, none] = [await ask('LEGAL-0001'), await ask('LEGAL-NONE')];
    expect(other.errors).toEqual(none.errors);
    expect(other.statements).toEqual(none.statements);
  });
});
