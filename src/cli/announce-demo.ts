// What `npm start` prints in the demo: every caller, and one curl for each that can be pasted as it stands.
import { DEMO_CALLER_NAMES, DEMO_CALLERS, type DemoCallerName } from '../identity/demo-callers.js';
import { DEMO_OPERATIONS } from './demo-operations.js';

export function announceDemo(url: string): string {
  return [
    `demo callers: GraphiQL with a menu of them at ${url}/, a token of one by  npm run --silent account-data -- token <caller>`,
    ...DEMO_CALLER_NAMES.map(
      (name) => `\n# ${name}: ${DEMO_CALLERS[name].description}\n${curlFor(url, name)}`,
    ),
  ].join('\n');
}

/** INVARIANT: no operation holds a single quote, so the shell takes the body as it is. */
export function curlFor(url: string, name: DemoCallerName): string {
  const token = `$(npm run --silent account-data -- token ${name})`;
  const body = JSON.stringify({ query: DEMO_OPERATIONS[name] });
  return `curl -s ${url}/graphql -H 'content-type: application/json' -H "authorization: Bearer ${token}" -d '${body}'`;
}
