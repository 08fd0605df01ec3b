// A partner's connection: client credentials with private_key_jwt (RFC 7523), a token for this API alone (RFC 8707), bound to a key
// of this run (DPoP, RFC 9449). Each request proves that key, and covers its body with a digest, since DPoP itself does not.
import { createHash } from 'node:crypto';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  discovery,
  fetchProtectedResource,
  getDPoPHandle,
  modifyAssertion,
  PrivateKeyJwt,
  randomDPoPKeyPair,
  type Configuration,
  type DiscoveryRequestOptions,
} from 'openid-client';
import { readPrivateKey } from './key.js';
import type { Settings } from './settings.js';

type KeyPair = Awaited<ReturnType<typeof randomDPoPKeyPair>>;

export interface TokenRequest {
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
}

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

export class Connection {
  private constructor(
    private readonly api: string,
    private readonly configuration: Configuration,
    private readonly keys: KeyPair,
    private readonly token: string,
  ) {}

  static async open(settings: Settings, request: TokenRequest): Promise<Connection> {
    const { issuer, api, clientId, folder } = settings;
    const authentication = PrivateKeyJwt(await readPrivateKey(folder));
    const configuration = await discovery(
      new URL(issuer),
      clientId,
      undefined,
      authentication,
      transport(issuer),
    );
    const keys = await randomDPoPKeyPair('ES256');
    const { access_token: token } = await clientCredentialsGrant(
      configuration,
      { resource: api, scope: 'account:read cpni:read', authorization_details: detailsOf(request) },
      { DPoP: getDPoPHandle(configuration, keys) },
    );
    return new Connection(api, configuration, keys, token);
  }

  /** Partly answered is answered: `errors` then says which fields were refused, and why. */
  async ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer> {
    const body = JSON.stringify({ query, variables });
    const headers = new Headers({ 'content-type': 'application/json' });
    const proof = { DPoP: getDPoPHandle(this.configuration, this.keys, coverBody(body)) };
    const url = new URL(this.api);
    const response = await fetchProtectedResource(
      this.configuration,
      this.token,
      url,
      'POST',
      body,
      headers,
      proof,
    );
    return (await response.json()) as GraphqlAnswer;
  }
}

/** Over plain HTTP to the own machine alone; marked as deprecated by the library so that it stands out. */
function transport(issuer: string): DiscoveryRequestOptions {
  const { protocol, hostname } = new URL(issuer);
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return protocol === 'http:' && hostname === 'localhost' ? { execute: [allowInsecureRequests] } : {};
}

/** RFC 9396: what the token is for. The narrower, the less there is to lose. */
function detailsOf({ purposes, categories }: TokenRequest): string {
  return JSON.stringify([{ type: 'cpni', actions: ['read'], purposes, datatypes: categories }]);
}

function coverBody(body: string): Parameters<typeof getDPoPHandle>[2] {
  const digest = createHash('sha256').update(body).digest('base64url');
  return {
    [modifyAssertion]: (_header, claims) => {
      claims['x-camara:bh'] = digest;
    },
  };
}
