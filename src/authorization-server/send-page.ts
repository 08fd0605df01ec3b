// A page on its way out, with the headers that keep it from being framed, kept or scripted.
import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy, html, page } from './page.js';

export function sendPage(
  response: ServerResponse,
  status: number,
  text: string,
  formTargets: readonly string[],
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(formTargets),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

export function sendProblem(response: ServerResponse, status: number, says: string): void {
  sendPage(response, status, problemPage(says), []);
}

export function problemPage(says: string): string {
  return page('This did not work', html`<p role="alert">${says}</p>`);
}
