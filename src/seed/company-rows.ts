// The carrier, the companies beside and outside it, the clients they call with, and the privacy policy in force.
import { toIso } from '../clock.js';
import { DEMO_CLIENTS } from '../identity/demo-callers.js';
import type { CompanyKind } from '../policy/callers.js';
import { ISSUER } from './account-rows.js';
import { POLICY_2015_03_30 } from './policy-2015-03-30.js';
import type { Rows } from './rows.js';

interface Company {
  name: string;
  kind: CompanyKind;
  communicationsRelated: boolean;
}

export const COMPANIES: Readonly<Record<string, Company>> = {
  carrier: { name: 'The carrier', kind: 'CARRIER', communicationsRelated: true },
  'affiliate-active': { name: 'Affiliate Active', kind: 'AFFILIATE', communicationsRelated: true },
  'affiliate-second': { name: 'Affiliate Second', kind: 'AFFILIATE', communicationsRelated: true },
  'affiliate-noncomm': { name: 'Affiliate Energy', kind: 'AFFILIATE', communicationsRelated: false },
  'agent-payments': { name: 'Payments Agent', kind: 'AGENT', communicationsRelated: false },
  'joint-venture': { name: 'Joint Venture', kind: 'JOINT_VENTURE', communicationsRelated: true },
  'third-party': { name: 'Third Party', kind: 'THIRD_PARTY', communicationsRelated: false },
  psap: { name: 'County 911 Center', kind: 'PUBLIC_SAFETY', communicationsRelated: false },
  government: { name: 'Government Agency', kind: 'GOVERNMENT', communicationsRelated: false },
};

const POLICY_EFFECTIVE = Date.UTC(2015, 2, 30);

export function companyRows(): Rows {
  return {
    companies: Object.entries(COMPANIES).map(([company_id, { name, kind, communicationsRelated }]) => ({
      company_id,
      name,
      kind,
      communications_related: communicationsRelated,
    })),
    api_clients: DEMO_CLIENTS.map(({ clientId, name, callerKind, companyId, purposes }) => ({
      issuer: ISSUER,
      client_id: clientId,
      name,
      caller_kind: callerKind,
      company_id: companyId,
      purposes,
      requires_dpop: false,
    })),
    policy_versions: [
      {
        version: '2015-03-30',
        text: POLICY_2015_03_30,
        legal_overlay: true,
        affiliate_sharing: 'EXISTING_RELATIONSHIP',
        approval_uses: 'ENABLED',
        effective_from: toIso(POLICY_EFFECTIVE),
        published_at: toIso(POLICY_EFFECTIVE),
      },
    ],
  };
}
