// The embedded authorization server (RFC 6749, RFC 8414, OpenID Connect Core) under its path of the API's server. It is loaded at
// its first request, so that the API starts without waiting for it, and made anew when the signing keys have changed.
import type { IncomingMessage } from 'node:http';
import { purgeAttempts } from '../records/stores/login-store.js';
import { purgeOidcPayloads } from '../records/stores/oidc-store.js';
import type { RequestHandler } from './create-provider.js';
import { LOGIN_LIMITS } from './login-limits.js';
import { AUTHORIZATION_SERVER_PATH, type AuthorizationServerSettings } from './settings.js';

const PURGE_EVERY_MS = 60_000;

export function createAuthorizationServer(settings: AuthorizationServerSettings): RequestHandler {
  const current = currentProvider(settings);
  const purge = occasionalPurge(settings);
  return async (request, response) => {
    pinAddress(request, new URL(settings.iss));
    try {
      const answer = await current();
      await answer(request, response);
    } catch (error) {
      settings.onFault('the authorization server could not answer', error);
      if (!response.headersSent) response.writeHead(503, { 'retry-after': '1' });
      response.end();
    }
    await purge();
  };
}

function currentProvider(settings: AuthorizationServerSettings): () => Promise<RequestHandler> {
  let made: { readonly kids: string; readonly handler: RequestHandler } | null = null;
  return async () => {
    const { createProvider } = await import('./create-provider.js');
    const keys = await settings.keys.read();
    const kids = keys.map(({ kid }) => kid).join();
    if (made?.kids !== kids) made = { kids, handler: createProvider(settings, keys) };
    return made.handler;
  };
}

/** The URLs it gives out, and those that proofs must name, are those of the issuer, whatever the request claims. */
function pinAddress(request: IncomingMessage & { originalUrl?: string }, issuer: URL): void {
  const { url = '' } = request;
  request.originalUrl = url;
  request.url = url.slice(AUTHORIZATION_SERVER_PATH.length) || '/';
  request.headers.host = issuer.host;
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  delete request.headers['x-forwarded-host'];
}

/** What has expired goes, at most once a minute and after the answer. */
function occasionalPurge({ database, clock, onFault }: AuthorizationServerSettings): () => Promise<void> {
  let last = clock.now();
  return async () => {
    const now = clock.now();
    if (now < last + PURGE_EVERY_MS) return;
    last = now;
    try {
      await purgeOidcPayloads(database, now);
      await purgeAttempts(database, now - LOGIN_LIMITS.ACCOUNT.forgottenAfterMs);
    } catch (error) {
      onFault('what has expired could not be purged', error);
    }
  };
}
