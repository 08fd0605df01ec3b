// The two steps that a person takes: signing in and agreeing. Each is bound to the browser by the signed cookie of the authorization
// request, so a link or form of another site reaches nothing; a step taken twice, or late, is told to begin anew.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { LOGIN_STRENGTHS } from '../identity/authentication-strength.js';
import { holdsCardNumber } from '../records/card-number.js';
import { findLoginBySubject } from '../records/stores/login-store.js';
import { checkLogin } from './check-login.js';
import { consentPage } from './consent-page.js';
import { loginPage } from './login-page.js';
import { CARD_TYPED, loginProblem, type LoginProblem } from './login-problem.js';
import { sendPage, sendProblem } from './send-page.js';
import { FormRefused, readForm } from './read-form.js';
import { completeDetails, type Bounds, type CpniRequest } from './requested-details.js';
import { AUTHORIZATION_SERVER_PATH, type AuthorizationServerSettings } from './settings.js';

type Details = Awaited<ReturnType<Provider['interactionDetails']>>;
type Client = NonNullable<Awaited<ReturnType<Provider['Client']['find']>>>;

interface Step {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly details: Details;
  readonly client: Client;
}

const PATH = /^\/interaction\/([\w-]+)(?:\/(login|consent|deny))?$/;

export function interactionUrl(uid: string): string {
  return `${AUTHORIZATION_SERVER_PATH}/interaction/${uid}`;
}

export class Interactions {
  readonly #provider: Provider;
  readonly #settings: AuthorizationServerSettings;

  constructor(provider: Provider, settings: AuthorizationServerSettings) {
    this.#provider = provider;
    this.#settings = settings;
  }

  /** False: the path is not one of these. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [, uid, action] = PATH.exec(pathOf(request)) ?? [];
    if (uid === undefined) return false;
    try {
      const step = await this.#step(request, response, uid);
      await this.#take(step, action);
    } catch (error) {
      this.#refuse(response, error);
    }
    return true;
  }

  async #step(request: IncomingMessage, response: ServerResponse, uid: string): Promise<Step> {
    const details = await this.#provider.interactionDetails(request, response);
    if (details.uid !== uid) throw new errors.SessionNotFound('another request is under way');
    const client = await this.#provider.Client.find(String(details.params['client_id']));
    if (client === undefined) throw new errors.InvalidClient('the client is gone');
    return { request, response, details, client };
  }

  async #take(step: Step, action: string | undefined): Promise<void> {
    const { request, details } = step;
    const asked = details.prompt.name;
    if (action === undefined && request.method === 'GET') {
      if (asked === 'login') this.#showLogin(step);
      else await this.#showConsent(step);
    } else if (request.method !== 'POST' || (action !== 'deny' && action !== asked)) {
      throw new FormRefused('not the step that is due');
    } else {
      const form = await readForm(request);
      if (action === 'deny') await this.#deny(step);
      else await (action === 'login' ? this.#signIn(step, form) : this.#agree(step));
    }
  }

  async #signIn(step: Step, form: URLSearchParams): Promise<void> {
    if ([...form.values()].some(holdsCardNumber)) {
      this.#showLogin(step, '', CARD_TYPED);
      return;
    }
    const { database, clock } = this.#settings;
    const name = form.get('name') ?? '';
    const at = clock.now();
    const outcome = await checkLogin(database, {
      name,
      password: form.get('password') ?? '',
      address: step.request.socket.remoteAddress ?? '',
      callerKind: String(step.client['caller_kind']),
      at,
    });
    if (outcome.outcome !== 'RIGHT') {
      this.#showLogin(step, name, loginProblem(outcome, at));
      return;
    }
    const [strength] = LOGIN_STRENGTHS.filter(({ method }) => method === 'PASSWORD');
    await this.#finish(step, {
      login: {
        accountId: outcome.account.subject,
        remember: false,
        amr: [...(strength?.amr ?? [])],
        ...(strength === undefined ? {} : { acr: strength.acr }),
      },
    });
  }

  async #agree(step: Step): Promise<void> {
    const { details, client } = step;
    const accountId = details.session?.accountId;
    if (accountId === undefined) throw new errors.SessionNotFound('nobody is signed in');
    const scopes = scopesOf(details);
    const grant = new this.#provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope(scopes.filter((scope) => scope === 'openid').join(' '));
    grant.addResourceScope(this.#settings.audience, scopes.filter((scope) => scope !== 'openid').join(' '));
    for (const request of await this.#requestsOf(step)) grant.addRar({ ...request });
    await this.#finish(step, { consent: { grantId: await grant.save() } });
  }

  #deny(step: Step): Promise<void> {
    return this.#finish(step, { error: 'access_denied', error_description: 'the person refused' });
  }

  #finish(
    { request, response }: Step,
    result: Parameters<Provider['interactionFinished']>[2],
  ): Promise<void> {
    return this.#provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: 'consent' in result,
    });
  }

  #showLogin(step: Step, name = '', problem: LoginProblem | null = null): void {
    const { response, details, client } = step;
    const action = interactionUrl(details.uid);
    const told = { clientName: nameOf(client), action, name, alert: problem?.says ?? null };
    if (problem?.retryAfter !== undefined) response.setHeader('retry-after', problem.retryAfter);
    sendPage(response, problem?.status ?? 200, loginPage(told), targetsOf(details));
  }

  async #showConsent(step: Step): Promise<void> {
    const { response, details, client } = step;
    const requests = await this.#requestsOf(step);
    const told = {
      clientName: nameOf(client),
      personName: details.session?.accountId ?? '',
      action: interactionUrl(details.uid),
      scopes: scopesOf(details),
      requests,
    };
    sendPage(response, 200, consentPage(told), targetsOf(details));
  }

  async #requestsOf({ details, client }: Step): Promise<CpniRequest[]> {
    const person = await findLoginBySubject(this.#settings.database, details.session?.accountId ?? '');
    if (person === null) throw new errors.SessionNotFound('nobody is signed in');
    const registered: Bounds = {
      purposes: (client['purposes'] ?? []) as readonly string[],
      categories: (client['categories'] ?? null) as readonly string[] | null,
    };
    return completeDetails(details.params['authorization_details'], scopesOf(details), registered, person);
  }

  #refuse(response: ServerResponse, error: unknown): void {
    if (error instanceof errors.OIDCProviderError || error instanceof FormRefused) {
      sendProblem(response, 400, 'This sign-in has ended or was used already. Please begin again.');
    } else {
      this.#settings.onFault('a step of a sign-in failed', error);
      sendProblem(response, 500, 'Something went wrong on our side. Please begin again.');
    }
  }
}

function scopesOf({ params }: Details): string[] {
  const { scope } = params;
  return typeof scope === 'string' ? scope.split(' ').filter((word) => word !== '') : [];
}

/** Where the forms may lead: back to the client. */
function targetsOf({ params }: Details): string[] {
  return [new URL(String(params['redirect_uri'])).origin];
}

function nameOf(client: Client): string {
  return client.clientName ?? client.clientId;
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}
