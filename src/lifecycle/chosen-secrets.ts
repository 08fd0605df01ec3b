/**
 * What a customer chooses to be known by. Neither a password nor an answer that stands in for it may be what others can
 * find out: readily available biographical or account information authenticates nobody (47 CFR 64.2010(c), (e)).
 */
import { userError, type UserError } from './change-refused.js';

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;
const SHORTEST_ANSWER = 6;
const LONGEST_ANSWER = 100;
/** Of a known word: shorter ones are part of too much else. */
const SHORTEST_WORD = 4;

/** `known`: names, addresses and numbers of the customer and the account, as they are kept. */
export function faultsOfPassword(password: string, known: readonly string[], field: string): UserError[] {
  const { length } = password;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD)
    return [userError('INVALID', field, `has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`)];
  return faultOfKnown(password, known, field);
}

export function faultsOfAnswer(answer: string, known: readonly string[], field: string): UserError[] {
  const { length } = normalAnswer(answer);
  if (length < SHORTEST_ANSWER || length > LONGEST_ANSWER)
    return [userError('INVALID', field, `has ${SHORTEST_ANSWER} to ${LONGEST_ANSWER} characters`)];
  return faultOfKnown(answer, known, field);
}

/** How an answer is kept: people spell and space it as they like. */
export function normalAnswer(answer: string): string {
  return answer.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function faultOfKnown(secret: string, known: readonly string[], field: string): UserError[] {
  const plain = plainOf(secret);
  const words = known
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .map(plainOf)
    .filter((word) => word.length >= SHORTEST_WORD);
  return words.some((word) => plain.includes(word))
    ? [
        userError(
          'INVALID',
          field,
          'holds a name, an address or a number by which others know you: choose what nobody can find out',
        ),
      ]
    : [];
}

/** Letters and digits alone. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
