// How PostGraphile is asked for a work, and its answer in the shape of the API's, so that the two can be compared. Its GraphQL comes
// from the tables (bench/peers/row-security.sql), so names and nesting are its own; purpose, offering and reference are headers.
import { CALLS_OF_W3, CAMPAIGN, FIRST_ACCOUNTS, type WorkName } from './works.js';

type Row = Readonly<Record<string, unknown>>;

export interface PostgraphileWords {
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** From its `data` to that of the API. */
  readonly toApi: (data: Row) => Row;
}

const SELF = { 'x-purpose': 'SELF_ACCESS' };
const MARKETING = {
  'x-purpose': 'MARKETING_SAME_CATEGORY',
  'x-offering': 'LOCAL',
  'x-reference': CAMPAIGN,
};

const USAGE = 'usage: usageList(firstDay: $from, endDay: $to) { from minutes calls messages }';
const SERVICES = 'services: servicesByAccountIdList(orderBy: PRIMARY_KEY_ASC) { category type }';
const CALL = 'id: callId direction from: callingNumber to: calledNumber startedAt durationSeconds';

function calls(first: number, fields: string): string {
  return `callRecords: callRecordsByAccountIdList(first: ${first}, orderBy: [STARTED_AT_DESC, CALL_ID_DESC]) { ${fields} }`;
}

export const POSTGRAPHILE_WORDS: Readonly<Record<Exclude<WorkName, 'W4'>, PostgraphileWords>> = {
  W1: {
    headers: SELF,
    query: `query Dashboard($number: String!, $from: Date!, $to: Date!) {
      accountByNumber(number: $number) {
        number status since
        contacts: contactsByAccountIdList(first: 20, orderBy: PRIMARY_KEY_ASC) {
          role name email phone lines city region postalCode country
        }
        ${SERVICES}
        invoices: invoicesByAccountIdList(first: 6, orderBy: [ISSUED_AT_DESC, INVOICE_ID_DESC]) {
          number status issuedAt dueAt totalAmount currency
        }
        ${calls(50, CALL)}
        ${USAGE}
      }
    }`,
    toApi: (data) => {
      const { contacts, services, invoices, callRecords, usage, ...account } = data['accountByNumber'] as Row;
      const cpni = {
        services,
        invoices: { nodes: rows(invoices).map(toInvoice) },
        callRecords: { nodes: callRecords },
        usage,
      };
      return { accountByNumber: { ...account, contacts: { nodes: rows(contacts).map(toContact) }, cpni } };
    },
  },
  W2: {
    headers: MARKETING,
    query: `query Affiliate($from: Date!, $to: Date!) {
      accounts: allCustomersList(first: ${FIRST_ACCOUNTS}, orderBy: PRIMARY_KEY_ASC) {
        number
        ${SERVICES}
        quantities: quantityByAccountId { numbers channels services trunks }
        ${USAGE}
      }
    }`,
    toApi: (data) => ({
      accounts: { nodes: rows(data['accounts']).map(({ number, ...cpni }) => ({ number, cpni })) },
    }),
  },
  W3: {
    headers: SELF,
    query: `query Calls($number: String!) {
      accountByNumber(number: $number) {
        ${calls(CALLS_OF_W3, `${CALL} destinationCountry destinationPrefix endedAt billedSeconds chargeAmount chargeCurrency place latitude longitude`)}
      }
    }`,
    toApi: (data) => {
      const { callRecords } = data['accountByNumber'] as Row;
      return { accountByNumber: { cpni: { callRecords: { nodes: rows(callRecords).map(toCall) } } } };
    },
  },
};

function rows(list: unknown): readonly Row[] {
  return list as readonly Row[];
}

function toContact({ lines, city, region, postalCode, country, ...contact }: Row): Row {
  return { ...contact, address: city === null ? null : { lines, city, region, postalCode, country } };
}

function toInvoice({ totalAmount: amount, currency, ...invoice }: Row): Row {
  return { ...invoice, total: { amount, currency } };
}

function toCall({ chargeAmount, chargeCurrency, place, latitude, longitude, ...call }: Row): Row {
  const placed = place !== null || latitude !== null;
  return {
    ...call,
    charge: chargeAmount === null ? null : { amount: chargeAmount, currency: chargeCurrency },
    location: placed ? { place, latitude, longitude } : null,
  };
}
