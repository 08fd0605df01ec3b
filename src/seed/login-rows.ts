// The people of the demo who can sign in at the authorization server. The password of NAME is `demo-NAME`: known to everybody,
// so these logins exist in the demo data alone. Kept as argon2id hashes (19 MiB, 2 passes, 1 lane), as any login is.
import { DEMO_CALLERS, DEMO_CLIENTS, type DemoCaller } from '../identity/demo-callers.js';
import type { Rows } from './rows.js';

export const DEMO_PASSWORD_HASHES = {
  owner: '$argon2id$v=19$m=19456,t=2,p=1$FzG3gSo7iinbBFUHdVdlzg$0kc2IXl3DPHJNiiyMVqp0MvmWb5nGN2zBvFG/FcvOl0',
  applicant:
    '$argon2id$v=19$m=19456,t=2,p=1$gYHzCbTcMwgOs3hJ4BVVOQ$PHSafs3Vo7aU8DdnfWLRChNyBvUH/6EI1ea6Zm9Y9jI',
  delegate:
    '$argon2id$v=19$m=19456,t=2,p=1$KtSGMMIFV3jQk1EJEci/7g$86yv0xa44IA0kv9Kl/LIzEjOC5cGlH2XF3WsFy7E+1M',
  support:
    '$argon2id$v=19$m=19456,t=2,p=1$mzumpXm2HBmazHMpL2AhFQ$lfa3ngSj3DijCJc09tzdSnnlwvpBvHUqrr6Kd/PmZFA',
  billing:
    '$argon2id$v=19$m=19456,t=2,p=1$TTmGpxMFIU9q91mwFldyLg$5rLhXbYqZ3pk+1OsRrfGZzQ7R8kbdKYZrQ8occ1BvbQ',
  noc: '$argon2id$v=19$m=19456,t=2,p=1$9R8WH8b9aU8K/e1/+kc6zw$umO37W2AQ05Ox3nNxZTN09YLSQQeTVWkrwLF2yitujs',
  fraud: '$argon2id$v=19$m=19456,t=2,p=1$o0BNJUNtu/FC8aMHOunc/A$s73IMbN86iZAqvCGllV6C3MLmsJk1zThq8YxbbYW5D8',
  marketing:
    '$argon2id$v=19$m=19456,t=2,p=1$X+ahTLMyjHYFi+s1auEBDA$WHRkSZzKmO3LwRzHidvYVCHv4izWN243AFdOQQZfRCM',
  legal: '$argon2id$v=19$m=19456,t=2,p=1$gM8/VdwVPHh9lLhHXW0Yyg$VtSUYxl7jrIzGOWOhx9KKJ8jZjWNXrUvyqOSvdPfxY0',
  'legal-second':
    '$argon2id$v=19$m=19456,t=2,p=1$oSgpYRGq7vi1t1D4MyGp+Q$0EjwQx2Oh7uufEYgyKzjtGIEvzDiMzrie0jeilPPtnY',
  auditor:
    '$argon2id$v=19$m=19456,t=2,p=1$rjvx6j3DuaLy6LI5NiZcRA$qxjjLUbxbDhp3xBEfS4ioJ2VClXlaqVTDdtLn6stGfs',
  supervisor:
    '$argon2id$v=19$m=19456,t=2,p=1$z3AIXiw3Mt7tFicN87FSgw$Qg201gK6OmVrKnv+fwt1I/8LyjGGfHvkemoS8QxXd+A',
  onboarding:
    '$argon2id$v=19$m=19456,t=2,p=1$5LeL5DMOIviwC3uWF+n/Pw$QiF4m5IHn6n1cRUNSSTgFz5p/3iNIopIXpHZ/acOnYc',
} as const satisfies Partial<Record<keyof typeof DEMO_CALLERS, string>>;

export type DemoLogin = keyof typeof DEMO_PASSWORD_HASHES;

export const DEMO_LOGINS = Object.keys(DEMO_PASSWORD_HASHES) as DemoLogin[];

export function loginRows(): Rows {
  return {
    login_accounts: DEMO_LOGINS.map((name) => {
      const { subject, roles, purposes, clientId }: DemoCaller = DEMO_CALLERS[name];
      return {
        name,
        subject,
        caller_kind: callerKindOf(clientId),
        roles,
        purposes,
        password_hash: DEMO_PASSWORD_HASHES[name],
      };
    }),
  };
}

function callerKindOf(clientId: string): string {
  const client = DEMO_CLIENTS.find((each) => each.clientId === clientId);
  if (client === undefined) throw new Error('a demo caller comes through a demo client');
  return client.callerKind;
}
