// The caller that a verified token and its registered client make. A client of unknown kind, or a company's client whose company
// is not known, makes none.
import {
  CALLER_KINDS,
  COMPANY_KINDS,
  STAFF_ROLES,
  type CallerKind,
  type CompanyKind,
  type StaffRole,
} from '../policy/callers.js';
import { readAuthentication } from './authentication-strength.js';
import type { Caller, CallerCompany } from './caller.js';
import type { TokenClaims } from './check-claims.js';
import type { RegisteredClient } from './client-registry.js';
import { readGrants } from './read-grants.js';
import { isScope } from './scopes.js';
import { TokenRefused } from './token-faults.js';
import type { JsonObject } from './unique-json.js';

export function buildCaller(
  claims: TokenClaims & JsonObject,
  issuerName: string,
  client: RegisteredClient,
): Caller {
  const kind = readKind(client);
  const words = readScopeWords(claims['scope']);
  return {
    kind,
    issuer: issuerName,
    subject: claims.sub,
    clientId: claims.client_id,
    documentsOnly: client.documentsOnly,
    roles: kind === 'STAFF' ? readRoles(claims['roles']) : [],
    company: readCompany(kind, client),
    scopes: words.filter(isScope),
    grants: readGrants(claims, words, client),
    authentication: readAuthentication(claims),
    tokenId: claims.jti,
    expiresAt: claims.exp * 1000,
  };
}

function readKind({ callerKind }: RegisteredClient): CallerKind {
  if (callerKind === 'ANONYMOUS' || !Object.hasOwn(CALLER_KINDS, callerKind))
    throw new TokenRefused('CLIENT_UNKNOWN');
  return callerKind as CallerKind;
}

function readScopeWords(scope: unknown): readonly string[] {
  if (scope === undefined) return [];
  if (typeof scope !== 'string') throw new TokenRefused('CLAIM');
  return scope.split(' ').filter((word) => word !== '');
}

/** RFC 9068 section 2.2.3.1. An unknown role is a word of another service: it opens nothing. */
function readRoles(roles: unknown): StaffRole[] {
  if (roles === undefined) return [];
  if (!Array.isArray(roles)) throw new TokenRefused('CLAIM');
  return roles.filter(
    (role): role is StaffRole => typeof role === 'string' && Object.hasOwn(STAFF_ROLES, role),
  );
}

function readCompany(kind: CallerKind, { company }: RegisteredClient): CallerCompany | null {
  if (kind !== 'COMPANY') return null;
  if (company === null || !isCompanyKind(company.kind)) throw new TokenRefused('CLIENT_UNKNOWN');
  return { ...company, kind: company.kind };
}

function isCompanyKind(kind: string): kind is CompanyKind {
  return Object.hasOwn(COMPANY_KINDS, kind);
}
