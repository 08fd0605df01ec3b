/** The harness: one operation on two databases that differ in every guarded value and in nothing that is decided from. */
import type { GraphQLSchema } from 'graphql';
import type { Api } from '../support/api.js';
import { findLeak, type Told } from './compare-answers.js';
import { OperationGenerator, type KnownData } from './generate-operation.js';
import { Random } from './random.js';
import { chooseAsking, type Asking } from './statements.js';

export interface Finding {
  readonly seed: number;
  readonly asking: Asking;
  readonly operation: string;
  readonly leak: string;
}

export interface Harness {
  readonly before: Api;
  readonly after: Api;
  /** The schema whose classes are believed: the one without a mutant. */
  readonly reference: GraphQLSchema;
  readonly known: KnownData;
}

/** Null when the operation of this seed tells nothing that it should not. */
export async function probe(harness: Harness, seed: number): Promise<Finding | null> {
  const random = new Random(seed);
  const asking = chooseAsking(random);
  const operation = new OperationGenerator(harness.reference, random, asking, harness.known).generate();
  const [before, after] = await Promise.all([
    tell(harness.before, asking, operation),
    tell(harness.after, asking, operation),
  ]);
  const leak = findLeak(harness.reference, before, after);
  return leak === null ? null : { seed, asking, operation, leak };
}

async function tell(api: Api, { caller }: Asking, operation: string): Promise<Told> {
  const answer = await api.ask(caller, operation);
  return { answer, entries: await api.entries() };
}

/** A probe for each seed; stops at the first finding. `onProbed` is told how many were made. */
export async function probeAll(
  harness: Harness,
  from: number,
  count: number,
  onProbed: (probed: number) => void = () => undefined,
): Promise<Finding | null> {
  for (let seed = from; seed < from + count; seed++) {
    const finding = await probe(harness, seed);
    if (finding !== null) return finding;
    onProbed(seed + 1 - from);
  }
  return null;
}
