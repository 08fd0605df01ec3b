// What an access token of this server says beside OAuth's own claims (RFC 9068 section 2.2): who signed in, how strongly, in which
// roles. A person's token is made only for a client of the person's own kind.
import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { DPV_SCOPE_PREFIX, SCOPES } from '../identity/scopes.js';
import { SIGNING_ALGORITHM } from '../identity/signing-keys.js';
import { PURPOSES } from '../policy/purposes.js';
import { findLoginBySubject } from '../records/stores/login-store.js';
import type { AuthorizationServerSettings } from './settings.js';

/** Seconds. */
export const LIFETIMES = {
  AccessToken: 900,
  ClientCredentials: 600,
  AuthorizationCode: 60,
  IdToken: 900,
  Interaction: 600,
  Session: 28_800,
  Grant: 3600,
  PushedAuthorizationRequest: 60,
};

export const RESOURCE_SCOPES: readonly string[] = [
  ...Object.keys(SCOPES),
  ...new Set(Object.values(PURPOSES).map(({ dpv }) => `${DPV_SCOPE_PREFIX}${dpv}`)),
];

type ResourceIndicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/** This API and nothing else; it is meant where none is named. */
export function resourceIndicators(audience: string): ResourceIndicators {
  return {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx, resource) => {
      if (resource !== audience) throw new errors.InvalidTarget('there is no such resource here');
      return {
        audience,
        scope: RESOURCE_SCOPES.join(' '),
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: SIGNING_ALGORITHM } },
      };
    },
  };
}

type ExtraTokenClaims = NonNullable<Configuration['extraTokenClaims']>;

export function tokenClaims({ database }: AuthorizationServerSettings): ExtraTokenClaims {
  return async (ctx, token) => {
    refuseSeveralPurposes(token.scope);
    if (token.kind !== 'AccessToken') return undefined;
    const { accountId, grantId } = token;
    const login = await findLoginBySubject(database, accountId);
    if (login?.callerKind !== token.client?.['caller_kind'])
      throw new errors.InvalidGrant('the login is not for this client');
    return {
      grant_id: grantId,
      ...(login !== null && login.roles.length > 0 ? { roles: login.roles } : {}),
      ...authenticationOf(ctx),
    };
  };
}

/** CAMARA: exactly one purpose a token. */
function refuseSeveralPurposes(scope = ''): void {
  const purposes = scope.split(' ').filter((word) => word.startsWith(DPV_SCOPE_PREFIX));
  if (purposes.length > 1) throw new errors.InvalidScope('a token has at most one dpv: scope', scope);
}

function authenticationOf({ oidc }: KoaContextWithOIDC): Record<string, unknown> {
  const code = oidc.entities.AuthorizationCode;
  return code === undefined ? {} : { acr: code.acr, amr: code.amr, auth_time: code.authTime };
}
