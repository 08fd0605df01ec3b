// Opt-out approval is what a notice yields while nobody objects: delivered, ripe after thirty days (thirty-three when
// mailed), and younger than two years (47 CFR 64.2008(d)). Any one such notice suffices.

import type { DecisionRequest, Instant, NoticeChannel, RequestNotice } from './request.js';

const DAY = 24 * 60 * 60 * 1000;

export const WAITING_PERIOD: Readonly<Record<NoticeChannel, number>> = {
  ELECTRONIC: 30 * DAY,
  MAIL: 33 * DAY,
};
export const NOTICE_LIFETIME = 730 * DAY;

type NoticeState =
  'RIPE' | 'NOTICE_WAITING_PERIOD' | 'NOTICE_STALE' | 'NOTICE_NOT_DELIVERED' | 'APPROVAL_REQUIRED';

/** What the notices yield for the carrier (`recipient` undefined) or a company that they name. */
export function stateOfNotices({ notices, at }: DecisionRequest, recipient: string | undefined): NoticeState {
  let state: NoticeState = 'APPROVAL_REQUIRED';
  let newest = -Infinity;
  for (const notice of notices) {
    if (!concerns(notice, recipient)) continue;
    if (notice.bounced) {
      if (state === 'APPROVAL_REQUIRED') state = 'NOTICE_NOT_DELIVERED';
      continue;
    }
    const own = stateOf(notice, at);
    if (own === 'RIPE') return own;
    if (notice.sentAt >= newest) {
      newest = notice.sentAt;
      state = own;
    }
  }
  return state;
}

function concerns({ namesCompanies }: RequestNotice, recipient: string | undefined): boolean {
  return recipient === undefined || (namesCompanies?.includes(recipient) ?? false);
}

function stateOf({ sentAt, channel }: RequestNotice, at: Instant): NoticeState {
  if (at < sentAt + WAITING_PERIOD[channel]) return 'NOTICE_WAITING_PERIOD';
  return at < sentAt + NOTICE_LIFETIME ? 'RIPE' : 'NOTICE_STALE';
}
