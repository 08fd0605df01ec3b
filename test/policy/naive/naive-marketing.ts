// Second reading of rows 11 to 15: marketing by the carrier, an affiliate, a joint venture.
import {
  campaign,
  locationOptIn,
  marketingOptIn,
  objection,
  optOutNotice,
  relationship,
  within,
} from './naive-facts.js';
import type { AccountRequest, NaiveService } from './naive-request.js';
import { deny, permit, type NaiveDecision } from './naive-verdict.js';

/** A ground to permit, or the reason why there is none. */
interface Ground {
  denial?: string;
  reason: string;
}

/** Rows 11 to 15, for CPNI of an account that is no applicant's. */
export function marketing(r: AccountRequest): NaiveDecision {
  const affiliate = r.caller.company?.kind === 'AFFILIATE' && r.caller.kind === 'COMPANY';
  const denial =
    (r.account.status === 'CLOSED' ? 'ACCOUNT_CLOSED' : null) ??
    notReached(r) ??
    campaign(r) ??
    (affiliate ? relationship(r, 'SERVICE') : null) ??
    offering(r) ??
    objection(r) ??
    callLocation(r);
  if (denial !== null) return deny(denial);
  const ground = groundOf(r, affiliate);
  if (ground.denial !== undefined) return deny(ground.denial);
  const reason = affiliate && r.data.callLocation ? 'OK_OPT_IN_LOCATION' : ground.reason;
  if (r.caller.kind === 'COMPANY') return permit(reason, 'CAMPAIGN_RECORD', 'THIRD_PARTY_RECORD');
  return permit(reason, 'CAMPAIGN_RECORD');
}

function groundOf(r: AccountRequest, affiliate: boolean): Ground {
  if (r.purpose === 'MARKETING_SAME_CATEGORY') {
    return affiliate ? sameCategoryByAffiliate(r) : { reason: 'OK_SAME_CATEGORY' };
  }
  if (r.policy.approvalUses === 'DISABLED') return refused('POLICY_PROGRAMME_DISABLED');
  if (affiliate) return otherCategoryByAffiliate(r);
  if (r.caller.kind === 'COMPANY') {
    return marketingOptIn(r) ? { reason: 'OK_OPT_IN' } : refused('OPT_IN_REQUIRED');
  }
  if (marketingOptIn(r)) return { reason: 'OK_OPT_IN' };
  const notice = optOutNotice(r);
  return notice === null ? { reason: 'OK_OPT_OUT' } : refused(notice);
}

function refused(denial: string): Ground {
  return { denial, reason: '' };
}

/** Step 11; the place of a call goes on to step 16. */
function notReached(r: AccountRequest): string | null {
  for (const category of r.data.categories) {
    const reached = category === 'TYPE' || category === 'QUANTITY' || category === 'AMOUNT_OF_USE';
    const place = category === 'LOCATION' && r.data.callLocation;
    if (!reached && !place) return 'CATEGORY_NOT_NEEDED';
  }
  const onlyThePlace = r.data.callLocation && r.data.categories.every((category) => category === 'LOCATION');
  return r.data.callDetail && !onlyThePlace ? 'CATEGORY_NOT_NEEDED' : null;
}

function countsAsTelecommunications(category: NaiveService): boolean {
  return category === 'LOCAL' || category === 'INTEREXCHANGE' || category === 'WIRELESS';
}

function offering(r: AccountRequest): string | null {
  if (r.offering === undefined) return 'OFFERING_MISSING';
  if (r.purpose === 'MARKETING_OTHER_CATEGORY') return null;
  if (!countsAsTelecommunications(r.offering)) return 'CATEGORY_DIFFERS';
  const had = r.account.services.filter((service) => service.category === r.offering);
  if (had.some((service) => within(r.at, service.from, service.to))) return null;
  const ended = had.some((service) => service.to !== undefined && service.to <= r.at);
  return ended ? 'SERVICE_NOT_CURRENT' : 'CATEGORY_DIFFERS';
}

/** Step 16; row 15 opens no call location, whatever the customer said. */
function callLocation(r: AccountRequest): string | null {
  if (!r.data.callLocation) return null;
  const jointVenture = r.caller.kind === 'COMPANY' && r.caller.company?.kind === 'JOINT_VENTURE';
  if (jointVenture) return 'LOCATION_EXPRESS_CONSENT_REQUIRED';
  if (r.policy.approvalUses === 'DISABLED') return 'POLICY_PROGRAMME_DISABLED';
  return locationOptIn(r) ? null : 'LOCATION_EXPRESS_CONSENT_REQUIRED';
}

/** Section 5: under affiliateSharing CONSENT an OPT_IN naming the affiliate, besides the relationship. */
export function affiliateConsent(r: AccountRequest): string | null {
  if (r.policy.affiliateSharing !== 'CONSENT') return null;
  return marketingOptIn(r) ? null : 'POLICY_REQUIRES_CONSENT';
}

/** Row 12, its last conditions in the order in which the row names them. */
function sameCategoryByAffiliate(r: AccountRequest): Ground {
  const enabled = r.policy.approvalUses === 'ENABLED';

  const consent = affiliateConsent(r);
  if (consent !== null) return refused(consent);
  if (r.policy.affiliateSharing === 'CONSENT' && !enabled) return refused('POLICY_PROGRAMME_DISABLED');
  if (r.policy.affiliateSharing === 'CONSENT') return { reason: 'OK_AFFILIATE_APPROVAL' };
  const related = r.caller.company?.communicationsRelated === true;
  if (related && takesTwoCategories(r)) return { reason: 'OK_AFFILIATE' };

  if (enabled && marketingOptIn(r)) return { reason: 'OK_AFFILIATE_APPROVAL' };
  if (enabled && related && optOutNotice(r) === null) return { reason: 'OK_AFFILIATE_APPROVAL' };
  if (!r.policy.legalOverlay) return { reason: 'OK_AFFILIATE' };
  if (!enabled) return refused('POLICY_PROGRAMME_DISABLED');
  return refused(related ? 'SINGLE_CATEGORY_NO_SHARE' : 'OPT_IN_REQUIRED');
}

function takesTwoCategories(r: AccountRequest): boolean {
  const current = new Set<NaiveService>();
  for (const service of r.account.services) {
    if (countsAsTelecommunications(service.category) && within(r.at, service.from, service.to)) {
      current.add(service.category);
    }
  }
  return current.size >= 2;
}

/** Row 14. */
function otherCategoryByAffiliate(r: AccountRequest): Ground {
  const consent = affiliateConsent(r);
  if (consent !== null) return refused(consent);
  if (marketingOptIn(r)) return { reason: 'OK_AFFILIATE_APPROVAL' };
  if (r.caller.company?.communicationsRelated !== true) return refused('OPT_IN_REQUIRED');
  const notice = optOutNotice(r);
  return notice === null ? { reason: 'OK_AFFILIATE_APPROVAL' } : refused(notice);
}
