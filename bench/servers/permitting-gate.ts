// A gate that reads no fact, decides nothing and permits everything, and the operation's context that has it.
import type { createOperationContext, OperationContext } from '../../src/graph/context.js';
import { Disclosure, type Statement } from '../../src/disclosure/disclosure.js';
import type { DisclosedFacts, FactsSource, OperationFacts } from '../../src/disclosure/facts.js';
import { Gate } from '../../src/disclosure/gate.js';
import { Ruling } from '../../src/disclosure/ruling.js';

const PERMITTED = new Ruling(
  {
    kind: 'READ',
    decision: {
      outcome: 'PERMIT',
      rule: 'self-access',
      reason: 'OK_SELF',
      citation: [],
      obligations: [],
    },
    told: { reason: 'OK_SELF', sentence: '' },
    data: { class: 'CPNI', categories: [], callDetail: false, callLocation: false },
  },
  '',
);

class PermittingDisclosure extends Disclosure {
  override decide(): Ruling {
    return PERMITTED;
  }
}

class PermittingGate extends Gate {
  override open(accountId: string, statement: Statement): Promise<Disclosure> {
    const facts = { ...NO_FACTS, account: { id: accountId, status: 'ACTIVE', services: [] } } as const;
    return Promise.resolve(new PermittingDisclosure(this.context, statement, NO_OPERATION_FACTS, facts));
  }
}

export function createPermittingContext(
  create: typeof createOperationContext,
): typeof createOperationContext {
  return (services, request): OperationContext => {
    const context = create(services, request);
    return { ...context, gate: new PermittingGate(context.gate.context, NO_SOURCE) };
  };
}

const NO_FACTS: Omit<DisclosedFacts, 'account'> = {
  number: '',
  party: false,
  relationships: [],
  approvals: [],
  notices: [],
  delegation: null,
  ids: [],
};

const NO_OPERATION_FACTS: OperationFacts = {
  policy: {
    version: '2015-03-30',
    legalOverlay: true,
    affiliateSharing: 'EXISTING_RELATIONSHIP',
    approvalUses: 'ENABLED',
  },
  reference: null,
  customerAuthentication: null,
};

const NO_SOURCE: FactsSource = {
  readOperationFacts: () => Promise.resolve(NO_OPERATION_FACTS),
  readAccountFacts: () => Promise.resolve(new Map()),
};
