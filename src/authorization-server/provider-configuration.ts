// oidc-provider as this project runs it: code with PKCE for people, private_key_jwt for companies, tokens for this API alone,
// DPoP for whoever sends a proof. What is not needed is off.
import { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { LOGIN_STRENGTHS } from '../identity/authentication-strength.js';
import { deriveSecret, SIGNING_ALGORITHM, type SigningKeys } from '../identity/signing-keys.js';
import { findLoginBySubject } from '../records/stores/login-store.js';
import { LIFETIMES, resourceIndicators, tokenClaims } from './access-token.js';
import { AUTHORIZATION_DETAILS_POLICY } from './authorization-details-policy.js';
import { OWN_METADATA } from './client-metadata.js';
import { interactionUrl } from './interactions.js';
import { createAdapter } from './oidc-adapter.js';
import { contentSecurityPolicy, Html, html, page } from './page.js';
import { problemPage } from './send-page.js';
import type { AuthorizationServerSettings } from './settings.js';

/** Of proofs: those that the API takes, so that no token is bound to a key that it refuses. */
const PROOF_ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'] as const;

export function providerConfiguration(
  settings: AuthorizationServerSettings,
  keys: SigningKeys,
): Configuration {
  return {
    adapter: (kind) => createAdapter(kind, settings),
    // INVARIANT: the key that signs is the first; oidc-provider takes the first that fits.
    jwks: {
      keys: keys.map(({ jwk, kid }) => ({ ...jwk, kid, use: 'sig', alg: SIGNING_ALGORITHM })),
    },
    cookies: { keys: keys.map((key) => deriveSecret(key, 'cookies')) },
    routes: { jwks: '/.well-known/jwks.json' },
    clientAuthMethods: ['none', 'private_key_jwt'],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    enabledJWA: {
      clientAuthSigningAlgValues: [...PROOF_ALGORITHMS, 'Ed25519'],
      dPoPSigningAlgValues: [...PROOF_ALGORITHMS],
      idTokenSigningAlgValues: [SIGNING_ALGORITHM],
    },
    extraClientMetadata: { properties: OWN_METADATA },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid'],
    acrValues: LOGIN_STRENGTHS.filter(({ method }) => method === 'PASSWORD').map(({ acr }) => acr),
    ttl: LIFETIMES,
    findAccount: async (_ctx, subject) => {
      const login = await findLoginBySubject(settings.database, subject);
      return login === null ? undefined : { accountId: subject, claims: () => ({ sub: subject }) };
    },
    extraTokenClaims: tokenClaims(settings),
    clientBasedCORS: (_ctx, origin) => settings.corsOrigins.includes(origin),
    interactions: { url: (_ctx, { uid }) => interactionUrl(uid), policy: peopleOfTheClient(settings) },
    renderError: (ctx, _out, error) => {
      showPage(ctx, problemPage(tellError(error)));
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      resourceIndicators: resourceIndicators(settings.audience),
      richAuthorizationRequests: AUTHORIZATION_DETAILS_POLICY,
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          showPage(ctx, logoutPage(form), [settings.iss]);
        },
        postLogoutSuccessSource: (ctx) => {
          showPage(ctx, page('You are signed out', html`<p>You can close this page.</p>`));
        },
      },
    },
  };
}

/** A login of customers does not do for the console of the staff: somebody else has to sign in. */
function peopleOfTheClient({ database }: AuthorizationServerSettings): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('other_people', 'the client is not for this person', async ({ oidc }) => {
      const subject = oidc.session?.accountId;
      if (subject === undefined) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
      const login = await findLoginBySubject(database, subject);
      return login?.callerKind === oidc.client?.['caller_kind']
        ? interactionPolicy.Check.NO_NEED_TO_PROMPT
        : interactionPolicy.Check.REQUEST_PROMPT;
    }),
  );
  return policy;
}

function logoutPage(form: string): string {
  return page(
    'Sign out',
    html`<p>Do you want to sign out here?</p>
      ${new Html(form)} <button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}

function showPage(ctx: KoaContextWithOIDC, text: string, formTargets: readonly string[] = []): void {
  ctx.set('content-security-policy', contentSecurityPolicy(formTargets));
  ctx.type = 'html';
  ctx.body = text;
}

/** What a client did wrong is told to whoever develops it; what went wrong here is not. */
function tellError(error: Error): string {
  return error instanceof errors.OIDCProviderError && error.status < 500
    ? `${error.error}: ${error.error_description ?? ''}`
    : 'Something went wrong on our side.';
}
