// Who is measured: the rows of one table, each a program of its own.
import type { WorkName } from './works.js';

export type ContestantName = 'ours' | 'unaudited' | 'unguarded' | 'postgraphile' | 'floor';

export interface Contestant {
  readonly name: ContestantName;
  readonly says: string;
  /** In the checkout. */
  readonly program: string;
  /** How it is asked: in the API's own GraphQL, in that of PostGraphile, or by the name of the work. */
  readonly asked: 'API' | 'POSTGRAPHILE' | 'BY_NAME';
  readonly works: readonly WorkName[];
}

const READS: readonly WorkName[] = ['W1', 'W2', 'W3'];

export const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'ours',
    says: 'as shipped: tokens, guard and durable audit',
    program: 'dist/src/main.js',
    asked: 'API',
    works: [...READS, 'W4'],
  },
  {
    name: 'unaudited',
    says: 'as shipped, but nothing is written to the audit',
    program: 'dist/bench/servers/unaudited.js',
    asked: 'API',
    works: [...READS, 'W4'],
  },
  {
    name: 'unguarded',
    says: 'the same schema and resolvers without guard, gate and audit; tokens are verified',
    program: 'dist/bench/servers/unguarded.js',
    asked: 'API',
    works: READS, // a preflight is the gate itself
  },
  {
    name: 'postgraphile',
    says: 'PostGraphile 5 with row-level security that carries the rules of owner and affiliate; tokens are verified, no audit',
    program: 'bench/peers/postgraphile.mjs',
    asked: 'POSTGRAPHILE',
    works: READS, // it has no preflight
  },
  {
    name: 'floor',
    says: 'Fastify with one hand-written statement a request, JSON made by PostgreSQL; tokens are verified',
    program: 'dist/bench/servers/floor.js',
    asked: 'BY_NAME',
    works: READS,
  },
];
