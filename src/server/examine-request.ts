// Which document a request may run, before Apollo sees it: a text within the limits, the registered document of an id, or what is
// open to whoever has no token. A client that is bound to its documents is refused any text before it is parsed.
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ANONYMOUS } from '../identity/caller.js';
import { sha256 } from '../sha256.js';
import { mayBeAskedAnonymously } from './anonymous-operations.js';
import { examineDocument } from './examine-document.js';
import { RequestRefused } from './refusal.js';
import { tokenRequired } from './request-caller.js';
import {
  PassedDocuments,
  readDocument,
  registeredText,
  withText,
  type FindDocument,
} from './trusted-documents.js';

interface Given {
  readonly schema: GraphQLSchema;
  readonly findDocument?: FindDocument;
}

/** Throws RequestRefused. The body of a request that names a registered document has its text afterwards. */
export function createExamination({
  schema,
  findDocument = () => Promise.resolve(null),
}: Given): (request: FastifyRequest) => Promise<void> {
  const passed = new PassedDocuments();
  return async (request) => {
    if (request.caller === ANONYMOUS) examineAnonymous(request, schema);
    else await examineOf(request, findDocument, passed);
  };
}

/** Whoever has no token has no client, and so no registered document. */
function examineAnonymous(request: FastifyRequest, schema: GraphQLSchema): void {
  const { text, id } = readDocument(request.body);
  if (text === null || id !== null) throw tokenRequired();
  noteDigest(request, sha256(withoutStrings(text)));
  if (!mayBeAskedAnonymously(text, schema)) throw tokenRequired();
}

async function examineOf(
  request: FastifyRequest,
  find: FindDocument,
  passed: PassedDocuments,
): Promise<void> {
  const { text, id } = readDocument(request.body);
  if (request.caller.documentsOnly && (text !== null || id === null))
    throw new RequestRefused('PERSISTED_DOCUMENT_REQUIRED');
  if (text !== null && id !== null)
    throw new RequestRefused('BAD_REQUEST', 'a request has a query or the id of a document, not both');
  if (text !== null) {
    noteDigest(request, sha256(withoutStrings(text)));
    passed.pass(sha256(text), () => examineDocument(text));
  } else if (id !== null) {
    const registered = await registeredText(request, id, find);
    const digest = sha256(registered);
    noteDigest(request, digest);
    request.registered = true;
    passed.pass(digest, () => examineDocument(registered));
    request.body = withText(request.body, registered);
  } else throw nothingToRun(request.body);
}

const STRING = /"""[^]*?"""|"(?:[^"\\\n]|\\.)*"/g;

/** A password that stands in a document instead of its variables could be guessed by a digest of it. */
function withoutStrings(text: string): string {
  return text.replace(STRING, '""');
}

function noteDigest(request: FastifyRequest, digest: string): void {
  request.operationDigest = digest.slice(0, 16);
}

function nothingToRun(body: unknown): RequestRefused {
  return Array.isArray(body)
    ? new RequestRefused('BAD_REQUEST', 'a request holds one operation, not a list of them')
    : new RequestRefused(
        'BAD_REQUEST',
        'the body is a JSON object whose "query" is a string that is not empty, or with a "documentId"',
      );
}
