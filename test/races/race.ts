// What ends a permit, raced against reads on two nodes that share a database: one row each. Everything happens in one instant of the
// clock, so that nothing but what is committed tells before from after.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import type { Answered, Story } from '../stories/support.js';

interface Read {
  readonly caller: DemoCallerName;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

type Ids = Readonly<Record<string, unknown>>;

export interface Race {
  readonly says: string;
  /** Makes the read permitted; answers what the end needs. */
  readonly begin: (story: Story, account: string) => Promise<Ids>;
  readonly end: (story: Story, account: string, begun: Ids) => Promise<unknown>;
  /** Makes the next round possible, where the end leaves something behind. */
  readonly restore?: (story: Story, account: string, ended: Ids) => Promise<unknown>;
  readonly read: (begun: Ids) => Read;
}

const cpni = (statement: string, fields: string) =>
  `{ accountByNumber(number: "ACCT-0001") { cpni(${statement}) { ${fields} } } }`;

const SERVICES = 'services { category }';
const offer = (reference: unknown, fields = SERVICES) =>
  cpni(`purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "${String(reference)}"`, fields);

const SEEN_AT_ONCE = 1;
const begins = async (story: Story, begun: Promise<Ids>): Promise<Ids> => {
  const ids = await begun;
  story.pass(SEEN_AT_ONCE); // what is granted counts from the next instant on
  return ids;
};

export const RACES: readonly Race[] = [
  {
    says: 'an objection (recordApproval OPT_OUT)',
    begin: () => Promise.resolve({}),
    end: (story, account) =>
      story.change('owner', 'recordApproval', { account, kind: 'OPT_OUT' }, 'approvalId'),
    restore: (story, account, { approvalId }) =>
      begins(story, story.change('owner', 'withdrawApproval', { account, approval: approvalId })),
    read: () => ({ caller: 'affiliate-active', query: offer('CAMPAIGN-0001') }),
  },
  {
    says: 'the revocation of an approval (withdrawApproval)',
    begin: (story, account) => {
      const input = { account, kind: 'OPT_IN', company: 'affiliate-active', scope: 'LOCATION' };
      return begins(story, story.change('owner', 'recordApproval', input, 'approvalId'));
    },
    end: (story, account, { approvalId }) =>
      story.change('owner', 'withdrawApproval', { account, approval: approvalId }),
    read: () => ({
      caller: 'affiliate-active',
      query: offer('CAMPAIGN-0001', 'callLocations(first: 1) { nodes { place } }'),
    }),
  },
  {
    says: 'the end of a relationship (endRelationship)',
    begin: (story, account) => {
      const input = { account, company: 'affiliate-second' };
      return begins(story, story.change('support', 'establishRelationship', input, 'state'));
    },
    end: (story, account) =>
      story.change('owner', 'endRelationship', { account, company: 'affiliate-second' }, 'state'),
    read: () => ({ caller: 'affiliate-second', query: offer('CAMPAIGN-0001') }),
  },
  {
    says: 'the revocation of a designation (revokeDelegate)',
    begin: (story, account) => {
      const input = { account, company: 'third-party', categories: ['BILLING'] };
      return begins(story, story.change('owner', 'designateDelegate', input, 'delegationId'));
    },
    end: (story, account, { delegationId }) =>
      story.change('owner', 'revokeDelegate', { account, delegation: delegationId }),
    read: () => ({
      caller: 'third-party',
      query: cpni('purpose: CUSTOMER_DIRECTED', 'balance { currency }'),
    }),
  },
  {
    says: 'the end of a ticket (closeTicket)',
    begin: (story, account) => begins(story, story.change('noc', 'openTicket', { account }, 'reference')),
    end: (story, _, { reference }) => story.change('noc', 'closeTicket', { reference }),
    read: ({ reference }) => ({
      caller: 'noc',
      query: cpni(`purpose: SERVICE_SUPPORTING, reference: "${String(reference)}"`, 'trunks { label }'),
    }),
  },
  {
    says: 'the end of a call (endCall)',
    begin: (story, account) => {
      const authentication = { method: 'PASSWORD', channel: 'TELEPHONE' };
      const input = { account, customerConsented: true, authentication };
      return begins(story, story.change('support', 'openCall', input, 'reference'));
    },
    end: (story, _, { reference }) => story.change('support', 'endCall', { reference }),
    read: ({ reference }) => ({
      caller: 'support',
      query: cpni(`purpose: INBOUND_ASSISTANCE, reference: "${String(reference)}"`, SERVICES),
    }),
  },
  {
    says: 'the end of a campaign (closeCampaign)',
    begin: async (story) => {
      const input = { offering: 'LOCAL', companies: ['affiliate-active'], description: 'LOCAL by mail' };
      const opened = await story.change('marketing', 'openCampaign', input, 'reference');
      const { reference } = opened;
      return begins(
        story,
        story.change('supervisor', 'approveCampaign', { reference }).then(() => opened),
      );
    },
    end: (story, _, { reference }) => story.change('marketing', 'closeCampaign', { reference }),
    read: ({ reference }) => ({ caller: 'affiliate-active', query: offer(reference) }),
  },
];

export interface Tally {
  rounds: number;
  /** Begun after the end was answered. */
  readsAfterwards: number;
  /** Of them, those that were permitted all the same: there must be none. */
  misses: number;
  /** Under way while the end was made, and permitted: it may be. */
  permittedMeanwhile: number;
}

const NODES = [0, 1] as const;

/** What a decision answers when it refuses; anything else is a fault, and no refusal. */
const REFUSALS: readonly unknown[] = ['CPNI_RESTRICTED', 'NOT_FOUND'];

function isPermitted({ errors }: Answered): boolean {
  const fault = errors.find(({ extensions }) => !REFUSALS.includes(extensions?.['code']));
  if (fault !== undefined) throw new Error(`a read was neither permitted nor refused: ${fault.message}`);
  return errors.length === 0;
}

/** Both nodes are reading while it ends; once that is answered, both are asked again. */
export async function run(story: Story, race: Race, rounds: number): Promise<Tally> {
  const account = await story.account('ACCT-0001');
  const tally: Tally = { rounds: 0, readsAfterwards: 0, misses: 0, permittedMeanwhile: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const begun = await race.begin(story, account);
    const { caller, query } = race.read(begun);
    const permitted = async (node: number) => isPermitted(await story.ask(caller, query, {}, node));
    for (const node of NODES)
      if (!(await permitted(node))) throw new Error(`${race.says}: round ${round} could not begin`);
    const underWay = NODES.map(permitted);
    const ended = (await race.end(story, account, begun)) as Ids;
    const afterwards = await Promise.all([...NODES, ...NODES].map(permitted));
    const meanwhile = await Promise.all(underWay);
    tally.rounds += 1;
    tally.readsAfterwards += afterwards.length;
    tally.misses += afterwards.filter(Boolean).length;
    tally.permittedMeanwhile += meanwhile.filter(Boolean).length;
    story.pass(1);
    await race.restore?.(story, account, ended);
  }
  return tally;
}
