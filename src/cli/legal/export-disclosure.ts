// A legal disclosure made from the API's own answers, account by account and section by section: what the instrument opens, and no more. The
// disclosure is recorded with the checksum of its manifest before it is sealed; a fault leaves nothing behind.
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import type { NoteSigner } from '../../audit/signed-note.js';
import { INSTRUMENTS } from '../../policy/instruments.js';
import type { InstrumentName } from '../../policy/request.js';
import type { ApiClient } from './ask-api.js';
import { digestOf, FORMAT, seal, SealedFileWriter, type Manifest, type SealedFile } from './sealed-folder.js';
import { CPNI_SECTIONS, operationOf, personalSections, type May, type Section } from './sections.js';

export interface ExportNeeds {
  readonly api: ApiClient;
  readonly signer: NoteSigner;
  readonly reference: string;
  readonly folder: string;
  readonly madeAt: string;
}

interface Paper {
  readonly agency: { readonly id: string; readonly name: string };
  readonly accounts: readonly { readonly id: string; readonly number: string }[];
  readonly legalRequest: {
    readonly instrument: InstrumentName;
    readonly categories: readonly string[];
    readonly from: string;
    readonly to: string;
  };
}

const PAPER = `query ($reference: ID!) { paper(reference: $reference) {
  agency { id name } accounts { id number } legalRequest { instrument categories from to } } }`;

/** Answers the manifest. The folder appears whole or not at all. */
export async function exportDisclosure(needs: ExportNeeds): Promise<Manifest> {
  const { folder } = needs;
  if (await exists(folder)) throw new Error(`${folder} exists already: nothing is written over`);
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    const manifest = await fill(needs, draft);
    await needs.api
      .ask(RECORD, { input: { reference: needs.reference, manifest: digestOf(manifest) } })
      .then(requireRecorded);
    await seal(draft, manifest, needs.signer);
    await rename(draft, folder);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

const RECORD = `mutation ($input: ExportLegalDisclosureInput!) {
  exportLegalDisclosure(input: $input) { reference userErrors { field message } } }`;

function requireRecorded(data: unknown): void {
  const { exportLegalDisclosure } = data as {
    exportLegalDisclosure: { userErrors: { field: string; message: string }[] };
  };
  const [fault] = exportLegalDisclosure.userErrors;
  if (fault !== undefined) throw new Error(`the disclosure is not recorded: ${fault.field} ${fault.message}`);
}

async function fill({ api, reference, madeAt }: ExportNeeds, draft: string): Promise<Manifest> {
  const { paper } = await api.ask<{ paper: Paper }>(PAPER, { reference });
  const { instrument, categories, from, to } = paper.legalRequest;
  const files: SealedFile[] = [];
  const decisions: string[] = [];
  for (const account of paper.accounts) {
    const access = await readAccess(api, account.id, reference);
    decisions.push(...access.decisions);
    const everyKind = INSTRUMENTS[instrument].personal === 'ALL';
    const sections = [...personalSections(everyKind), ...CPNI_SECTIONS].filter(({ opens }) =>
      opens(access.may),
    );
    const variables = { account: account.id, reference, from, to };
    for (const section of sections)
      files.push(
        await writeSection(
          draft,
          `${account.number}/${section.name}.jsonl`,
          rowsOf(api, section, access.may, variables),
        ),
      );
  }
  const { agency, accounts } = paper;
  const numbers = accounts.map(({ number }) => number);
  const period = { from, to };
  const requests = [...api.requestIds];
  return {
    format: FORMAT,
    reference,
    instrument,
    agency,
    categories,
    period,
    madeAt,
    accounts: numbers,
    decisions,
    requests,
    files,
  };
}

async function writeSection(draft: string, path: string, rows: AsyncIterable<unknown>): Promise<SealedFile> {
  const file = await SealedFileWriter.create(draft, path);
  try {
    for await (const row of rows) await file.add(row);
    return await file.finish();
  } finally {
    await file.close();
  }
}

interface Access {
  readonly category: string;
  readonly callDetail: boolean;
  readonly callLocation: boolean;
  readonly permitted: boolean;
  readonly decisionId: string;
}

const ACCESS = `query ($account: ID!, $reference: ID) { account(id: $account) {
  cpniAccess(purpose: LEGAL_PROCESS, reference: $reference) { category callDetail callLocation permitted decisionId } } }`;

/** What the API says that it would answer, decided and recorded before anything is read. */
async function readAccess(api: ApiClient, account: string, reference: string) {
  const data = await api.ask<{ account: { cpniAccess: readonly Access[] } }>(ACCESS, { account, reference });
  const permitted = data.account.cpniAccess.filter((access) => access.permitted);
  const keys = new Set(
    permitted.map(
      ({ category, callDetail, callLocation }) => `${category} ${detailOf(callDetail, callLocation)}`,
    ),
  );
  const may: May = (category, detail = 'PLAIN') => keys.has(`${category} ${detail}`);
  return { may, decisions: [...new Set(permitted.map(({ decisionId }) => decisionId))] };
}

function detailOf(callDetail: boolean, callLocation: boolean): string {
  if (callLocation) return 'CALL_LOCATION';
  return callDetail ? 'CALL_DETAIL' : 'PLAIN';
}

interface Page {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Variables = Readonly<Record<string, unknown>>;

async function* rowsOf(api: ApiClient, section: Section, may: May, variables: Variables): AsyncGenerator {
  const query = operationOf(section, may);
  let after: string | null = null;
  do {
    const found = await read(api, section, query, { ...variables, after, lines: null });
    if (!isPage(found)) {
      yield* Array.isArray(found) ? (found as unknown[]) : [{ [section.field]: found }];
      return;
    }
    for (const row of found.nodes)
      yield* section.inner ? innerRowsOf(api, section, query, { ...variables, after }, row) : [row];
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
}

/** Of one row of a page of one: its own list goes on while the page stays. */
async function* innerRowsOf(
  api: ApiClient,
  section: Section,
  query: string,
  variables: Variables,
  row: Readonly<Record<string, unknown>>,
): AsyncGenerator {
  const field = section.inner?.field ?? '';
  let page = row[field] as Page;
  for (;;) {
    for (const line of page.nodes) yield { [section.field]: row['id'], ...line };
    if (!page.pageInfo.hasNextPage) return;
    const next = (await read(api, section, query, { ...variables, lines: page.pageInfo.endCursor })) as Page;
    page = next.nodes[0]?.[field] as Page;
  }
}

async function read(
  api: ApiClient,
  { within, field }: Section,
  query: string,
  variables: Variables,
): Promise<unknown> {
  const { account } = await api.ask<{ account: Record<string, unknown> }>(query, onlyUsed(query, variables));
  const holder = within === 'Cpni' ? (account['cpni'] as Record<string, unknown>) : account;
  return holder[field];
}

function onlyUsed(query: string, variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}:`)));
}

function isPage(found: unknown): found is Page {
  return typeof found === 'object' && found !== null && 'pageInfo' in found;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
