// Documents out of files: a .graphql file is one document, byte for byte as it will be sent by digest; a .json file is a manifest, as
// Relay writes it (digest to text) or as Apollo does (`operations`). Every fault is told, with its file and the name of the document.
import { extname } from 'node:path';
import { isObject } from '../../identity/unique-json.js';
import { sha256 } from '../../sha256.js';
import { readGivenFile } from '../read-given-file.js';

export interface GivenDocument {
  /** The file, and in a manifest what stands for the document there. */
  readonly place: string;
  readonly text: string;
  readonly sha256: string;
}

export interface ReadDocuments {
  readonly documents: readonly GivenDocument[];
  readonly faults: readonly string[];
}

interface ManifestEntry {
  readonly name: string;
  readonly id: unknown;
  readonly text: unknown;
}

export async function readDocuments(paths: readonly string[]): Promise<ReadDocuments> {
  const read = await Promise.all(paths.map(readPath));
  return {
    documents: read.flatMap(({ documents }) => documents),
    faults: read.flatMap(({ faults }) => faults),
  };
}

async function readPath(path: string): Promise<ReadDocuments> {
  const text = await readGivenFile(path);
  if (extname(path) !== '.json') return { documents: [given(path, text)], faults: [] };
  const entries = readManifest(text);
  if (entries === null)
    return { documents: [], faults: [`${path}: is neither a manifest of Relay nor one of Apollo`] };
  const documents: GivenDocument[] = [];
  const faults: string[] = [];
  for (const { name, id, text: document } of entries) {
    const place = `${path}: ${name}`;
    if (typeof document !== 'string') faults.push(`${place}: has no text`);
    else if (typeof id !== 'string' || id.replace(/^sha256:/, '') !== sha256(document))
      faults.push(`${place}: its id is not the SHA-256 of its text (Relay: persistConfig.algorithm SHA256)`);
    else documents.push(given(place, document));
  }
  return { documents, faults };
}

function given(place: string, text: string): GivenDocument {
  return { place, text, sha256: sha256(text) };
}

function readManifest(text: string): ManifestEntry[] | null {
  const manifest = parseJson(text);
  if (!isObject(manifest)) return null;
  if (!('operations' in manifest) && !('format' in manifest))
    return Object.entries(manifest).map(([id, document]) => ({ name: id, id, text: document }));
  const { operations } = manifest;
  if (!Array.isArray(operations)) return null;
  return operations.map((operation: unknown, place) => {
    const { id, name, body } = isObject(operation) ? operation : {};
    return { name: typeof name === 'string' ? name : `operation ${place + 1}`, id, text: body };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
