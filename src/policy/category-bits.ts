// Sets of categories as bits, so that "every category of the field is in that list" is one operation.

import type { CpniCategory } from './categories.js';
import { CPNI_CATEGORIES } from './categories.js';
import type { RequestData } from './request.js';

export const LOCATION_BIT = CPNI_CATEGORIES.LOCATION.bit;

export function bitsOf(categories: readonly CpniCategory[]): number {
  let bits = 0;
  for (const category of categories) bits |= CPNI_CATEGORIES[category].bit;
  return bits;
}

/** The categories of the field. The place of a call is a location whether or not the field says so. */
export function fieldBits(data: RequestData): number {
  const bits = bitsOf(data.categories);
  return data.callLocation ? bits | LOCATION_BIT : bits;
}

export function contains(list: number, bits: number): boolean {
  return (bits & ~list) === 0;
}
