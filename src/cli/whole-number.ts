// A whole number given on the command line, between two bounds.
import { InvalidArgumentError } from 'commander';

export function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const number = Number(given);
    if (/^\d{1,9}$/.test(given) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed.`);
  };
}
