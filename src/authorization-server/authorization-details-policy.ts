// `authorization_details` at the authorization server (RFC 9396): of type `cpni`, in words the API knows, within what the client is
// registered for. What a person agreed to is what the token says.
import { errors, type RichAuthorizationRequestsActiveConfiguration } from 'oidc-provider';
import { CPNI_DETAIL_TYPE, readAuthorizationDetails } from '../identity/authorization-details.js';

export const AUTHORIZATION_DETAILS_POLICY: RichAuthorizationRequestsActiveConfiguration = {
  enabled: true,
  types: {
    [CPNI_DETAIL_TYPE]: {
      validate: (_ctx, detail, client) => {
        const stated = readDetail(detail);
        const registered = (client['purposes'] ?? []) as readonly string[];
        if (stated.some((purpose) => !registered.includes(purpose)))
          throw new errors.InvalidAuthorizationDetails(
            'the client is not registered for one of the purposes',
          );
      },
    },
  },
  authorizationDetailsForGrantSource: (ctx) => ctx.oidc.entities.Grant?.rar,
  /** Of a code: what the person agreed to, whatever the request for the token says. */
  authorizationDetailsForAccessToken: (ctx, _token, source) =>
    source?.rar ?? requestedDetails(ctx.oidc.params),
};

function readDetail(detail: unknown): readonly string[] {
  try {
    return (readAuthorizationDetails([detail]) ?? []).flatMap(({ purposes }) => purposes ?? []);
  } catch {
    throw new errors.InvalidAuthorizationDetails('a member or word of authorization_details is not known');
  }
}

/** INVARIANT: oidc-provider has parsed and validated the parameter. */
function requestedDetails(params: { readonly authorization_details?: unknown } | undefined) {
  const stated = params?.authorization_details;
  return typeof stated === 'string' ? (JSON.parse(stated) as { type: string }[]) : undefined;
}
