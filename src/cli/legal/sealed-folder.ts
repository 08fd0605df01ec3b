// A sealed disclosure: a folder of files of JSON lines, a manifest that names each with its SHA-256 and its rows, and a seal: a signed note
// (c2sp.org/signed-note) over the SHA-256 of the manifest. Readable by its owner alone. Whoever has the verifier key can check it offline.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../../audit/canonical-json.js';
import { openNote, type NoteSigner, type VerifierKey } from '../../audit/signed-note.js';
import { sha256 } from '../../sha256.js';

export const FORMAT = 'account-data-api legal disclosure 1';
const MANIFEST = 'manifest.json';
const SEAL = 'seal.txt';

export interface SealedFile {
  /** Account number and section. */
  readonly path: string;
  readonly rows: number;
  /** Hexadecimal, of its bytes. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly reference: string;
  readonly instrument: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly categories: readonly string[];
  /** ISO 8601, half-open. */
  readonly period: { readonly from: string; readonly to: string };
  readonly madeAt: string;
  readonly accounts: readonly string[];
  /** What was decided beforehand for each category, by its id in the log. */
  readonly decisions: readonly string[];
  /** The requests that the files were made from: the log names them with each decision. */
  readonly requests: readonly string[];
  readonly files: readonly SealedFile[];
}

export class SealedFileWriter {
  readonly #path: string;
  readonly #hash = createHash('sha256');
  readonly #file: FileHandle;
  #rows = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async create(folder: string, path: string): Promise<SealedFileWriter> {
    const at = join(folder, path);
    await mkdir(dirname(at), { recursive: true, mode: 0o700 });
    return new SealedFileWriter(path, await open(at, 'wx', 0o600));
  }

  async add(row: unknown): Promise<void> {
    const line = `${canonicalJson(row)}\n`;
    this.#hash.update(line);
    this.#rows += 1;
    await this.#file.appendFile(line);
  }

  /** Durable. */
  async finish(): Promise<SealedFile> {
    await this.#file.sync();
    return { path: this.#path, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

export function digestOf(manifest: Manifest): string {
  return sha256(canonicalJson(manifest));
}

export async function seal(folder: string, manifest: Manifest, signer: NoteSigner): Promise<void> {
  const only = { mode: 0o600, flag: 'wx' };
  await writeFile(join(folder, MANIFEST), canonicalJson(manifest), only);
  await writeFile(join(folder, SEAL), signer.sign(sealText(manifest.reference, digestOf(manifest))), only);
}

function sealText(reference: string, digest: string): string {
  return `${FORMAT}\n${reference}\n${digest}\n`;
}

/** Every fault of the folder, in words; none when it is what was sealed. */
export async function faultsOf(folder: string, keys: readonly VerifierKey[]): Promise<string[]> {
  const [text, note] = await Promise.all(
    [MANIFEST, SEAL].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const manifest = JSON.parse(text ?? '') as Manifest;
  const opened = openNote(note ?? '', keys);
  const faults = [
    ...(opened === null ? ['the seal is signed by no key that is believed'] : []),
    ...(opened !== null && opened.text !== sealText(manifest.reference, sha256(text ?? ''))
      ? ['the manifest is not what was sealed']
      : []),
  ];
  for (const file of manifest.files) faults.push(...(await faultsOfFile(folder, file)));
  const sealed = new Set([MANIFEST, SEAL, ...manifest.files.map(({ path }) => path)]);
  const extra = (await filesIn(folder)).filter((path) => !sealed.has(path));
  return [...faults, ...extra.map((path) => `${path} is not of the manifest`)];
}

async function faultsOfFile(folder: string, { path, rows, sha256: digest }: SealedFile): Promise<string[]> {
  if (!/^[\w.-]+\/[\w-]+\.jsonl$/.test(path) || path.includes('..')) return ['a file is named as none is'];
  const hash = createHash('sha256');
  let lines = 0;
  try {
    const file = await open(join(folder, path));
    for await (const chunk of file.createReadStream() as AsyncIterable<Buffer>) {
      hash.update(chunk);
      for (const byte of chunk) if (byte === NEW_LINE) lines += 1;
    }
  } catch {
    return [`${path} is missing`];
  }
  return hash.digest('hex') === digest && lines === rows ? [] : [`${path} is not what was sealed`];
}

const NEW_LINE = 0x0a;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length));
}
