// GET /privacy: the policy as posted, readable without a token or a script; a version that was replaced says so, and by which
// (Policy section 8). No identifier of the reader is taken, and none leaves with a link (Policy section 7).
import type { FastifyInstance, FastifyReply } from 'fastify';
import { contentSecurityPolicy, html, page, type Html } from '../authorization-server/page.js';
import { toIso, type Clock, type Instant } from '../clock.js';
import type { PostedVersion } from '../records/stores/policy-version-store.js';

export interface PrivacyPart {
  /** Without a version: the one in force. Null when there is none. */
  readonly find: (version: string | undefined, at: Instant) => Promise<PostedVersion | null>;
}

const PATH = '/privacy';
const VERSION = /^[\w.-]{1,40}$/;

export function addPrivacyRoutes(fastify: FastifyInstance, { find }: PrivacyPart, clock: Clock): void {
  fastify.get(PATH, async (_request, reply) => send(reply, await find(undefined, clock.now())));
  fastify.get<{ Params: { version: string } }>(`${PATH}/:version`, async ({ params }, reply) =>
    send(reply, VERSION.test(params.version) ? await find(params.version, clock.now()) : null),
  );
}

function send(reply: FastifyReply, policy: PostedVersion | null): FastifyReply {
  return reply
    .code(policy === null ? 404 : 200)
    .header('content-security-policy', contentSecurityPolicy())
    .type('text/html; charset=utf-8')
    .send(policy === null ? NOT_POSTED : toPage(policy));
}

const NOT_POSTED = page(
  'Privacy policy',
  html`<p>There is no such version. <a href="${PATH}">The version in force</a></p>`,
);

function toPage(policy: PostedVersion): string {
  return page(
    `Privacy policy, version ${policy.version}`,
    html`${standing(policy)} ${policy.text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}`,
  );
}

function standing({ status, effectiveFrom, effectiveTo, successor }: PostedVersion): Html {
  const from = dayOf(effectiveFrom);
  if (status === 'SCHEDULED')
    return html`<p role="alert">
      This version is in force from ${from} on. ${link('The version in force now')}
    </p>`;
  if (status === 'REPLACED')
    return html`<p role="alert">
      This version was in force from ${from} to ${effectiveTo === null ? '' : dayOf(effectiveTo)} and has been
      replaced. ${link('The version that replaces it', successor)}
    </p>`;
  const change =
    successor === null ? [] : [html` It will be replaced. ${link('The next version', successor)}`];
  return html`<p>In force since ${from}.${change}</p>`;
}

function link(words: string, version: string | null = null): Html {
  const address = version === null ? PATH : `${PATH}/${encodeURIComponent(version)}`;
  return html`<a href="${address}">${words}</a>`;
}

function dayOf(instant: Date): string {
  return toIso(instant.getTime()).slice(0, 10);
}
