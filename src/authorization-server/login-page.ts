// The page on which a person signs in.
import { html, page } from './page.js';

export interface LoginPage {
  readonly clientName: string;
  readonly action: string;
  readonly name: string;
  /** What was wrong with the last try. */
  readonly alert: string | null;
}

export function loginPage({ clientName, action, name, alert }: LoginPage): string {
  return page(
    'Sign in',
    html`${alert === null ? '' : html`<p role="alert">${alert}</p>`}
      <p>${clientName} wants to know who you are.</p>
      <form method="post" action="${action}/login">
        <label>Name <input name="name" value="${name}" autocomplete="username" required /></label>
        <label>
          Password <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button>Sign in</button>
      </form>
      <form method="post" action="${action}/deny"><button>Cancel</button></form>`,
  );
}
