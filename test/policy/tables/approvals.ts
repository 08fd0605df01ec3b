// Approvals, objections and notices: whom they name, what they cover, and the exact instants at which they count.

import type { Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest, RequestApproval, RequestNotice } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  AFFILIATE_NONCOMM,
  AT,
  BY_CONSENT,
  CALL_LOCATION,
  CONTINUED_USE,
  DAY,
  DESIGNATION,
  DISABLED,
  HOUR,
  LOCATION_OPT_IN_A,
  NO_OVERLAY,
  ONE_CATEGORY,
  RIPE_NOTICE_A,
  YEAR,
  byDelegate,
  cpni,
  fraudByAffiliate,
  notice,
  optIn,
  optOut,
  otherCategory,
  otherCategoryByAffiliate,
  otherCategoryByJointVenture,
  sameCategory,
  sameCategoryByAffiliate,
} from '../fixtures.js';

const A = { companyId: 'affiliate-a' };
const B = { companyId: 'affiliate-b' };
const MAIL = { channel: 'MAIL' } as const;

const carrier = (
  says: string,
  approvals: RequestApproval[],
  reason: Reason,
  notices: RequestNotice[] = [],
): Case => ({
  says: `other category, the carrier: ${says}`,
  request: otherCategory({ approvals, notices }),
  reason,
});
const byNotice = (says: string, notices: RequestNotice[], reason: Reason): Case =>
  carrier(says, [], reason, notices);
const affiliate = (says: string, parts: Partial<DecisionRequest>, reason: Reason): Case => ({
  says: `other category, an affiliate: ${says}`,
  request: otherCategoryByAffiliate(parts),
  reason,
});
const single = (says: string, parts: Partial<DecisionRequest>, reason: Reason): Case => ({
  says: `one category only, an affiliate: ${says}`,
  request: sameCategoryByAffiliate({ account: ONE_CATEGORY, ...parts }),
  reason,
});
const objected = (says: string, approvals: RequestApproval[], reason: Reason): Case => ({
  says: `objection: ${says}`,
  request: sameCategoryByAffiliate({ approvals }),
  reason,
});
const place = (says: string, parts: Partial<DecisionRequest>, reason: Reason): Case => ({
  says: `call location, an affiliate: ${says}`,
  request: sameCategoryByAffiliate({ data: CALL_LOCATION, ...parts }),
  reason,
});

const OPT_INS: readonly Case[] = [
  carrier('an opt-in counts from its instant', [optIn({ at: AT })], 'OK_OPT_IN'),
  carrier('and not a millisecond before', [optIn({ at: AT + 1 })], 'APPROVAL_REQUIRED'),
  carrier('revoked at this instant it counts no more', [optIn({ revokedAt: AT })], 'APPROVAL_REQUIRED'),
  carrier('revoked a millisecond later it counts', [optIn({ revokedAt: AT + 1 })], 'OK_OPT_IN'),
  carrier('one that names a company is not for the carrier', [optIn(A)], 'APPROVAL_REQUIRED'),
  carrier('one that lists the category', [optIn({ categories: ['TYPE'] })], 'OK_OPT_IN'),
  carrier('one that lists another category', [optIn({ categories: ['QUANTITY'] })], 'APPROVAL_REQUIRED'),
  carrier('one with an empty list opens nothing', [optIn({ categories: [] })], 'APPROVAL_REQUIRED'),
  carrier('scope LOCATION opens nothing else', [optIn({ scope: 'LOCATION' })], 'APPROVAL_REQUIRED'),
  carrier('continued use beside a waiting notice', [CONTINUED_USE], 'NOTICE_WAITING_PERIOD', [
    notice(AT - DAY),
  ]),
  carrier('continued use that is over', [{ ...CONTINUED_USE, revokedAt: AT }], 'APPROVAL_REQUIRED'),
  carrier('continued use yet to come', [{ ...CONTINUED_USE, at: AT + 1 }], 'APPROVAL_REQUIRED'),
  carrier('continued use of a company', [{ ...CONTINUED_USE, ...A }], 'APPROVAL_REQUIRED'),
  affiliate('its own continued use', { approvals: [{ ...CONTINUED_USE, ...A }] }, 'CONSENT_FORM_INVALID'),
  carrier('nothing at all', [], 'APPROVAL_REQUIRED'),
  affiliate('an opt-in that names it', {}, 'OK_AFFILIATE_APPROVAL'),
  affiliate('an opt-in that names nobody', { approvals: [optIn()] }, 'APPROVAL_REQUIRED'),
  affiliate('an opt-in that names another', { approvals: [optIn(B)] }, 'APPROVAL_REQUIRED'),
  affiliate('continued use alone', { approvals: [CONTINUED_USE] }, 'CONSENT_FORM_INVALID'),
  affiliate('a notice that names it', { approvals: [], notices: [RIPE_NOTICE_A] }, 'OK_AFFILIATE_APPROVAL'),
  affiliate(
    'a notice that names nobody',
    { approvals: [], notices: [notice(AT - 31 * DAY)] },
    'APPROVAL_REQUIRED',
  ),
  affiliate(
    'not communications-related, a notice only',
    { caller: AFFILIATE_NONCOMM, approvals: [], notices: [RIPE_NOTICE_A] },
    'OPT_IN_REQUIRED',
  ),
  affiliate('not communications-related, an opt-in', { caller: AFFILIATE_NONCOMM }, 'OK_AFFILIATE_APPROVAL'),
  affiliate('sharing by consent, with it', BY_CONSENT, 'OK_AFFILIATE_APPROVAL'),
  affiliate(
    'sharing by consent, a notice only',
    { ...BY_CONSENT, approvals: [], notices: [RIPE_NOTICE_A] },
    'POLICY_REQUIRES_CONSENT',
  ),
  affiliate('the programme of approvals is off', DISABLED, 'POLICY_PROGRAMME_DISABLED'),
  {
    says: 'other category, a joint venture: an opt-in that names it',
    request: otherCategoryByJointVenture(),
    reason: 'OK_OPT_IN',
    cites: ['64.2007(b)'],
    besides: ['THIRD_PARTY_RECORD', 'CAMPAIGN_RECORD'],
  },
  {
    says: 'other category, a joint venture: the programme of approvals is off',
    request: otherCategoryByJointVenture(DISABLED),
    reason: 'POLICY_PROGRAMME_DISABLED',
  },
];

const SHARING: readonly Case[] = [
  single('an opt-in that names it', { approvals: [optIn(A)] }, 'OK_AFFILIATE_APPROVAL'),
  single('an opt-in that names nobody', { approvals: [optIn()] }, 'SINGLE_CATEGORY_NO_SHARE'),
  single('an opt-in of scope LOCATION', { approvals: [LOCATION_OPT_IN_A] }, 'SINGLE_CATEGORY_NO_SHARE'),
  single('the programme is off', { ...DISABLED, approvals: [optIn(A)] }, 'POLICY_PROGRAMME_DISABLED'),
  single(
    'the programme is off, no overlay',
    { policy: { ...policyOf(DISABLED), legalOverlay: false } },
    'OK_AFFILIATE',
  ),
  single('no overlay, approved', { ...NO_OVERLAY, approvals: [optIn(A)] }, 'OK_AFFILIATE_APPROVAL'),
  single(
    'a second service that is equipment',
    {
      account: {
        ...ONE_CATEGORY,
        services: [...ONE_CATEGORY.services, { category: 'EQUIPMENT', from: AT - YEAR }],
      },
    },
    'SINGLE_CATEGORY_NO_SHARE',
  ),
  single(
    'a second service of the same category',
    {
      account: {
        ...ONE_CATEGORY,
        services: [...ONE_CATEGORY.services, { category: 'LOCAL', from: AT - DAY }],
      },
    },
    'SINGLE_CATEGORY_NO_SHARE',
  ),
  single(
    'a second category from this instant',
    {
      account: { ...ONE_CATEGORY, services: [...ONE_CATEGORY.services, { category: 'WIRELESS', from: AT }] },
    },
    'OK_AFFILIATE',
  ),
  single(
    'a second category until this instant',
    {
      account: {
        ...ONE_CATEGORY,
        services: [...ONE_CATEGORY.services, { category: 'WIRELESS', from: AT - YEAR, to: AT }],
      },
    },
    'SINGLE_CATEGORY_NO_SHARE',
  ),
  {
    says: 'two categories, not communications-related: an opt-in that names it',
    request: sameCategoryByAffiliate({ caller: AFFILIATE_NONCOMM, approvals: [optIn(A)] }),
    reason: 'OK_AFFILIATE_APPROVAL',
  },
  {
    says: 'two categories, not communications-related: no overlay',
    request: sameCategoryByAffiliate({ caller: AFFILIATE_NONCOMM, ...NO_OVERLAY }),
    reason: 'OK_AFFILIATE',
  },
  {
    says: 'two categories, sharing by consent, with it',
    request: sameCategoryByAffiliate({ ...BY_CONSENT, approvals: [optIn(A)] }),
    reason: 'OK_AFFILIATE_APPROVAL',
  },
  {
    says: 'two categories, sharing by consent, no overlay, without it',
    request: sameCategoryByAffiliate({ policy: { ...policyOf(BY_CONSENT), legalOverlay: false } }),
    reason: 'POLICY_REQUIRES_CONSENT',
  },
  {
    says: 'two categories, sharing by consent, the programme is off',
    request: sameCategoryByAffiliate({
      policy: { ...policyOf(BY_CONSENT), approvalUses: 'DISABLED' },
      approvals: [optIn(A)],
    }),
    reason: 'POLICY_PROGRAMME_DISABLED',
  },
  {
    says: 'two categories, the programme is off: nothing rests on it',
    request: sameCategoryByAffiliate(DISABLED),
    reason: 'OK_AFFILIATE',
  },
  {
    says: 'same category by the carrier, the programme is off: nothing rests on it',
    request: sameCategory(DISABLED),
    reason: 'OK_SAME_CATEGORY',
  },
  {
    says: 'fraud, an affiliate, sharing by consent, without it',
    request: fraudByAffiliate(BY_CONSENT),
    reason: 'POLICY_REQUIRES_CONSENT',
  },
  {
    says: 'fraud, an affiliate, sharing by consent, with it',
    request: fraudByAffiliate({ ...BY_CONSENT, approvals: [optIn(A)] }),
    reason: 'OK_FRAUD',
  },
];

function policyOf({ policy }: Partial<DecisionRequest>): DecisionRequest['policy'] {
  return policy ?? otherCategory().policy;
}

const NOTICES: readonly Case[] = [
  byNotice('e-mailed 30 x 24 h ago', [notice(AT - 30 * DAY)], 'OK_OPT_OUT'),
  byNotice('e-mailed a millisecond later', [notice(AT - 30 * DAY + 1)], 'NOTICE_WAITING_PERIOD'),
  byNotice('mailed 33 x 24 h ago', [notice(AT - 33 * DAY, MAIL)], 'OK_OPT_OUT'),
  byNotice('mailed a millisecond later', [notice(AT - 33 * DAY + 1, MAIL)], 'NOTICE_WAITING_PERIOD'),
  byNotice('sent 730 x 24 h ago', [notice(AT - 730 * DAY)], 'NOTICE_STALE'),
  byNotice('sent a millisecond later', [notice(AT - 730 * DAY + 1)], 'OK_OPT_OUT'),
  byNotice(
    'a waiting one does not spoil a ripe one',
    [notice(AT - 31 * DAY), notice(AT - DAY)],
    'OK_OPT_OUT',
  ),
  byNotice(
    'a later bounced one does not spoil a ripe one',
    [notice(AT - 31 * DAY), notice(AT - DAY, { bounced: true })],
    'OK_OPT_OUT',
  ),
  byNotice(
    'the newest delivered says why: waiting',
    [notice(AT - 800 * DAY), notice(AT - DAY)],
    'NOTICE_WAITING_PERIOD',
  ),
  byNotice(
    'the newest delivered says why: stale, though a newer one bounced',
    [notice(AT - DAY, { bounced: true }), notice(AT - 800 * DAY)],
    'NOTICE_STALE',
  ),
  byNotice('none delivered', [notice(AT - 31 * DAY, { bounced: true })], 'NOTICE_NOT_DELIVERED'),
  byNotice('one that names companies serves the carrier too', [RIPE_NOTICE_A], 'OK_OPT_OUT'),
];

const OBJECTIONS: readonly Case[] = [
  objected('names nobody, covers every company', [optOut()], 'OPTED_OUT'),
  objected('names the affiliate', [optOut(A)], 'OPTED_OUT'),
  objected('names another', [optOut(B)], 'OK_AFFILIATE'),
  objected('lists a category of the field', [optOut({ categories: ['QUANTITY'] })], 'OPTED_OUT'),
  objected('lists another category', [optOut({ categories: ['BILLING'] })], 'OK_AFFILIATE'),
  objected('with an empty list covers every category', [optOut({ categories: [] })], 'OPTED_OUT'),
  objected('of scope LOCATION denies marketing too', [optOut({ scope: 'LOCATION' })], 'OPTED_OUT'),
  objected('from this instant', [optOut({ at: AT })], 'OPTED_OUT'),
  objected('from the next', [optOut({ at: AT + 1 })], 'OK_AFFILIATE'),
  objected('revoked at this instant', [optOut({ revokedAt: AT })], 'OK_AFFILIATE'),
  objected('revoked at the next', [optOut({ revokedAt: AT + 1 })], 'OPTED_OUT'),
  objected(
    'ended by a later opt-in that names it',
    [optOut({ at: AT - 2 }), optIn({ ...A, at: AT - 1 })],
    'OK_AFFILIATE',
  ),
  objected(
    'at the same instant as the opt-in it wins',
    [optOut({ at: AT - 1 }), optIn({ ...A, at: AT - 1 })],
    'OPTED_OUT',
  ),
  objected('after the opt-in', [optIn({ ...A, at: AT - 2 }), optOut({ at: AT - 1 })], 'OPTED_OUT'),
  objected(
    'comes back when the opt-in that ended it is revoked',
    [optOut({ at: AT - 3 }), optIn({ ...A, at: AT - 2, revokedAt: AT })],
    'OPTED_OUT',
  ),
  objected(
    'not ended by an opt-in to another',
    [optOut({ at: AT - 2 }), optIn({ ...B, at: AT - 1 })],
    'OPTED_OUT',
  ),
  objected(
    'not ended by an opt-in to the carrier',
    [optOut({ at: AT - 2 }), optIn({ at: AT - 1 })],
    'OPTED_OUT',
  ),
  objected(
    'not ended by an opt-in for other categories',
    [optOut({ at: AT - 2 }), optIn({ ...A, at: AT - 1, categories: ['TYPE'] })],
    'OPTED_OUT',
  ),
  objected(
    'ended for the categories it lists',
    [optOut({ at: AT - 2, categories: ['TYPE'] }), optIn({ ...A, at: AT - 1, categories: ['TYPE'] })],
    'OK_AFFILIATE',
  ),
  objected(
    'not ended by an authorization of call location',
    [optOut({ at: AT - 2 }), optIn({ ...A, scope: 'LOCATION', at: AT - 1 })],
    'OPTED_OUT',
  ),
  {
    says: 'objection: to the affiliate alone leaves the carrier free',
    request: sameCategory({ approvals: [optOut(A)] }),
    reason: 'OK_SAME_CATEGORY',
  },
  {
    says: 'objection: denies the carrier, also where no approval is needed',
    request: sameCategory({ approvals: [optOut()] }),
    reason: 'OPTED_OUT',
  },
  {
    says: 'objection: is not lifted without the overlay',
    request: sameCategoryByAffiliate({ ...NO_OVERLAY, approvals: [optOut()] }),
    reason: 'OPTED_OUT',
  },
  {
    says: 'objection: leaves other purposes alone',
    request: fraudByAffiliate({ approvals: [optOut()] }),
    reason: 'OK_FRAUD',
  },
];

const PLACES: readonly Case[] = [
  place('authorized', { approvals: [LOCATION_OPT_IN_A] }, 'OK_OPT_IN_LOCATION'),
  place('an opt-in of scope MARKETING', { approvals: [optIn(A)] }, 'LOCATION_EXPRESS_CONSENT_REQUIRED'),
  place(
    'authorized to nobody by name',
    { approvals: [optIn({ scope: 'LOCATION' })] },
    'LOCATION_EXPRESS_CONSENT_REQUIRED',
  ),
  place(
    'authorized, revoked',
    { approvals: [{ ...LOCATION_OPT_IN_A, revokedAt: AT }] },
    'LOCATION_EXPRESS_CONSENT_REQUIRED',
  ),
  place(
    'authorized for another category',
    { approvals: [{ ...LOCATION_OPT_IN_A, categories: ['TYPE'] }] },
    'LOCATION_EXPRESS_CONSENT_REQUIRED',
  ),
  place('the programme is off', { ...DISABLED, approvals: [LOCATION_OPT_IN_A] }, 'POLICY_PROGRAMME_DISABLED'),
  place('no overlay does not lift it', NO_OVERLAY, 'LOCATION_EXPRESS_CONSENT_REQUIRED'),
  place(
    'one category only',
    { account: ONE_CATEGORY, approvals: [LOCATION_OPT_IN_A] },
    'SINGLE_CATEGORY_NO_SHARE',
  ),
  {
    says: 'call location, the carrier: authorized, same category',
    request: sameCategory({ data: CALL_LOCATION, approvals: [optIn({ scope: 'LOCATION' })] }),
    reason: 'OK_SAME_CATEGORY',
    cites: ['64.2005(a)', '§3', '222(f)'],
  },
  {
    says: 'call location, the carrier: not authorized',
    request: sameCategory({ data: CALL_LOCATION }),
    reason: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    says: 'call location, the carrier: authorized, other category by notice',
    request: otherCategory({
      data: CALL_LOCATION,
      approvals: [optIn({ scope: 'LOCATION' })],
      notices: [notice(AT - 31 * DAY)],
    }),
    reason: 'OK_OPT_OUT',
    cites: ['64.2007(b)', '222(f)'],
  },
  {
    says: 'call location, a delegate: authorized, and then objected',
    request: byDelegate({
      data: CALL_LOCATION,
      delegation: { ...DESIGNATION, categories: ['LOCATION'] },
      approvals: [
        optIn({ scope: 'LOCATION', companyId: 'delegate' }),
        optOut({ scope: 'LOCATION', at: AT - HOUR }),
      ],
    }),
    reason: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    says: 'call location, a delegate: the programme is off',
    request: byDelegate({
      ...DISABLED,
      data: CALL_LOCATION,
      delegation: { ...DESIGNATION, categories: ['LOCATION'] },
      approvals: [optIn({ scope: 'LOCATION', companyId: 'delegate' })],
    }),
    reason: 'POLICY_PROGRAMME_DISABLED',
  },
  {
    says: 'call location, a delegate: authorized, and earlier objected',
    request: byDelegate({
      data: { ...cpni('LOCATION'), callLocation: true },
      delegation: { ...DESIGNATION, categories: ['LOCATION'] },
      approvals: [
        optIn({ scope: 'LOCATION', companyId: 'delegate', at: AT - HOUR }),
        optOut({ scope: 'LOCATION', at: AT - DAY }),
      ],
    }),
    reason: 'OK_DELEGATE',
    cites: ['222(c)(2)', '222(f)'],
  },
];

export const APPROVAL_CASES: readonly Case[] = [...OPT_INS, ...SHARING, ...NOTICES, ...OBJECTIONS, ...PLACES];
