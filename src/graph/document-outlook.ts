/**
 * What a client can ever read of a document: each guarded field it selects, asked of the policy for every purpose that the
 * field may state and every caller that the client may have. Decided by `decide` alone, in the most favourable facts.
 */
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { requestCallerOf } from '../disclosure/request-caller.js';
import { ANONYMOUS, EMBEDDED_ISSUER, type Caller } from '../identity/caller.js';
import { mayTry, type ChangeInput } from '../lifecycle/change-makers.js';
import { changeRow, isChange } from '../lifecycle/changes.js';
import { STAFF_ROLES, type CompanyKind, type StaffRole } from '../policy/callers.js';
import type { CpniCategory } from '../policy/categories.js';
import type { Decision } from '../policy/decision.js';
import { outlookOf, type Need } from '../policy/outlook.js';
import type { Purpose } from '../policy/purposes.js';
import type { PolicyParameters, RequestData } from '../policy/request.js';
import { NO_RULE_PERMITS } from '../policy/permit.js';
import { refusePurpose } from '../policy/refuse-purpose.js';
import { isObject } from '../identity/unique-json.js';
import { argumentClassesOf, classOf, type GuardedClass } from './classification.js';
import { isOwnRecord } from './check-field.js';
import { toRequestData } from './settle.js';
import { recordStatement, statementOf } from './statement.js';
import { statingField, surveyDocument, type DocumentField } from './survey-document.js';

/** A client as the register has it. */
export interface OutlookClient {
  readonly callerKind: 'CUSTOMER' | 'DELEGATE' | 'STAFF' | 'COMPANY';
  readonly company: {
    readonly id: string;
    readonly kind: CompanyKind;
    readonly communicationsRelated: boolean;
  } | null;
  readonly purposes: readonly Purpose[];
  /** Null: not narrowed. */
  readonly categories: readonly CpniCategory[] | null;
}

export interface FieldOutlook {
  /** `Type.field` */
  readonly coordinate: string;
  readonly line: number;
  /** NEVER: whatever the facts. WITH: once what it needs is there. ALWAYS: of whatever account the caller has a tie to. */
  readonly answer: 'NEVER' | 'WITH' | 'ALWAYS';
  /** How it is permitted, by purpose. */
  readonly ways: readonly Way[];
  /** Why it is not, where no purpose permits it. */
  readonly denials: readonly Denial[];
}

export interface Way {
  readonly purpose: Purpose | null;
  /** The roles of staff that are permitted; empty for other callers. */
  readonly roles: readonly StaffRole[];
  readonly needs: readonly Need[];
}

export interface Denial {
  readonly purpose: Purpose | null;
  readonly reason: string;
  readonly rule: string;
  readonly cites: readonly string[];
}

interface Asked {
  readonly client: OutlookClient;
  readonly callers: readonly Caller[];
  readonly policy: PolicyParameters;
}

/** One row for each guarded field and each change, at its first place in the document. */
export function outlookOfDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  client: OutlookClient,
  policy: PolicyParameters,
): FieldOutlook[] {
  const asked = { client, callers: callersOf(client), policy };
  const rows = new Map<string, FieldOutlook>();
  for (const field of surveyDocument(schema, document)) {
    const outlook = outlookOfField(field, asked);
    const key = JSON.stringify([field.coordinate, outlook?.ways, outlook?.denials]);
    if (outlook !== null && !rows.has(key)) rows.set(key, outlook);
  }
  return [...rows.values()];
}

function outlookOfField(field: DocumentField, asked: Asked): FieldOutlook | null {
  if (field.parentType.name === 'Mutation') return outlookOfChange(field, asked);
  const fieldClass = classOf(field.field);
  if (fieldClass === undefined || fieldClass.class === 'OPEN') return null;
  const answers = asked.callers.flatMap((caller) => answersFor(caller, field, fieldClass, asked));
  const ways = mergeWays(answers.flatMap(({ way }) => (way === null ? [] : [way])));
  const denials =
    ways.length > 0 ? [] : distinct(answers.flatMap(({ denial }) => (denial === null ? [] : [denial])));
  return rowOf(field, ways, denials);
}

function rowOf(
  { coordinate, node }: DocumentField,
  ways: readonly Way[],
  denials: readonly Denial[],
): FieldOutlook {
  const answer =
    ways.length === 0 ? 'NEVER' : ways.every(({ needs }) => needs.length > 0) ? 'WITH' : 'ALWAYS';
  return { coordinate, line: node.loc?.startToken.line ?? 0, answer, ways, denials };
}

interface Answer {
  readonly way: Way | null;
  readonly denial: Denial | null;
}

function answersFor(caller: Caller, field: DocumentField, fieldClass: GuardedClass, asked: Asked): Answer[] {
  const roles = caller.roles;
  if (isOwnRecord({ context: { caller }, fieldClass }))
    return [{ way: { purpose: null, roles, needs: [] }, denial: null }];
  return purposesOf(field, fieldClass, caller, asked.client).map((purpose) => {
    if (purpose === null) return { way: null, denial: denialOf(null, withoutPurpose(caller, fieldClass)) };
    const outlooks = dataOf(field, fieldClass).map((data) =>
      outlookOf({
        caller: requestCallerOf(caller),
        grant: grantOf(asked.client),
        purpose,
        data,
        policy: asked.policy,
      }),
    );
    const refused = outlooks.find(({ decision }) => decision.outcome !== 'PERMIT');
    return refused === undefined
      ? { way: { purpose, roles, needs: distinct(outlooks.flatMap(({ needs }) => needs)) }, denial: null }
      : { way: null, denial: denialOf(purpose, refused.decision) };
  });
}

function denialOf(purpose: Purpose | null, { reason, rule, citation }: Decision): Denial {
  return { purpose, reason, rule, cites: citation };
}

function withoutPurpose(caller: Caller, fieldClass: GuardedClass): Decision {
  const claim = { caller: requestCallerOf(caller), grant: { purposes: [] }, purpose: null };
  return refusePurpose({ ...claim, class: fieldClass.class }) ?? NO_RULE_PERMITS;
}

/** The one written purpose; where a variable gives it, each that the client may state. */
function purposesOf(
  field: DocumentField,
  fieldClass: GuardedClass,
  caller: Caller,
  { purposes }: OutlookClient,
): readonly (Purpose | null)[] {
  if (fieldClass.class === 'RECORD') return [recordStatement(caller).purpose];
  const stating = statingField(field);
  if (stating?.open.has('purpose') === true) return purposes;
  return [statementOf(caller, stating?.args ?? {}, fieldClass).purpose];
}

/** The field's class, and that of each argument given that reveals more. */
function dataOf({ field, args, open }: DocumentField, fieldClass: GuardedClass): RequestData[] {
  const revealing = Object.entries(argumentClassesOf(field)).flatMap(([name, argument]) => {
    const isGiven = open.has(name) || (args[name] !== undefined && args[name] !== null);
    return argument === 'OWN' || !isGiven ? [] : [argument];
  });
  return [fieldClass, ...revealing].map(toRequestData);
}

/** Inputs that open a change to whom it may be open at all, where a variable gives the input. */
const FAVOURABLE_INPUTS: readonly ChangeInput[] = [
  { call: 'a-call', reference: 'a-reference', kind: 'OPT_OUT' },
  { kind: 'GRANT' },
  {},
];

function outlookOfChange(field: DocumentField, { callers }: Asked): FieldOutlook | null {
  const { name } = field.field;
  if (!isChange(name)) return null;
  const { by, cites } = changeRow(name);
  const written = field.args['input'];
  const inputs = isObject(written) ? [written] : FAVOURABLE_INPUTS;
  const makers = callers.filter((caller) =>
    inputs.some((input) => by.some((maker) => mayTry(maker, caller, input))),
  );
  const ways = mergeWays(makers.map(({ roles }) => ({ purpose: null, roles, needs: [] })));
  const denial = { purpose: null, reason: 'CHANGE_NOT_PERMITTED', rule: 'change-right', cites };
  return rowOf(field, ways, ways.length > 0 ? [] : [denial]);
}

function callersOf({ callerKind, company }: OutlookClient): Caller[] {
  const caller: Caller = {
    ...ANONYMOUS,
    kind: callerKind,
    issuer: EMBEDDED_ISSUER,
    subject: 'somebody',
    company: company === null ? null : { ...company, name: '' },
  };
  if (callerKind !== 'STAFF') return [caller];
  return (Object.keys(STAFF_ROLES) as StaffRole[]).map((role) => ({ ...caller, roles: [role] }));
}

function grantOf({ purposes, categories }: OutlookClient) {
  return { purposes, ...(categories === null ? {} : { categories }) };
}

function mergeWays(ways: readonly Way[]): Way[] {
  const merged = new Map<string, Way>();
  for (const way of ways) {
    const key = JSON.stringify([way.purpose, way.needs]);
    merged.set(key, { ...way, roles: [...(merged.get(key)?.roles ?? []), ...way.roles] });
  }
  return [...merged.values()];
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
