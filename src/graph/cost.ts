/**
 * The cost of an operation: from its survey, before anything is read, and from its answer, the same sum with rows in
 * place of `first`. Both come from what the caller sent and was told, so that they tell nothing else.
 */
import { getNamedType, isLeafType, type DocumentNode, Kind } from 'graphql';
import { JsonList } from '../json-list.js';
import {
  EXTRA_WEIGHTS,
  INTROSPECTION_WEIGHTS,
  LEAST_COST,
  MUTATION_WEIGHT,
  SHAPES,
  type Shape,
} from './cost-weights.js';
import { memberOf } from './member-of.js';
import { isListField } from './schema-shape.js';
import type { SurveyedField } from './survey.js';

/** A selected field, with those below it. */
interface Weighed {
  readonly field: SurveyedField;
  readonly shape: Shape;
  readonly own: number;
  readonly below: Weighed[];
}

export class OperationCost {
  readonly requested: number;
  readonly #roots: readonly Weighed[];
  readonly #introspection: number;

  constructor(document: DocumentNode, fields: readonly SurveyedField[]) {
    this.#roots = asTree(fields);
    this.#introspection = introspectionCost(document);
    this.requested = Math.max(LEAST_COST, this.#introspection + askedOf(this.#roots));
  }

  /** Of what is answered; a refused field counts without what is below it. */
  actual(data: unknown): number {
    return Math.max(LEAST_COST, this.#introspection + answeredOf(this.#roots, data));
  }
}

function asTree(fields: readonly SurveyedField[]): Weighed[] {
  const roots: Weighed[] = [];
  const known = new Map<SurveyedField, Weighed>();
  for (const field of fields) {
    const weighed = { field, shape: shapeOf(field), own: ownWeight(field), below: [] };
    known.set(field, weighed);
    const parent = field.parent === null ? undefined : known.get(field.parent);
    (parent?.below ?? roots).push(weighed);
  }
  return roots;
}

function shapeOf({ field, parentType }: SurveyedField): Shape {
  if (isLeafType(getNamedType(field.type))) return 'LEAF';
  if (field.args.some(({ name }) => name === 'first'))
    return field.extensions['maxPage'] === undefined ? 'PAGE' : 'RECORDS';
  if ('pageInfo' in parentType.getFields()) return field.name === 'nodes' ? 'NODES' : 'PART_OF_PAGE';
  return isListField(field) ? 'LIST' : 'OBJECT';
}

function ownWeight(field: SurveyedField): number {
  const change = field.parentType.name === 'Mutation' ? MUTATION_WEIGHT : 0;
  return SHAPES[shapeOf(field)].own + (EXTRA_WEIGHTS[field.coordinate] ?? 0) + change;
}

function askedOf(fields: readonly Weighed[]): number {
  return fields.reduce((sum, { field, shape, own, below }) => {
    const { each, times } = SHAPES[shape];
    return sum + own + times(Number(field.args['first'])) * (each + askedOf(below));
  }, 0);
}

function answeredOf(fields: readonly Weighed[], object: unknown): number {
  return fields.reduce((sum, field) => sum + answered(field, memberOf(object, field.field.responseKey)), 0);
}

function answered({ shape, own, below }: Weighed, value: unknown): number {
  if (value === undefined) return 0; // what is answered is of another type
  if (value === null || shape === 'LEAF') return own;
  const { each, times } = SHAPES[shape];
  if (shape === 'RECORDS') return own + times(rowsOf(value, below)) * askedOf(below);
  if (value instanceof JsonList && below.every((one) => one.shape === 'LEAF'))
    return own + value.length * (each + askedOf(below));
  const list = value instanceof JsonList ? value.toJSON() : value;
  const objects: readonly unknown[] = Array.isArray(list) ? list.filter((one) => one !== null) : [list];
  return objects.reduce<number>((sum, one) => sum + each + answeredOf(below, one), own);
}

/** The rows of a page, whichever of its fields has them. */
function rowsOf(page: unknown, below: readonly Weighed[]): number {
  const lengths = below.map(({ field }) => {
    const list = memberOf(page, field.responseKey);
    return Array.isArray(list) || list instanceof JsonList ? list.length : 0;
  });
  return Math.max(0, ...lengths);
}

/** Asked for at the root alone, where the survey does not see it; in a fragment it is counted once. */
function introspectionCost({ definitions }: DocumentNode): number {
  const sets = definitions.flatMap((node) => ('selectionSet' in node ? [node.selectionSet] : []));
  let cost = 0;
  for (const set of sets)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += INTROSPECTION_WEIGHTS[selection.name.value] ?? 0;
      else if (selection.kind === Kind.INLINE_FRAGMENT) sets.push(selection.selectionSet);
    }
  return cost;
}
