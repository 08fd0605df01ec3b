/**
 * Whether a text holds what could be the number of a payment card: 13 to 19 digits (ISO/IEC 7812-1) whose last one is the
 * Luhn check of the others, in whatever digits and with whatever separators. Card data are kept nowhere (Policy section 5),
 * so one text in ten that holds such a run of digits by chance is refused too.
 */

const FEWEST_DIGITS = 13;
const MOST_DIGITS = 19;

/** White space, dashes, dots and underscores between two digits; three cover ` - `. */
const SEPARATOR = /^[\s\p{Zs}\p{Pd}\u2212._\u00b7\u2022\u2024\u2027\u2219\u30fb]$/u;
const MOST_SEPARATORS = 3;
/** What is not seen: zero widths, soft hyphens, marks upon a digit. */
const UNSEEN = /^[\p{Cf}\p{M}]$/u;
const DIGIT = /^\p{Nd}$/u;

/** Digits without a separator between them. */
type Group = readonly number[];

export function holdsCardNumber(text: string): boolean {
  return /\p{N}/u.test(text) && runsOf(text.normalize('NFKC')).some(holdsCard);
}

/** Groups that nothing but separators stands between, so that a number is found beside others. */
function runsOf(text: string): Group[][] {
  const runs: Group[][] = [];
  let run: number[][] = [];
  let separators = 0;
  for (const character of text) {
    const digit = digitOf(character);
    if (digit !== null) {
      if (run.length === 0 || separators > 0) run.push([]);
      run.at(-1)?.push(digit);
      separators = 0;
    } else if (UNSEEN.test(character)) continue;
    else if (SEPARATOR.test(character) && separators < MOST_SEPARATORS) separators += 1;
    else {
      runs.push(run);
      run = [];
      separators = 0;
    }
  }
  return [...runs, run];
}

/** Whether some groups in a row are a card number together. */
function holdsCard(groups: readonly Group[]): boolean {
  return groups.some((_, first) => {
    const digits: number[] = [];
    for (const group of groups.slice(first, first + MOST_DIGITS)) {
      digits.push(...group);
      if (digits.length > MOST_DIGITS) return false;
      if (digits.length >= FEWEST_DIGITS && isLuhnValid(digits)) return true;
    }
    return false;
  });
}

/** ISO/IEC 7812-1 annex B. Zeros alone would pass, and are no number. */
function isLuhnValid(digits: readonly number[]): boolean {
  const sum = digits.reduceRight((total, digit, place) => {
    const doubled = (digits.length - place) % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && digits.some((digit) => digit !== 0);
}

/** Of any script: the decimal digits of one stand in tens, from zero on (Unicode, section 4.6). */
function digitOf(character: string): number | null {
  if (character >= '0' && character <= '9') return Number(character);
  if (!DIGIT.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
