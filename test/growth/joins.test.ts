// No statement joins an account with another one: each row that is read beside another is of the same account. Looked for in what the
// demo's operations and the widest reads of them all send, as PostgreSQL is sent it.
import { DEMO_CALLER_NAMES } from '../../src/identity/demo-callers.js';
import { DEMO_OPERATIONS } from '../../src/cli/demo-operations.js';
import { useApi } from '../support/api.js';
import { spreadTables } from './spread-tables.js';

const api = useApi();

const WIDEST = `query ($from: DateTime!, $to: DateTime!) { accounts(first: 3) { nodes {
  number status since name
  contacts { nodes { name phone address { lines } } }
  relationships { company { id } kind } approvals { kind } notices { kind } delegations { categories } policyAcceptances { version }
  changes(first: 5) { nodes { change } } disclosures(first: 5) { nodes { at } }
  cpni(purpose: SELF_ACCESS) {
    services { category type } numbers(first: 5) { nodes { number primaryRoute { kind } failoverRoute { kind } emergencyAddress { city } } }
    trunks { label } routes { target } quantities { services } locations { city } emergencyAddresses { city }
    destinations(from: $from, to: $to, by: COUNTRY) { destination } usage(from: $from, to: $to, by: MONTH) { minutes }
    callRecords(first: 5) { nodes { to charge { amount } location { place } } } callLocations(first: 5) { nodes { place } }
    messageRecords(first: 5) { nodes { to } } balance { amount }
    invoices(first: 5) { nodes { number callLines(first: 5) { nodes { to } } } }
  } } } }`;

/** A table in FROM or JOIN, what stands between it and the next one, and what that is. */
const SOURCE = /\b(FROM|JOIN)\s+(?:LATERAL\s+)?(\(?)\s*([a-z_]+)\b([\s\S]*?)(?=\b(FROM|JOIN)\b|$)/g;

/** Read beside its paper, a copy of which is on every machine. */
const BESIDE_WHAT_IS_EVERYWHERE = new Set(['reference_accounts']);

/** Tables that are read beside others in one statement, without the account in what joins them. */
function joinedAcross(statement: string, spread: ReadonlySet<string>): string[] {
  const sources = [...statement.matchAll(SOURCE)].filter(([, , , table = '']) => spread.has(table));
  if (sources.length < 2) return [];
  return sources.flatMap(([, word, bracket, table = '', behind = '', next]) => {
    if (BESIDE_WHAT_IS_EVERYWHERE.has(table)) return [];
    const begins = word === 'FROM' || bracket === '(';
    if (begins && next === 'JOIN') return []; // the condition stands behind the table that is joined to it
    const condition = word === 'JOIN' ? behind.split(/\bWHERE\b/)[0] : behind;
    return condition?.includes('account_id') === true ? [] : [table];
  });
}

test('whatever is read of two tables at once is read by the account', async () => {
  const spread = new Set(await spreadTables(api.database));
  const statements = new Set<string>();
  const period = { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' };
  for (const name of DEMO_CALLER_NAMES) {
    for (const asked of [{ query: DEMO_OPERATIONS[name] }, { query: WIDEST, variables: period }]) {
      const { statements: sent, errors } = await api.ask(name, asked.query, { variables: period });
      expect(errors.filter(({ extensions }) => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED')).toEqual(
        [],
      );
      for (const statement of sent) statements.add(statement);
    }
  }
  expect(statements.size).toBeGreaterThan(30);
  const across = [...statements].flatMap((statement) => {
    const tables = joinedAcross(statement, spread);
    return tables.length === 0 ? [] : [{ tables, statement }];
  });
  expect(across).toEqual([]);
});

test('a join across accounts would be seen', () => {
  const spread = new Set(['services', 'accounts']);
  const statement = 'SELECT * FROM accounts a JOIN services s ON s.type = a.kind WHERE a.account_id = $1';
  expect(joinedAcross(statement, spread)).toEqual(['services']);
});
