// What each method of authenticating the customer opens, per channel (47 CFR 64.2010): PERMIT, CONTRACT (when the
// business contract is complete), or the reason of the denial. By telephone, call detail needs more than the rest.

import type { DenyReason } from './reasons.js';
import type { AuthenticationMethod } from './request.js';

export type AuthenticationCell =
  'PERMIT' | 'CONTRACT' | Extract<DenyReason, `AUTHN_${string}` | `CALL_DETAIL_${string}`>;

export interface AuthenticationRow {
  readonly ONLINE: AuthenticationCell;
  readonly TELEPHONE: AuthenticationCell;
  readonly TELEPHONE_CALL_DETAIL: AuthenticationCell;
  readonly IN_STORE: AuthenticationCell;
}

export const AUTHENTICATION: Readonly<Record<AuthenticationMethod, AuthenticationRow>> = {
  NONE: {
    ONLINE: 'AUTHN_PASSWORD_REQUIRED',
    TELEPHONE: 'AUTHN_REQUIRED',
    TELEPHONE_CALL_DETAIL: 'CALL_DETAIL_PASSWORD_REQUIRED',
    IN_STORE: 'AUTHN_REQUIRED',
  },
  BIOGRAPHICAL: {
    ONLINE: 'AUTHN_BIOGRAPHICAL_ONLY',
    TELEPHONE: 'PERMIT',
    TELEPHONE_CALL_DETAIL: 'CALL_DETAIL_PASSWORD_REQUIRED',
    IN_STORE: 'AUTHN_REQUIRED',
  },
  ACCOUNT_INFORMATION: {
    ONLINE: 'AUTHN_ACCOUNT_INFORMATION_ONLY',
    TELEPHONE: 'PERMIT',
    TELEPHONE_CALL_DETAIL: 'CALL_DETAIL_PASSWORD_REQUIRED',
    IN_STORE: 'AUTHN_REQUIRED',
  },
  ONE_TIME_CODE: {
    ONLINE: 'AUTHN_PASSWORD_REQUIRED',
    TELEPHONE: 'PERMIT',
    TELEPHONE_CALL_DETAIL: 'CALL_DETAIL_PASSWORD_REQUIRED',
    IN_STORE: 'AUTHN_REQUIRED',
  },
  PASSWORD: { ONLINE: 'PERMIT', TELEPHONE: 'PERMIT', TELEPHONE_CALL_DETAIL: 'PERMIT', IN_STORE: 'PERMIT' },
  PASSWORD_MFA: {
    ONLINE: 'PERMIT',
    TELEPHONE: 'PERMIT',
    TELEPHONE_CALL_DETAIL: 'PERMIT',
    IN_STORE: 'PERMIT',
  },
  CALLBACK: {
    ONLINE: 'AUTHN_PASSWORD_REQUIRED',
    TELEPHONE: 'PERMIT',
    TELEPHONE_CALL_DETAIL: 'PERMIT',
    IN_STORE: 'AUTHN_REQUIRED',
  },
  PHOTO_ID: {
    ONLINE: 'AUTHN_PASSWORD_REQUIRED',
    TELEPHONE: 'AUTHN_REQUIRED',
    TELEPHONE_CALL_DETAIL: 'CALL_DETAIL_PASSWORD_REQUIRED',
    IN_STORE: 'PERMIT',
  },
  BUSINESS_CONTRACT: {
    ONLINE: 'CONTRACT',
    TELEPHONE: 'CONTRACT',
    TELEPHONE_CALL_DETAIL: 'CONTRACT',
    IN_STORE: 'CONTRACT',
  },
};
