// A company that declares a relationship learns nothing: not by a byte, not by a statement.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { DATABASES } from '../support/databases.js';
import { useApi, type Answer } from '../support/api.js';

describe.each(DATABASES)('%s', (kind) => {
  const api = useApi(kind);

  const declare = (accountNumber: string, caller: DemoCallerName = 'affiliate-second', input = {}) =>
    api.ask(
      caller,
      `mutation ($input: EstablishRelationshipInput!) { establishRelationship(input: $input) {
        relationshipId state from to userErrors { code field message } } }`,
      { variables: { input: { accountNumber, ...input } } },
    );
  const seen = ({ status, data, errors, statements }: Answer) => ({ status, data, errors, statements });
  const rows = async () =>
    Number(
      (await api.database.query<{ n: string }>('SELECT count(*) AS n FROM service_relationships'))[0]?.n,
    );

  const SAME: [says: string, number: string, before?: string][] = [
    ['an account that there is', 'ACCT-0001'],
    ['one whose relationship it declared before', 'ACCT-0001'],
    ['one that it has a relationship with', 'ACCT-0004'],
    ['one that is closed', 'ACCT-0006'],
    ['an applicant’s', 'ACCT-0009'],
  ];

  test.each(SAME)('%s is answered as one that there is not, by the same statements', async (_, number) => {
    const missing = await declare('ACCT-9999');
    expect(missing.data).toEqual({
      establishRelationship: { relationshipId: null, state: null, from: null, to: null, userErrors: [] },
    });
    expect(seen(await declare(number))).toEqual(seen(missing));
  });

  test('what it declares twice, has already, or is closed is kept once or not at all', async () => {
    const before = await rows();
    await declare('ACCT-0002');
    expect(await rows()).toBe(before + 1);
    for (const number of ['ACCT-0002', 'ACCT-0004', 'ACCT-0006', 'ACCT-9999']) await declare(number);
    expect(await rows()).toBe(before + 1);
  });

  test('two declarations at once are one', async () => {
    const before = await rows();
    await Promise.all([declare('ACCT-0003'), declare('ACCT-0003'), declare('ACCT-0003')]);
    expect(await rows()).toBe(before + 1);
  });

  test('a token for one account declares for no other, and says nothing of it', async () => {
    const before = await rows();
    const limited = { caller: { grants: [{ purposes: [], accountNumber: 'ACCT-0007' }] } };
    const ask = (accountNumber: string) =>
      api.ask(
        'affiliate-second',
        `mutation { establishRelationship(input: { accountNumber: "${accountNumber}" }) { userErrors { code } } }`,
        limited,
      );
    expect(seen(await ask('ACCT-0008'))).toEqual(seen(await ask('ACCT-9999')));
    expect(await rows()).toBe(before);
    await ask('ACCT-0007');
    expect(await rows()).toBe(before + 1);
  });

  const REFUSED: [says: string, DemoCallerName, input: object, code: string][] = [
    ['another company’s id', 'affiliate-second', { company: 'affiliate-active' }, 'CHANGE_NOT_PERMITTED'],
    ['an agent, whom the carrier assigns', 'agent-payments', {}, 'CHANGE_NOT_PERMITTED'],
    ['a company outside', 'third-party', {}, 'CHANGE_NOT_PERMITTED'],
    ['the owner, who confirms', 'owner', {}, 'CHANGE_NOT_PERMITTED'],
  ];

  test.each(REFUSED)('%s is refused', async (_, caller, input, code) => {
    const before = await rows();
    const { errors } = await declare('ACCT-0005', caller, input);
    expect(errors[0]?.extensions?.['code']).toBe(code);
    expect(await rows()).toBe(before);
  });

  const WRONG: [says: string, DemoCallerName, input: object, code: string, field: string][] = [
    [
      'a company that gives no number',
      'affiliate-second',
      { accountNumber: null },
      'REQUIRED',
      'accountNumber',
    ],
    ['a beginning in the past', 'affiliate-second', { from: '2020-01-01T00:00:00Z' }, 'BACKDATED', 'from'],
    ['staff who give no account', 'support', { company: 'affiliate-active' }, 'REQUIRED', 'account'],
  ];

  test.each(WRONG)('%s is told so by field', async (_, caller, input, code, field) => {
    const { data } = await declare('ACCT-0005', caller, input);
    expect(data?.['establishRelationship']).toMatchObject({ userErrors: [{ code, field }] });
  });
});
