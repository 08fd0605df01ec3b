/**
 * Campaigns: an offering, and the companies that offer it with the carrier. One runs only once a supervisor who is not
 * its opener has approved it (47 CFR 64.2009(c)-(d)), and ends for good.
 */
import type { ServiceCategory } from '../policy/categories.js';
import { approvePaper } from '../records/stores/paper-store.js';
import { requireAll, userError } from './change-refused.js';
import { requireCompanies } from './known-companies.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper, lockOpenPaper, openPaper } from './papers.js';
import { isSamePerson } from './same-person.js';

export interface CampaignAsked {
  readonly offering: ServiceCategory;
  readonly companies: readonly string[];
  readonly description: string;
}

export async function openCampaign(
  scope: ChangeScope,
  { offering, companies, description }: CampaignAsked,
): Promise<Changed> {
  requireAll([[/\S/.test(description), userError('REQUIRED', 'description')]]);
  const companyIds = await requireCompanies(scope.database, companies, {
    field: 'companies',
    kinds: ['AFFILIATE', 'JOINT_VENTURE'],
  });
  const { code } = await openPaper(scope, {
    kind: 'CAMPAIGN',
    companyIds,
    campaign: { offering, description },
  });
  return { objects: { paper: code } };
}

export async function approveCampaign(scope: ChangeScope, reference: string): Promise<Changed> {
  const campaign = await lockOpenPaper(scope, 'CAMPAIGN', reference);
  requireAll([
    [!campaign.approved, userError('NOT_ALLOWED_NOW', 'reference', 'is approved already')],
    [!isSamePerson(campaign.openedBy, scope.caller), userError('SAME_PERSON', 'reference')],
  ]);
  await approvePaper(scope.database, campaign.id, { by: scope.caller, at: scope.at });
  return changedPaper(campaign);
}
