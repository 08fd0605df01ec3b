// What attackers try, and the refusal that each must get.
import { MARKETED, MARKETING, UNBOUND, type Attack } from './attack.js';
import { BY_DATA } from './data-attacks.js';
import { BY_DOCUMENT } from './document-attacks.js';
import type { Expected } from './judge.js';
import { post, refused, type Asking, type Kind } from './kinds.js';
import { BY_TOKEN } from './token-attacks.js';

/** A request that was caught on its way and is sent again: the first is answered, the second refused. */
const REPLAY: Kind = {
  name: 'attacker: a proof that was used',
  group: 'attacker',
  async turn({ credentials }) {
    const sent = post(await credentials.company('affiliate-active', MARKETING, MARKETED), MARKETED);
    const [path, coordinate] = ['accountByNumber.cpni.services', 'Cpni.services'];
    const first: Expected = {
      ...refused(200),
      reads: [path],
      mayHold: { account: 'ACCT-0001', tables: [] },
      guarded: [[path, coordinate]],
    };
    return [
      { sent, expected: first, steady: null },
      { sent, expected: UNBOUND, steady: null },
    ];
  },
};

export const ATTACKS: readonly Kind[] = [...[...BY_TOKEN, ...BY_DOCUMENT, ...BY_DATA].map(kindOf), REPLAY];

function kindOf({ name, expected, headers, body, method }: Attack): Kind {
  return {
    name: `attacker: ${name}`,
    group: 'attacker',
    async turn(given): Promise<readonly Asking[]> {
      const text = typeof body === 'string' ? body : body(given);
      const sent = post(await headers(given, text), text);
      return [{ sent: { ...sent, ...(method === undefined ? {} : { method }) }, expected, steady: null }];
    },
  };
}
