/** Who is one person: the same subject of the same issuer, in whatever role and through whatever client. */
import type { Person } from '../records/stores/paper-store.js';

export function isSamePerson(one: Person, other: Person): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}
