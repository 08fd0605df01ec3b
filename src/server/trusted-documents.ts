// Registered documents: a client names one by the digest of its text (GraphQL over HTTP, appendix A: `documentId`; the same digest in
// the place where Apollo's clients put it) and the registered text takes its place. A digest that this client has not registered,
// whoever else has, is answered like one that nobody has. Nothing is ever registered by a request.
import type { FastifyRequest } from 'fastify';
import { isObject, type JsonObject } from '../identity/unique-json.js';
import { describeFault } from './describe-fault.js';
import { RequestRefused } from './refusal.js';

export interface DocumentQuestion {
  readonly issuer: string;
  readonly clientId: string;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
  readonly requestId: string;
}

/** Null: this client has no such document in use. */
export type FindDocument = (question: DocumentQuestion) => Promise<string | null>;

/** What a request asks to be run: a text of its own, or what it calls a registered one; both may be there. */
export interface AskedDocument {
  readonly text: string | null;
  /** Null without one. Not yet a digest: whatever was sent as one. */
  readonly id: string | null;
}

const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/;

/** An id that is no string, or two that differ, are the id of nothing. */
export function readDocument(body: unknown): AskedDocument {
  if (!isObject(body)) return { text: null, id: null };
  const { query, documentId } = body;
  const ids = [documentId, digestForApollo(body['extensions'])].filter(
    (id) => id !== undefined && id !== null,
  );
  const [id = null, other = id] = ids;
  return {
    text: typeof query === 'string' && query !== '' ? query : null,
    id: id === null || (typeof id === 'string' && id === other) ? id : '',
  };
}

/** As a documentId: Apollo sends the bare digest. */
function digestForApollo(extensions: unknown): unknown {
  if (!isObject(extensions) || !isObject(extensions['persistedQuery'])) return null;
  const digest = extensions['persistedQuery']['sha256Hash'];
  return `sha256:${typeof digest === 'string' ? digest : ''}`;
}

/** The registered text. Throws RequestRefused. */
export async function registeredText(
  request: FastifyRequest,
  id: string,
  find: FindDocument,
): Promise<string> {
  const sha256 = DOCUMENT_ID.exec(id)?.[1];
  if (sha256 === undefined) throw new RequestRefused('PERSISTED_DOCUMENT_NOT_FOUND');
  const { issuer, clientId } = request.caller;
  const text = await find({ issuer, clientId, sha256, requestId: request.id }).catch((error: unknown) => {
    request.log.error({ fault: describeFault(error) }, 'registered documents cannot be read');
    throw new RequestRefused('AUTHORIZATION_UNAVAILABLE', undefined, {}, { 'retry-after': '1' });
  });
  if (text === null) throw new RequestRefused('PERSISTED_DOCUMENT_NOT_FOUND');
  return text;
}

/** The body as if the registered text had been sent. */
export function withText(body: unknown, text: string): JsonObject {
  const { operationName, variables, extensions } = isObject(body) ? body : {};
  const rest = isObject(extensions) ? { ...extensions } : {};
  delete rest['persistedQuery'];
  return {
    query: text,
    ...(operationName === undefined ? {} : { operationName }),
    ...(variables === undefined ? {} : { variables }),
    ...(extensions === undefined ? {} : { extensions: isObject(extensions) ? rest : extensions }),
  };
}

const MOST_PASSED = 1_000;

/** The registered documents that passed the limits, by digest: the least recently used are forgotten. Apollo keeps them parsed. */
export class PassedDocuments {
  readonly #digests = new Set<string>();

  /** Examines it unless it passed before. */
  pass(digest: string, examine: () => void): void {
    if (!this.#digests.delete(digest)) examine();
    this.#digests.add(digest);
    const [oldest] = this.#digests;
    if (this.#digests.size > MOST_PASSED && oldest !== undefined) this.#digests.delete(oldest);
  }
}
