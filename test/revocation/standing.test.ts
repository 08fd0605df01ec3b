// What is looked up of a token when its operation begins, on both databases: suspension, revocation and replay, in one statement.
import {
  registerClient,
  resumeClient,
  suspendClient,
} from '../../src/records/stores/client-registration-store.js';
import { findClient, type ClientQuestion } from '../../src/records/stores/client-store.js';
import { purgeProofs } from '../../src/records/stores/proof-store.js';
import { revokeTokens, type Revocation } from '../../src/records/stores/revocation-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';

const ISSUED = 1_780_000_000_000;
const CLIENT = { issuer: 'embedded', clientId: 'partner' };

describe.each(DATABASES)('on %s', (kind) => {
  const statements: string[] = [];
  const held = useDatabase(kind, { onStatement: (sql) => statements.push(sql) });
  let tokens = 0;

  beforeAll(async () => {
    const client = {
      ...CLIENT,
      name: 'Partner',
      callerKind: 'COMPANY',
      companyId: 'affiliate-active',
      purposes: ['FRAUD_SECURITY'],
      categories: ['TYPE'],
      requiresDpop: true,
      requiresBodyDigest: true,
      documentsOnly: true,
      jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k' }] },
    } as const;
    expect(await registerClient(held.database, client, ISSUED)).toBe(true);
    expect(await registerClient(held.database, { ...client, name: 'Other' }, ISSUED)).toBe(false);
  });

  /** A token of its own for every test. */
  function token(changes: Partial<ClientQuestion> = {}): ClientQuestion {
    tokens += 1;
    const own = { subject: `subject-${tokens}`, tokenId: `token-${tokens}`, grantId: `grant-${tokens}` };
    return { ...CLIENT, ...own, issuedAt: ISSUED, proof: null, ...changes };
  }

  const find = (question: ClientQuestion) => findClient(held.database, question);

  test('a registered client is found as it was registered, by one statement, with a proof too', async () => {
    statements.length = 0;
    const found = await find(token({ proof: { hash: Buffer.alloc(32, 1), expiresAt: ISSUED } }));
    expect(found).toEqual({
      ...CLIENT,
      name: 'Partner',
      callerKind: 'COMPANY',
      purposes: ['FRAUD_SECURITY'],
      categories: ['TYPE'],
      requiresDpop: true,
      requiresBodyDigest: true,
      documentsOnly: true,
      company: {
        id: 'affiliate-active',
        name: 'Affiliate Active',
        kind: 'AFFILIATE',
        communicationsRelated: true,
      },
      suspended: false,
      revoked: false,
      replayed: false,
    });
    expect(statements).toHaveLength(1);
  });

  test('suspended and resumed, at once', async () => {
    const question = token();
    expect(await suspendClient(held.database, CLIENT, ISSUED)).toBe(true);
    expect(await find(question)).toMatchObject({ suspended: true });
    expect(await resumeClient(held.database, CLIENT)).toBe(true);
    expect(await find(question)).toMatchObject({ suspended: false });
    expect(await suspendClient(held.database, { ...CLIENT, issuer: 'elsewhere' }, ISSUED)).toBe(false);
  });

  describe('a revocation', () => {
    interface Row {
      readonly says: string;
      readonly revocation: (question: ClientQuestion) => Omit<Revocation, 'issuer'> & { issuer?: string };
      readonly revoked: boolean;
    }

    test.each<Row>([
      {
        says: 'of the token',
        revocation: ({ tokenId }) => ({ kind: 'TOKEN', value: tokenId, at: ISSUED }),
        revoked: true,
      },
      {
        says: 'of the token, before it was issued as the clock of the issuer has it',
        revocation: ({ tokenId }) => ({ kind: 'TOKEN', value: tokenId, at: ISSUED - 1 }),
        revoked: true,
      },
      {
        says: 'of the grant',
        revocation: ({ grantId }) => ({ kind: 'GRANT', value: grantId ?? '', at: ISSUED - 1 }),
        revoked: true,
      },
      {
        says: 'of the subject, at the instant of issue',
        revocation: ({ subject }) => ({ kind: 'SUBJECT', value: subject, at: ISSUED }),
        revoked: true,
      },
      {
        says: 'of the subject, before the issue',
        revocation: ({ subject }) => ({ kind: 'SUBJECT', value: subject, at: ISSUED - 1 }),
        revoked: false,
      },
      {
        says: 'of another token',
        revocation: () => ({ kind: 'TOKEN', value: 'other', at: ISSUED }),
        revoked: false,
      },
      {
        says: 'of the same word as another kind',
        revocation: ({ tokenId }) => ({ kind: 'SUBJECT', value: tokenId, at: ISSUED }),
        revoked: false,
      },
      {
        says: "of another issuer's token of that id",
        revocation: ({ tokenId }) => ({ issuer: 'elsewhere', kind: 'TOKEN', value: tokenId, at: ISSUED }),
        revoked: false,
      },
    ])('$says: revoked $revoked', async ({ revocation, revoked }) => {
      const question = token();
      expect(await find(question)).toMatchObject({ revoked: false });
      await revokeTokens(held.database, { issuer: CLIENT.issuer, ...revocation(question) });
      expect(await find(question)).toMatchObject({ revoked });
    });

    test('of the client reaches its tokens issued until then, and never grows less', async () => {
      const revocation = { issuer: CLIENT.issuer, kind: 'CLIENT', value: CLIENT.clientId } as const;
      await revokeTokens(held.database, { ...revocation, at: ISSUED - 1000 });
      expect(await find(token({ issuedAt: ISSUED - 1000 }))).toMatchObject({ revoked: true });
      expect(await find(token({ issuedAt: ISSUED - 999 }))).toMatchObject({ revoked: false });
      await revokeTokens(held.database, { ...revocation, at: ISSUED - 2000 });
      expect(await find(token({ issuedAt: ISSUED - 1000 }))).toMatchObject({ revoked: true });
    });

    test('reaches no token without a grant by a grant', async () => {
      await revokeTokens(held.database, { issuer: CLIENT.issuer, kind: 'GRANT', value: 'null', at: ISSUED });
      expect(await find(token({ grantId: null }))).toMatchObject({ revoked: false });
    });
  });

  test('of many that use one proof at once, one alone is not a replay', async () => {
    const proof = { hash: Buffer.alloc(32, 2), expiresAt: ISSUED };
    const found = await Promise.all(Array.from({ length: 8 }, () => find(token({ proof }))));
    expect(found.filter((client) => client?.replayed === false)).toHaveLength(1);
    expect(await find(token({ proof: { ...proof, hash: Buffer.alloc(32, 3) } }))).toMatchObject({
      replayed: false,
    });
  });

  test('used proofs are forgotten when their time is over, and no sooner', async () => {
    const proof = { hash: Buffer.alloc(32, 4), expiresAt: ISSUED };
    await find(token({ proof }));
    await purgeProofs(held.database, ISSUED);
    expect(await find(token({ proof }))).toMatchObject({ replayed: true });
    await purgeProofs(held.database, ISSUED + 1);
    expect(await find(token({ proof }))).toMatchObject({ replayed: false });
  });
});

describe('the register keeps its own rules', () => {
  const held = useDatabase('PostgreSQL');
  const INSERT = `INSERT INTO api_clients
    (issuer, client_id, name, caller_kind, company_id, purposes, requires_dpop, requires_body_digest, jwks)
    VALUES ('embedded', 'x', 'X', 'COMPANY', 'affiliate-active', '{}', $1, $2, $3)`;

  test.each([
    { says: 'a body digest without a proof', values: [false, true, null] },
    { says: 'keys that are no key set', values: [true, false, '{"keys": "x"}'] },
  ])('$says is refused', async ({ values }) => {
    await expect(held.database.query(INSERT, values)).rejects.toThrow(/check constraint/);
  });

  test('the API takes no revocation away, and cannot change whose it is', async () => {
    await expect(
      held.database.transaction(async (database) => {
        await database.query('SET LOCAL ROLE account_data_api');
        await revokeTokens(database, { issuer: 'embedded', kind: 'TOKEN', value: 'x', at: ISSUED });
        await database.query('DELETE FROM token_revocations');
      }),
    ).rejects.toThrow(/permission denied/);
  });
});
