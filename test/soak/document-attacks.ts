// By requests and documents: too deep, too costly, bombs, too large, not what a request is.
import { MOST_BODY_BYTES } from '../../src/server/limits.js';
import { insider, nobody, of, OWN, UNAUTHENTICATED, type Attack } from './attack.js';
import { bodyOf, refused } from './kinds.js';

export const BY_DOCUMENT: readonly Attack[] = [
  {
    name: 'introspection without a token',
    expected: UNAUTHENTICATED,
    headers: nobody,
    body: bodyOf('{ __schema { types { name fields { name } } } }'),
  },
  {
    name: 'a document that is nested too deeply',
    expected: refused(400, 'OPERATION_TOO_DEEP'),
    headers: insider,
    body: bodyOf(`{ ${'a { '.repeat(200)}b${' }'.repeat(200)} }`),
  },
  {
    name: 'a bomb of aliases',
    expected: refused(400, 'OPERATION_TOO_LARGE'),
    headers: insider,
    body: bodyOf(of('ACCT-0001', Array.from({ length: 500 }, (_, index) => `a${index}: number`).join(' '))),
  },
  {
    name: 'a bomb of fragments',
    expected: refused(400, 'OPERATION_TOO_RECURSIVE'),
    headers: insider,
    body: bodyOf(fragmentBomb()),
  },
  {
    name: 'an operation that costs too much',
    expected: refused(400, 'OPERATION_TOO_COSTLY'),
    headers: insider,
    body: bodyOf(
      '{ accounts(first: 100) { nodes { cpni(purpose: SELF_ACCESS) { numbers(first: 100) { nodes { primaryRoute { kind } emergencyAddress { city } } } } } } }',
    ),
  },
  {
    name: 'a huge body',
    expected: refused(413, 'REQUEST_TOO_LARGE'),
    headers: insider,
    body: bodyOf(`{ viewer { kind } } #${'x'.repeat(MOST_BODY_BYTES)}`),
  },
  {
    name: 'malformed JSON',
    expected: refused(400, 'BAD_REQUEST'),
    headers: insider,
    body: '{"query": "{ viewer { kind } }"',
  },
  {
    name: 'a list of operations',
    expected: refused(400, 'BAD_REQUEST'),
    headers: insider,
    body: `[${OWN},${OWN}]`,
  },
  {
    name: 'a form of another site',
    expected: refused(415, 'UNSUPPORTED_MEDIA_TYPE'),
    headers: async (given) => ({ ...(await insider(given)), 'content-type': 'text/plain' }),
    body: OWN,
  },
  {
    name: 'GET',
    expected: refused(405, 'METHOD_NOT_ALLOWED'),
    headers: insider,
    body: '',
    method: 'GET',
  },
];

/** Each spreads the next one twice, down to a long way to one field: few fields, and many selections. */
function fragmentBomb(): string {
  const [levels, way] = [9, 8];
  const spreads = (level: number) => `...F${level + 1}${level < levels ? ` ...F${level + 1}` : ''}`;
  const fragments = Array.from(
    { length: levels + way },
    (_, level) => `fragment F${level} on Account { ${spreads(level)} }`,
  );
  return `${of('ACCT-0001', '...F0')} ${fragments.join(' ')} fragment F${levels + way} on Account { number }`;
}
