/** Tickets, fraud cases and onboarding cases: what staff work on for one account (47 U.S.C. 222(c)(1), (d)(2)). */
import { relationshipFault } from '../policy/checks/relationship.js';
import { readFacts } from '../records/stores/facts-store.js';
import { requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';
import { openPaper } from './papers.js';

/** The agent who works on it, if any, is one that the account is assigned to. */
export async function openTicket(
  scope: ChangeScope,
  accountId: string,
  agent: string | null,
): Promise<Changed> {
  requireAll([
    [
      agent === null || (await isAssigned(scope, accountId, agent)),
      userError('NOT_FOUND', 'agent', 'is no agent whom the account is assigned to'),
    ],
  ]);
  const companyIds = agent === null ? [] : [agent];
  const { code } = await openPaper(scope, { kind: 'TICKET', accountId, companyIds });
  return { objects: { paper: code } };
}

async function isAssigned({ database, at }: ChangeScope, accountId: string, agent: string): Promise<boolean> {
  const facts = (await readFacts(database, { accountIds: [accountId], at })).get(accountId);
  return relationshipFault(facts?.relationships ?? [], 'ASSIGNMENT', agent, at) === null;
}
