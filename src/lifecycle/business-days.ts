/**
 * Business days of the federal government: Monday to Friday, the holidays of 5 U.S.C. 6103(a) left out, those of a
 * weekend observed on the Friday before or the Monday after (6103(b)). Days are days of UTC.
 */
import { toDate, type Instant } from '../clock.js';

const DAY = 24 * 60 * 60 * 1000;
const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6];

type Holiday = (year: number) => Instant;

/** Months from 0, as Date has them. */
const onDay =
  (month: number, day: number): Holiday =>
  (year) => {
    const holiday = Date.UTC(year, month, day);
    const weekday = weekdayOf(holiday);
    if (weekday === SATURDAY) return holiday - DAY;
    return weekday === SUNDAY ? holiday + DAY : holiday;
  };

const nth =
  (count: number, weekday: number, month: number): Holiday =>
  (year) => {
    const first = Date.UTC(year, month, 1);
    return first + (((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7) * DAY;
  };

const last =
  (weekday: number, month: number): Holiday =>
  (year) => {
    const end = Date.UTC(year, month + 1, 0);
    return end - ((weekdayOf(end) - weekday + 7) % 7) * DAY;
  };

export const FEDERAL_HOLIDAYS: Readonly<Record<string, Holiday>> = {
  'New Year’s Day': onDay(0, 1),
  'Birthday of Martin Luther King, Jr.': nth(3, MONDAY, 0),
  'Washington’s Birthday': nth(3, MONDAY, 1),
  'Memorial Day': last(MONDAY, 4),
  Juneteenth: onDay(5, 19),
  'Independence Day': onDay(6, 4),
  'Labor Day': nth(1, MONDAY, 8),
  'Columbus Day': nth(2, MONDAY, 9),
  'Veterans Day': onDay(10, 11),
  'Thanksgiving Day': nth(4, THURSDAY, 10),
  'Christmas Day': onDay(11, 25),
};

export function isBusinessDay(at: Instant): boolean {
  const day = startOfDay(at);
  const weekday = weekdayOf(day);
  if (weekday === SATURDAY || weekday === SUNDAY) return false;
  const year = toDate(day).getUTCFullYear();
  // The first of January may be observed on the last day of the year before.
  const observed = [year, year + 1].flatMap((each) => Object.values(FEDERAL_HOLIDAYS).map((of) => of(each)));
  return !observed.includes(day);
}

/** The end of the last of so many full business days after the day of the instant. */
export function afterBusinessDays(at: Instant, count: number): Instant {
  let day = startOfDay(at);
  for (let counted = 0; counted < count;) {
    day += DAY;
    if (isBusinessDay(day)) counted += 1;
  }
  return day + DAY;
}

function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY;
}

function weekdayOf(at: Instant): number {
  return toDate(at).getUTCDay();
}
