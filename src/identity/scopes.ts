// The scopes of this API (RFC 6749 section 3.3) and the one namespace beside them: `dpv:<Term>`, the purpose as GSMA CAMARA states it.
export const SCOPES = {
  'account:read': 'see accounts, contacts and records, as far as the policy allows',
  'account:write': 'change accounts, approvals and relationships, as far as the policy allows',
  'cpni:read': 'read CPNI for a stated purpose, as far as the policy allows',
  'audit:read': 'read decisions and disclosures',
} as const;

export type Scope = keyof typeof SCOPES;

export const DPV_SCOPE_PREFIX = 'dpv:';

export function isScope(word: string): word is Scope {
  return Object.hasOwn(SCOPES, word);
}
