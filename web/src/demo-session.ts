// Who the page speaks as. The token is held in memory only, never in the browser's storage, and is renewed
// shortly before it expires.
import { fetchDemoToken, type DemoToken } from './demo-api.js';
import { NO_TOKEN } from './samples.js';

/** Milliseconds before expiry from which on a token is not used any more. */
const RENEW_BEFORE = 30_000;

export interface DemoSession {
  /** Speak as this demo caller from now on. */
  become(caller: string): void;
  /** Forget the token, so that the next request asks for a new one. */
  forgetToken(): void;
  /** The Authorization header of the next request; none for a request without a token. */
  authorization(): Promise<Record<string, string>>;
}

export function createDemoSession(initial: string): DemoSession {
  let caller = initial;
  let token = createTokenHolder(initial);
  const become = (next: string): void => {
    caller = next;
    token = createTokenHolder(next);
  };
  return {
    become,
    forgetToken() {
      become(caller);
    },
    async authorization() {
      return caller === NO_TOKEN ? {} : { authorization: `Bearer ${(await token()).accessToken}` };
    },
  };
}

/** Requests made at once share one token; a failed request for one is not remembered. */
function createTokenHolder(caller: string): () => Promise<DemoToken> {
  let held: DemoToken | null = null;
  let pending: Promise<DemoToken> | null = null;
  const renew = async (): Promise<DemoToken> => {
    try {
      return (held = await fetchDemoToken(caller));
    } finally {
      pending = null;
    }
  };
  return async () => (held && Date.now() < held.expiresAt - RENEW_BEFORE ? held : (pending ??= renew()));
}
