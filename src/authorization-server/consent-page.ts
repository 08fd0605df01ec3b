// The page on which a person agrees: which client asks, what it may do, which kinds of information it may see and for which purposes,
// in words (47 CFR 64.2008(c): comprehensible, and not misleading). Nothing is agreed to that does not stand here.
import { SCOPES, isScope } from '../identity/scopes.js';
import { CPNI_CATEGORIES } from '../policy/categories.js';
import { PURPOSES } from '../policy/purposes.js';
import type { CpniRequest } from './requested-details.js';
import { html, page, type Html } from './page.js';

export interface ConsentPage {
  readonly clientName: string;
  readonly personName: string;
  readonly action: string;
  readonly scopes: readonly string[];
  readonly requests: readonly CpniRequest[];
}

export function consentPage({ clientName, personName, action, scopes, requests }: ConsentPage): string {
  return page(
    `${clientName} asks for access`,
    html`<p>
        You are signed in as <strong>${personName}</strong>. <strong>${clientName}</strong> asks to act for
        you.
      </p>
      <h2>It may</h2>
      ${list(scopes.filter(isScope).map((scope) => SCOPES[scope]))} ${requests.map(requestInWords)}
      <form method="post" action="${action}/consent">
        <button>Accept</button> <button formaction="${action}/deny">Deny</button>
      </form>`,
  );
}

function requestInWords({ purposes, datatypes, identifier }: CpniRequest): Html {
  return html`<h2>
      On ${identifier === undefined ? 'every account you may see' : `account ${identifier} alone`}, it may see
    </h2>
    ${list(datatypes.map((category) => CPNI_CATEGORIES[category].means))}
    <h2>For these purposes and no others</h2>
    ${list(purposes.map((purpose) => PURPOSES[purpose].means))}`;
}

function list(sentences: readonly string[]): Html {
  return sentences.length === 0
    ? html`<p>nothing</p>`
    : html`<ul>
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
}
