/**
 * The completeness proof, run at every start: no field without a class, no classified field that a path from the root
 * reaches without a guard of its class, no guarded null that could not stand, no argument that reveals more than its
 * field is guarded for, no guarded field on an abstract type. A gap stops the start.
 */
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import {
  NEUTRAL_ARGUMENTS,
  argumentClassesOf,
  classOf,
  covers,
  type FieldClass,
  type GuardedClass,
} from './classification.js';
import { needsRule } from './guard.js';
import { isDeclared, isNullableThroughout, objectTypes } from './schema-shape.js';

/** The kinds of gap; each has its own sentence. */
export const GAPS = {
  NO_CLASS: 'has no class',
  NO_RULE: 'has a resolver that no rule stands before',
  NO_GUARD_ON_PATH: 'is reached without a guard that settles its class',
  NOT_NULLABLE: 'is guarded and cannot be null throughout',
  ARGUMENT_UNCLASSIFIED: 'has an argument that filters, sorts or counts and has no class',
  ABSTRACT_GUARDED: 'is guarded and stands on an interface or union',
  COUNT_WITHOUT_QUANTITY: 'counts CPNI and is not of QUANTITY besides',
  SUBSCRIBES: 'subscribes, and the guard stands before one of subscribe and resolve only',
} as const;

export type GapKind = keyof typeof GAPS;

export interface Gap {
  readonly kind: GapKind;
  readonly coordinate: string;
}

export class CoverageGap extends Error {
  constructor(readonly gaps: readonly Gap[]) {
    super(
      `the guard has gaps:\n${gaps.map(({ kind, coordinate }) => `  ${coordinate} ${GAPS[kind]}`).join('\n')}`,
    );
    this.name = 'CoverageGap';
  }
}

type Field = GraphQLField<unknown, unknown>;

/** `served` is what clients reach, `bare` the schema it was made from: a resolver that is the same in both has no rule. */
export function proveCoverage(served: GraphQLSchema, bare: GraphQLSchema): void {
  const gaps = findGaps(served, bare);
  if (gaps.length > 0) throw new CoverageGap(gaps);
}

export function findGaps(served: GraphQLSchema, bare: GraphQLSchema): Gap[] {
  return [...fieldGaps(served, bare), ...abstractGaps(served), ...pathGaps(served)];
}

function fieldGaps(served: GraphQLSchema, bare: GraphQLSchema): Gap[] {
  return objectTypes(served).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const coordinate = `${type.name}.${field.name}`;
      return kindsOfField(type, field, bareField(bare, type.name, field.name)).map((kind) => ({
        kind,
        coordinate,
      }));
    }),
  );
}

function bareField(bare: GraphQLSchema, type: string, field: string): Field | undefined {
  const bareType = bare.getType(type);
  return isObjectType(bareType) ? bareType.getFields()[field] : undefined;
}

function kindsOfField(type: GraphQLObjectType, field: Field, bare: Field | undefined): GapKind[] {
  const fieldClass = classOf(field);
  if (fieldClass === undefined) return ['NO_CLASS'];
  const kinds: GapKind[] = field.subscribe === undefined ? [] : ['SUBSCRIBES'];
  if (isDeclared(field) && (bare === undefined || bare.resolve === field.resolve)) kinds.push('NO_RULE');
  if (!needsRule(fieldClass)) return kinds;
  if (!isNullableThroughout(field.type)) kinds.push('NOT_NULLABLE');
  const known = argumentClassesOf(field);
  if (field.args.some(({ name }) => !isClassified(name, known[name], fieldClass)))
    kinds.push('ARGUMENT_UNCLASSIFIED');
  if (field.name === 'totalCount' && isCountOfCpni(type, fieldClass)) kinds.push('COUNT_WITHOUT_QUANTITY');
  return kinds;
}

function isClassified(argument: string, own: unknown, fieldClass: FieldClass): boolean {
  return NEUTRAL_ARGUMENTS.has(argument) || own !== undefined || fieldClass.class === 'RECORD';
}

function isCountOfCpni(type: GraphQLObjectType, fieldClass: FieldClass): boolean {
  return (
    'pageInfo' in type.getFields() && fieldClass.class === 'CPNI' && !fieldClass.category.includes('QUANTITY')
  );
}

function abstractGaps(schema: GraphQLSchema): Gap[] {
  return Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .flatMap((type): Gap[] => {
      if (!isInterfaceType(type)) return schema.getPossibleTypes(type).flatMap(guardedFieldsOf);
      return Object.values(type.getFields())
        .filter((field) => classOf(field)?.class !== 'OPEN')
        .map((field) => ({ kind: 'ABSTRACT_GUARDED', coordinate: `${type.name}.${field.name}` }));
    });
}

/** A union's members carry their fields with them: none of them may be guarded without a rule of its own. */
function guardedFieldsOf(type: GraphQLObjectType): Gap[] {
  return Object.values(type.getFields())
    .filter((field) => {
      const fieldClass = classOf(field);
      return fieldClass !== undefined && needsRule(fieldClass) && !isDeclared(field);
    })
    .map((field) => ({ kind: 'ABSTRACT_GUARDED', coordinate: `${type.name}.${field.name}` }));
}

/**
 * Walks from the roots. A field with a rule settles every class selected below it up to the next rule; a field
 * without one must stand under a rule, or be open.
 */
function pathGaps(schema: GraphQLSchema): Gap[] {
  const gaps = new Map<string, Gap>();
  const seen = new Set<string>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) if (root) walk(root, null);
  return [...gaps.values()];

  function walk(type: GraphQLObjectType, settled: GuardedClass | null): void {
    const visit = `${type.name} ${JSON.stringify(settled)}`;
    if (seen.has(visit)) return;
    seen.add(visit);
    for (const field of Object.values(type.getFields())) walkField(type, field, settled);
  }

  function walkField(type: GraphQLObjectType, field: Field, settled: GuardedClass | null): void {
    const fieldClass = classOf(field);
    if (fieldClass === undefined) return;
    const own = isDeclared(field) && fieldClass.class !== 'OPEN' ? fieldClass : null;
    if (own === null && needsRule(fieldClass) && !isSettledBelow(fieldClass, settled, isDeclared(field))) {
      gaps.set(`${type.name}.${field.name}`, {
        kind: 'NO_GUARD_ON_PATH',
        coordinate: `${type.name}.${field.name}`,
      });
    }
    const below = getNamedType(field.type);
    const types = isAbstractType(below) ? schema.getPossibleTypes(below) : [below];
    for (const next of types)
      if (isObjectType(next))
        walk(next, own ?? (fieldClass.class === 'OPEN' && isDeclared(field) ? null : settled));
  }
}

/**
 * Under a rule on CPNI or personal data every class is decided for the same account and statement. Under one on
 * records only what that rule covers: records are read by other rights than CPNI.
 */
function isSettledBelow(fieldClass: FieldClass, settled: GuardedClass | null, declared: boolean): boolean {
  if (fieldClass.class === 'OPEN') return declared; // `whileTied` is checked by its own rule
  if (settled === null) return false;
  return covers(settled, fieldClass) || (settled.class !== 'RECORD' && fieldClass.class !== 'RECORD');
}
