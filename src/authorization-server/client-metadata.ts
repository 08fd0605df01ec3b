// A registered client as OAuth metadata (RFC 7591): the portals of people are public clients with code and PKCE, a company's client
// proves itself with its own key. No client has a shared secret.
import type { ClientMetadata } from 'oidc-provider';
import { CPNI_DETAIL_TYPE } from '../identity/authorization-details.js';
import { SIGNING_ALGORITHM } from '../identity/signing-keys.js';
import type { ClientRegistration } from '../records/stores/client-registration-store.js';

/** What the project knows of a client beside OAuth's own words. */
export const OWN_METADATA = ['caller_kind', 'purposes', 'categories'];

/** Undefined: there is no such client here, or it may not do anything now. */
export function clientMetadata(client: ClientRegistration, iss: string): ClientMetadata | undefined {
  if (client.suspended) return undefined;
  if (client.callerKind !== 'COMPANY') return { ...named(client), ...portal(new URL(iss).origin) };
  return client.jwks === null ? undefined : { ...named(client), ...partner(client) };
}

function named({ clientId, name, callerKind, purposes, categories }: ClientRegistration): ClientMetadata {
  return {
    client_id: clientId,
    client_name: name,
    id_token_signed_response_alg: SIGNING_ALGORITHM,
    authorization_details_types: [CPNI_DETAIL_TYPE],
    caller_kind: callerKind,
    purposes,
    categories,
  };
}

/** The page of this server, and programs on the own machine at any port (RFC 8252 section 7.3). */
function portal(origin: string): Partial<ClientMetadata> {
  return {
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${origin}/`, 'http://127.0.0.1/callback', 'http://[::1]/callback'],
    post_logout_redirect_uris: [`${origin}/`],
  };
}

function partner({ jwks, requiresDpop }: ClientRegistration): Partial<ClientMetadata> {
  return {
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: (jwks?.keys ?? []).map((key) => ({ ...key })) },
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    dpop_bound_access_tokens: requiresDpop,
  };
}
