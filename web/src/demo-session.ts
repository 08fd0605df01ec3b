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
  let pending: Promise<DemoToken> | null = null;

  const token = async (): Promise<DemoToken> => {
    const held = await pending?.catch(() => null);
    if (held && Date.now() < held.expiresAt - RENEW_BEFORE) return held;
    pending = fetchDemoToken(caller);
    return pending;
  };

  return {
    become(next) {
      caller = next;
      pending = null;
    },
    forgetToken() {
      pending = null;
    },
    async authorization() {
      if (caller === NO_TOKEN) return {};
      return { authorization: `Bearer ${(await token()).accessToken}` };
    },
  };
}
