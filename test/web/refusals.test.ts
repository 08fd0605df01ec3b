// What the demo page says of a response's refusals.
import { readRefusals } from '../../web/src/refusals.js';

const response = (...errors: object[]): string => JSON.stringify({ data: null, errors });

test('a refused field is named by coordinate and place, with count, reason, rule, authority and remedy', () => {
  const refused = response({
    message: 'a customer who objected is not marketed to',
    path: ['accounts', 'edges', 0, 'node', 'cpni', 'services'],
    extensions: {
      code: 'CPNI_RESTRICTED',
      coordinate: 'Cpni.services',
      reason: 'OPTED_OUT',
      rule: 'MKT-1',
      citation: ['47 CFR 64.2007(b)', '§3'],
      remedy: 'ASK_APPROVAL',
      count: 3,
    },
  });
  expect(readRefusals(refused)).toEqual([
    {
      what: 'Cpni.services (accounts.edges.0.node.cpni.services) × 3',
      reason: 'OPTED_OUT',
      sentence: 'a customer who objected is not marketed to',
      rule: 'MKT-1',
      citation: '47 CFR 64.2007(b), §3',
      remedy: 'ASK_APPROVAL',
    },
  ]);
});

test('what the answer does not tell is left empty', () => {
  const refused = response({ message: 'a token is needed', extensions: { code: 'UNAUTHENTICATED' } });
  expect(readRefusals(refused)).toEqual([
    {
      what: 'the whole operation',
      reason: 'UNAUTHENTICATED',
      sentence: 'a token is needed',
      rule: '',
      citation: '',
      remedy: '',
    },
  ]);
});

test('a remedy with values is told with them', () => {
  const refused = response({ extensions: { remedy: { kind: 'STEP_UP', acr_values: ['password', 'mfa'] } } });
  expect(readRefusals(refused)).toMatchObject([{ remedy: 'STEP_UP password, mfa' }]);
});

test.each([null, '', 'not JSON', '{"data":{"viewer":null}}', '{"errors":"none"}', 'null', '3'])(
  '%j tells no refusal',
  (text) => {
    expect(readRefusals(text)).toEqual([]);
  },
);
