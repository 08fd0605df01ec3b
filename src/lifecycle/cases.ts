/** Tickets, fraud cases and onboarding cases: what staff work on for one account (47 U.S.C. 222(c)(1), (d)(2)). */
import { relationshipFault } from '../policy/checks/relationship.js';
import { readFacts } from '../records/stores/facts-store.js';
import { requireAll, userError } from './change-refused.js';
import { requireCompanies } from './known-companies.js';
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

/** The affiliates it names may read for it, where a relationship of theirs is in force. */
export async function openFraudCase(
  scope: ChangeScope,
  accountId: string,
  companies: readonly string[],
): Promise<Changed> {
  const companyIds = await requireCompanies(scope.database, companies, {
    field: 'companies',
    kinds: ['AFFILIATE'],
  });
  const { code } = await openPaper(scope, { kind: 'FRAUD_CASE', accountId, companyIds });
  return { objects: { paper: code } };
}

export async function openOnboardingCase(scope: ChangeScope, accountId: string): Promise<Changed> {
  const { code } = await openPaper(scope, { kind: 'ONBOARDING_CASE', accountId });
  return { objects: { paper: code } };
}
