// How many decisions a second `decide` makes on one core. A program of its own, so that nothing else runs in its process: prints JSON.
// Asked are all cells of the matrix, caller by purpose by kind of data, once all of them and once those alone that end in a permit,
// which pass every check.
import { decide } from '../src/policy/decide.js';
import { favourableRequest } from '../src/policy/favourable-request.js';
import { MATRIX_CALLERS, MATRIX_COLUMNS } from '../src/policy/matrix-cells.js';
import { PURPOSES, type Purpose } from '../src/policy/purposes.js';
import type { DecisionRequest } from '../src/policy/request.js';

export interface DecideFigures {
  readonly requests: number;
  /** Of each round. */
  readonly decisionsPerSecond: readonly number[];
}

export interface DecideReport {
  readonly all: DecideFigures;
  readonly permits: DecideFigures;
}

const ROUNDS = 7;
const ROUND_MS = 300;

const all = (Object.keys(PURPOSES) as Purpose[]).flatMap((purpose) =>
  MATRIX_CALLERS.flatMap(({ caller }) =>
    MATRIX_COLUMNS.map(({ class: dataClass, categories, callDetail, callLocation }) =>
      favourableRequest(caller, purpose, { class: dataClass, categories, callDetail, callLocation }),
    ),
  ),
);
const permits = all.filter((request) => decide(request).outcome === 'PERMIT');

function measure(requests: readonly DecisionRequest[]): DecideFigures {
  measureRound(requests);
  return {
    requests: requests.length,
    decisionsPerSecond: Array.from({ length: ROUNDS }, () => measureRound(requests)),
  };
}

function measureRound(requests: readonly DecisionRequest[]): number {
  const began = performance.now();
  let decided = 0;
  let permitted = 0;
  while (performance.now() - began < ROUND_MS) {
    for (const request of requests) if (decide(request).outcome === 'PERMIT') permitted += 1;
    decided += requests.length;
  }
  const seconds = (performance.now() - began) / 1000;
  if (permitted === 0) throw new Error('nothing was permitted');
  return decided / seconds;
}

const report: DecideReport = { all: measure(all), permits: measure(permits) };
console.log(JSON.stringify(report));
