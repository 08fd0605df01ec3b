// What a sealed disclosure may hold: one row each, with the categories that open it and the fields that the API is asked for. Nothing is
// asked for that the instrument does not open; what the API answers is decided, clipped and recorded there, as for everybody.
import type { CpniCategory } from '../../policy/categories.js';

/** Plain, call by call, or with the place of calls, as `cpniAccess` tells them apart. */
export type Detail = 'PLAIN' | 'CALL_DETAIL' | 'CALL_LOCATION';
export type May = (category: CpniCategory, detail?: Detail) => boolean;

export interface Section {
  /** Of the file. */
  readonly name: string;
  readonly opens: (may: May) => boolean;
  /** A field of `Account` or of `Cpni`; `$after` stands in those that come in pages. */
  readonly within: 'Account' | 'Cpni';
  readonly field: string;
  readonly args: string;
  readonly select: (may: May) => string;
  /** A list within each row that comes in pages of its own, by `$lines`. */
  readonly inner?: { readonly field: string; readonly args: string; readonly select: string };
}

const PERIOD = 'from: $from, to: $to';
const PAGE = 'first: 100, after: $after';
const DETAIL_PAGE = 'first: 1000, after: $after';
const STATED = 'purpose: LEGAL_PROCESS, reference: $reference';
const ROUTE = '{ id kind target label priority }';
const PLACE = '{ place latitude longitude }';
const ADDRESS = 'lines city region postalCode country';
const MONEY = '{ amount currency }';

const opened =
  (...needs: readonly (readonly [CpniCategory, Detail?])[]) =>
  (may: May): boolean =>
    needs.every(([category, detail]) => may(category, detail));

const onlyIf = (holds: boolean, fields: string): string => (holds ? ` ${fields}` : '');

const CONNECTIONS = opened(['DESTINATION', 'CALL_DETAIL'], ['AMOUNT_OF_USE', 'CALL_DETAIL']);
const PLACES = opened(['LOCATION', 'CALL_LOCATION']);

/** `everyKind`: a warrant or an emergency request reaches e-mail addresses and telephone numbers too. */
export function personalSections(everyKind: boolean): readonly Section[] {
  return [
    { name: 'name', within: 'Account', opens: () => true, field: 'name', args: STATED, select: () => '' },
    {
      name: 'contacts',
      within: 'Account',
      opens: () => true,
      field: 'contacts',
      args: `${STATED}, ${PAGE}`,
      select: () => `id role name address { ${ADDRESS} }${onlyIf(everyKind, 'email phone')}`,
    },
  ];
}

export const CPNI_SECTIONS: readonly Section[] = [
  {
    name: 'services',
    within: 'Cpni',
    opens: opened(['TYPE']),
    field: 'services',
    args: '',
    select: () => 'id category type features startedAt endedAt',
  },
  {
    name: 'numbers',
    within: 'Cpni',
    opens: opened(['TYPE']),
    field: 'numbers',
    args: PAGE,
    select: (may) =>
      `id number type assignedAt${onlyIf(may('TECHNICAL_ARRANGEMENT'), `primaryRoute ${ROUTE} failoverRoute ${ROUTE}`)}` +
      onlyIf(may('LOCATION'), `rateCenter emergencyAddress { id number ${ADDRESS} callerName validatedAt }`),
  },
  {
    name: 'trunks',
    within: 'Cpni',
    opens: opened(['TECHNICAL_ARRANGEMENT']),
    field: 'trunks',
    args: '',
    select: (may) => `id label sipDomain codecs allowedIps${onlyIf(may('QUANTITY'), 'channels')}`,
  },
  {
    name: 'routes',
    within: 'Cpni',
    opens: opened(['TECHNICAL_ARRANGEMENT']),
    field: 'routes',
    args: '',
    select: () => ROUTE.slice(2, -2),
  },
  {
    name: 'quantities',
    within: 'Cpni',
    opens: opened(['QUANTITY']),
    field: 'quantities',
    args: '',
    select: () => 'services numbers trunks channels',
  },
  {
    name: 'locations',
    within: 'Cpni',
    opens: opened(['LOCATION']),
    field: 'locations',
    args: '',
    select: () => `id ${ADDRESS} rateCenter`,
  },
  {
    name: 'emergency-addresses',
    within: 'Cpni',
    opens: opened(['LOCATION']),
    field: 'emergencyAddresses',
    args: '',
    select: () => `id number ${ADDRESS} callerName validatedAt`,
  },
  {
    name: 'usage',
    within: 'Cpni',
    opens: opened(['AMOUNT_OF_USE']),
    field: 'usage',
    args: `${PERIOD}, by: DAY`,
    select: () => 'from to minutes calls messages',
  },
  {
    name: 'destinations',
    within: 'Cpni',
    opens: opened(['DESTINATION']),
    field: 'destinations',
    args: `${PERIOD}, by: PREFIX`,
    select: () => 'destination calls minutes messages',
  },
  {
    name: 'call-records',
    within: 'Cpni',
    opens: CONNECTIONS,
    field: 'callRecords',
    args: DETAIL_PAGE,
    select: (may) =>
      'id direction from to destinationCountry destinationPrefix startedAt endedAt durationSeconds billedSeconds' +
      onlyIf(may('BILLING', 'CALL_DETAIL'), `charge ${MONEY}`) +
      onlyIf(may('LOCATION', 'CALL_LOCATION'), `location ${PLACE}`),
  },
  {
    name: 'call-locations',
    within: 'Cpni',
    opens: (may) => PLACES(may) && !CONNECTIONS(may),
    field: 'callLocations',
    args: DETAIL_PAGE,
    select: () => PLACE.slice(2, -2),
  },
  {
    name: 'message-records',
    within: 'Cpni',
    opens: CONNECTIONS,
    field: 'messageRecords',
    args: DETAIL_PAGE,
    select: () => 'id direction from to destinationCountry sentAt segments',
  },
  {
    name: 'invoices',
    within: 'Cpni',
    opens: opened(['BILLING']),
    field: 'invoices',
    args: PAGE,
    select: () =>
      `id number periodFrom periodTo issuedAt dueAt total ${MONEY} paid ${MONEY} status lines { id description quantity amount ${MONEY} }`,
  },
  {
    name: 'invoice-call-lines',
    within: 'Cpni',
    opens: (may) => CONNECTIONS(may) && may('BILLING', 'CALL_DETAIL'),
    field: 'invoices',
    args: 'first: 1, after: $after',
    select: () => 'id',
    inner: {
      field: 'callLines',
      args: 'first: 1000, after: $lines',
      select: `id to startedAt billedSeconds amount ${MONEY}`,
    },
  },
];

const TYPES: Readonly<Record<string, string>> = {
  account: 'ID!',
  reference: 'ID',
  after: 'String',
  lines: 'String',
  from: 'DateTime!',
  to: 'DateTime!',
};

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** The operation of a section; it declares the variables that it uses. */
export function operationOf({ within, field, args, select, inner }: Section, may: May): string {
  const pages = args.includes('$after');
  const nested = inner ? ` ${inner.field}(${inner.args}) { nodes { ${inner.select} } ${PAGE_INFO} }` : '';
  const rows = pages ? `nodes { ${select(may)}${nested} } ${PAGE_INFO}` : select(may);
  const asked = `${field}${args === '' ? '' : `(${args})`}${rows === '' ? '' : ` { ${rows} }`}`;
  const body = within === 'Cpni' ? `cpni(${STATED}) { ${asked} }` : asked;
  const query = `{ account(id: $account) { ${body} } }`;
  const used = Object.entries(TYPES).filter(([name]) => new RegExp(`\\$${name}\\b`).test(query));
  return `query (${used.map(([name, type]) => `$${name}: ${type}`).join(', ')}) ${query}`;
}
