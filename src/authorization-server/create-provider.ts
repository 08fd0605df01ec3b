// The provider for one set of signing keys, and the pages of its interactions. Loaded when the first request for it comes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { SigningKeys } from '../identity/signing-keys.js';
import { Interactions } from './interactions.js';
import { providerConfiguration } from './provider-configuration.js';
import type { AuthorizationServerSettings } from './settings.js';
import './url-parse.js';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createProvider(settings: AuthorizationServerSettings, keys: SigningKeys): RequestHandler {
  const provider = new Provider(settings.iss, providerConfiguration(settings, keys));
  provider.proxy = true; // the address is what `pinAddress` says, and not what the request says
  provider.on('server_error', (_ctx, error) => {
    settings.onFault('a request to the authorization server failed', error);
  });
  const interactions = new Interactions(provider, settings);
  const answer = provider.callback();
  return async (request, response) => {
    if (!(await interactions.handle(request, response))) await answer(request, response);
  };
}
