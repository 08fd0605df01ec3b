// Business days: weekends and the holidays of 5 U.S.C. 6103 left out. Dates from the published lists of federal holidays.
import { afterBusinessDays, FEDERAL_HOLIDAYS, isBusinessDay } from '../../src/lifecycle/business-days.js';

const at = (day: string) => Date.parse(`${day}T15:30:00Z`);

test.each([
  ['2026-01-01', 'New Year’s Day'],
  ['2026-01-19', 'Birthday of Martin Luther King, Jr.'],
  ['2026-02-16', 'Washington’s Birthday'],
  ['2026-05-25', 'Memorial Day'],
  ['2026-06-19', 'Juneteenth'],
  ['2026-07-03', 'Independence Day'], // the fourth is a Saturday
  ['2026-09-07', 'Labor Day'],
  ['2026-10-12', 'Columbus Day'],
  ['2026-11-11', 'Veterans Day'],
  ['2026-11-26', 'Thanksgiving Day'],
  ['2026-12-25', 'Christmas Day'],
  ['2027-07-05', 'Independence Day'], // the fourth is a Sunday
  ['2027-12-24', 'Christmas Day'],
])('%s is no business day: %s', (day, name) => {
  const year = Number(day.slice(0, 4));
  expect(FEDERAL_HOLIDAYS[name]?.(year)).toBe(Date.parse(`${day}T00:00:00Z`));
  expect(isBusinessDay(at(day))).toBe(false);
});

test('a New Year’s Day on a Saturday is observed in the year before', () => {
  expect(isBusinessDay(at('2027-12-31'))).toBe(false);
});

test.each(['2026-11-25', '2026-11-27', '2026-07-06', '2028-01-03'])('%s is one', (day) => {
  expect(isBusinessDay(at(day))).toBe(true);
});

test.each([
  ['a week of five', '2026-03-02', 5, '2026-03-10'], // Monday; the fifth business day after it is the next Monday
  ['over Thanksgiving', '2026-11-25', 7, '2026-12-08'],
  ['from a Saturday', '2026-03-07', 1, '2026-03-10'],
])('so many full business days after the day: %s', (_, day, count, end) => {
  expect(afterBusinessDays(at(day), count)).toBe(Date.parse(`${end}T00:00:00Z`));
});
