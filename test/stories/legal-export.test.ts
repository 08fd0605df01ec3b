// What is handed over under a legal request is what its instrument opens and nothing beyond: decided and recorded as any read is, with a
// checksum in the log, and sealed so that anybody with the verifier key can see that nothing was added, changed or left out.
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNoteSigner } from '../../src/audit/signed-note.js';
import { ApiClient } from '../../src/cli/legal/ask-api.js';
import { exportDisclosure } from '../../src/cli/legal/export-disclosure.js';
import { digestOf, faultsOf, type Manifest } from '../../src/cli/legal/sealed-folder.js';
import { CPNI_SECTIONS } from '../../src/cli/legal/sections.js';
import { buildUnguardedSchema } from '../../src/graph/build-schema.js';
import { objectTypes } from '../../src/graph/schema-shape.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
const signer = createNoteSigner('test/audit', generateKeyPairSync('ed25519').privateKey);
const DAY = 24 * 60 * 60 * 1000;
const on = (days: number) => new Date(story.now() + days * DAY).toISOString();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function entered(input: object = {}): Promise<string> {
  const { reference } = await story.change(
    'legal',
    'enterLegalRequest',
    {
      instrument: 'SUBPOENA',
      agency: 'government',
      accounts: ['ACCT-0004'],
      categories: ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE', 'BILLING'],
      from: on(-60),
      to: on(-10),
      expiresAt: on(10),
      ...input,
    },
    'reference',
  );
  await story.change('legal-second', 'reviewLegalRequest', { reference }, 'reference');
  return String(reference);
}

async function disclose(reference: string, caller: DemoCallerName = 'legal'): Promise<[string, Manifest]> {
  const out = join(folder, reference);
  const api = new ApiClient(`${story.url}/graphql`, await story.token(caller));
  const madeAt = on(0);
  return [out, await exportDisclosure({ api, signer, reference, folder: out, madeAt })];
}

const rowsIn = async (out: string, path: string) =>
  (await readFile(join(out, path), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const sectionsOf = ({ files }: Manifest) => files.map(({ path }) => path.replace(/^.*\/|\.jsonl$/g, ''));

test('a subpoena discloses names, connections and billing of its period, and no more', async () => {
  const reference = await entered();
  const [out, manifest] = await disclose(reference);
  expect(sectionsOf(manifest)).toEqual([
    'name',
    'contacts',
    'services',
    'numbers',
    'usage',
    'destinations',
    'call-records',
    'message-records',
    'invoices',
  ]);
  const calls = await rowsIn(out, 'ACCT-0004/call-records.jsonl');
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) {
    expect(String(call['startedAt']) >= on(-60) && String(call['startedAt']) < on(-10)).toBe(true);
    expect(Object.keys(call)).not.toEqual(expect.arrayContaining(['charge']));
    expect(Object.keys(call)).not.toEqual(expect.arrayContaining(['location']));
  }
  const [held] = await story.database.query<{ n: string }>(
    `SELECT count(*) AS n FROM call_records JOIN accounts a USING (account_id)
      WHERE a.number = 'ACCT-0004' AND started_at >= $1 AND started_at < $2`,
    [on(-60), on(-10)],
  );
  expect(calls).toHaveLength(Number(held?.n));
  for (const contact of await rowsIn(out, 'ACCT-0004/contacts.jsonl'))
    expect(Object.keys(contact).sort()).toEqual(['address', 'id', 'name', 'role']);
});

test('a warrant discloses everything that it lists, the places of calls and call lines of invoices too', async () => {
  const reference = await entered({
    instrument: 'WARRANT',
    categories: [
      'TYPE',
      'TECHNICAL_ARRANGEMENT',
      'QUANTITY',
      'DESTINATION',
      'LOCATION',
      'AMOUNT_OF_USE',
      'BILLING',
    ],
  });
  const [out, manifest] = await disclose(reference);
  expect(new Set(sectionsOf(manifest))).toEqual(
    new Set(
      ['name', 'contacts', ...CPNI_SECTIONS.map(({ name }) => name)].filter(
        (name) => name !== 'call-locations',
      ),
    ),
  );
  const calls = await rowsIn(out, 'ACCT-0004/call-records.jsonl');
  expect(calls.some(({ location }) => location !== null)).toBe(true);
  expect(await rowsIn(out, 'ACCT-0004/contacts.jsonl')).toContainEqual(
    expect.objectContaining({ email: expect.any(String) }),
  );
});

test('each decision is in the log as a disclosure to a third party, and then the checksum of the manifest', async () => {
  const reference = await entered();
  const [, manifest] = await disclose(reference);
  const entries = await story.database.query<{ kind: string; outcome: string; entry: Record<string, never> }>(
    'SELECT kind, outcome, entry FROM audit_entries WHERE request_id = ANY($1::text[])',
    [manifest.requests],
  );
  const reads = entries.filter(({ kind }) => kind === 'READ');
  expect(reads.length).toBeGreaterThanOrEqual(manifest.files.length);
  for (const { outcome, entry } of reads) {
    expect(outcome).toBe('PERMIT');
    expect(entry).toMatchObject({
      reference,
      purpose: 'LEGAL_PROCESS',
      decision: { reason: 'OK_LEGAL', obligations: expect.arrayContaining(['THIRD_PARTY_RECORD']) },
    });
  }
  const [last] = await story.lastEntries(1);
  expect(last).toMatchObject({
    kind: 'CHANGE',
    change: { name: 'exportLegalDisclosure', objects: { paper: reference, manifest: digestOf(manifest) } },
  });
  expect(manifest.decisions.length).toBeGreaterThan(0);
});

describe('the seal', () => {
  test('holds for the folder as it was made, which its owner alone may read', async () => {
    const [out, manifest] = await disclose(await entered());
    expect(await faultsOf(out, [signer.key])).toEqual([]);
    expect((await stat(out)).mode & 0o777).toBe(0o700);
    for (const path of [...manifest.files.map((file) => file.path), 'manifest.json', 'seal.txt'])
      expect((await stat(join(out, path))).mode & 0o777).toBe(0o600);
  });

  test.each<[says: string, spoil: (out: string) => Promise<void>, fault: RegExp]>([
    [
      'a row more',
      (out) => appendFile(join(out, 'ACCT-0004/services.jsonl'), '{}\n'),
      /services\.jsonl is not what/,
    ],
    ['a file less', (out) => rm(join(out, 'ACCT-0004/usage.jsonl')), /usage\.jsonl is missing/],
    [
      'a file more',
      (out) => writeFile(join(out, 'ACCT-0004/x.jsonl'), ''),
      /x\.jsonl is not of the manifest/,
    ],
    [
      'another manifest',
      async (out) => {
        const text = await readFile(join(out, 'manifest.json'), 'utf8');
        await writeFile(join(out, 'manifest.json'), text.replace('SUBPOENA', 'WARRANT'));
      },
      /the manifest is not what was sealed/,
    ],
  ])('is broken by %s', async (_, spoil, fault) => {
    const [out] = await disclose(await entered());
    await spoil(out);
    expect((await faultsOf(out, [signer.key])).join('\n')).toMatch(fault);
  });

  test('is not believed of another key', async () => {
    const [out] = await disclose(await entered());
    const other = createNoteSigner('test/audit', generateKeyPairSync('ed25519').privateKey);
    expect(await faultsOf(out, [other.key])).toEqual(['the seal is signed by no key that is believed']);
  });
});

describe('nothing is left behind', () => {
  test.each<[says: string, make: () => Promise<string>, caller: DemoCallerName]>([
    ['for a preservation', () => entered({ instrument: 'PRESERVATION' }), 'legal'],
    ['for whoever does not work with legal requests', () => entered(), 'support'],
    ['for the agency itself', () => entered(), 'government'],
    [
      'once the request is closed',
      async () => {
        const reference = await entered();
        await story.change('legal', 'closeLegalRequest', { reference }, 'reference');
        return reference;
      },
      'legal',
    ],
  ])('%s', async (_, make, caller) => {
    const reference = await make();
    await expect(disclose(reference, caller)).rejects.toThrow(/refused|not recorded/);
    expect((await readdir(folder)).filter((name) => name.startsWith(reference))).toEqual([]);
  });
});

test('every field of the CPNI of an account that has a period or is listed by category has its section', () => {
  const cpni = objectTypes(buildUnguardedSchema()).find(({ name }) => name === 'Cpni');
  const left = Object.keys(cpni?.getFields() ?? {}).filter(
    (name) => !CPNI_SECTIONS.some(({ field }) => field === name),
  );
  expect(left).toEqual(['balance']); // what is owed now is of no period
});
