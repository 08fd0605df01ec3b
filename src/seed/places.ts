// Where demo customers live and whom they call. Every number lies in a range set aside for fiction: 555-0100 to
// 555-0199 in North America, and the drama ranges of Ofcom, ACMA, BNetzA and ARCEP abroad.
import type { Random } from './random.js';

export interface City {
  city: string;
  region: string;
  postalCode: string;
  /** Area code of the North American Numbering Plan. */
  npa: string;
  latitude: number;
  longitude: number;
}

export const CITIES: readonly City[] = [
  { city: 'Seattle', region: 'WA', postalCode: '98101', npa: '206', latitude: 47.61, longitude: -122.33 },
  { city: 'Spokane', region: 'WA', postalCode: '99201', npa: '509', latitude: 47.66, longitude: -117.43 },
  { city: 'Portland', region: 'OR', postalCode: '97204', npa: '503', latitude: 45.52, longitude: -122.68 },
  {
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94103',
    npa: '415',
    latitude: 37.77,
    longitude: -122.42,
  },
  { city: 'Los Angeles', region: 'CA', postalCode: '90012', npa: '213', latitude: 34.05, longitude: -118.24 },
  { city: 'San Diego', region: 'CA', postalCode: '92101', npa: '619', latitude: 32.72, longitude: -117.16 },
  { city: 'Las Vegas', region: 'NV', postalCode: '89101', npa: '702', latitude: 36.17, longitude: -115.14 },
  { city: 'Phoenix', region: 'AZ', postalCode: '85004', npa: '602', latitude: 33.45, longitude: -112.07 },
  { city: 'Denver', region: 'CO', postalCode: '80202', npa: '303', latitude: 39.74, longitude: -104.99 },
  { city: 'Dallas', region: 'TX', postalCode: '75201', npa: '214', latitude: 32.78, longitude: -96.8 },
  { city: 'Houston', region: 'TX', postalCode: '77002', npa: '713', latitude: 29.76, longitude: -95.37 },
  { city: 'Minneapolis', region: 'MN', postalCode: '55401', npa: '612', latitude: 44.98, longitude: -93.27 },
  { city: 'Chicago', region: 'IL', postalCode: '60602', npa: '312', latitude: 41.88, longitude: -87.63 },
  { city: 'Detroit', region: 'MI', postalCode: '48226', npa: '313', latitude: 42.33, longitude: -83.05 },
  { city: 'Nashville', region: 'TN', postalCode: '37201', npa: '615', latitude: 36.16, longitude: -86.78 },
  { city: 'Atlanta', region: 'GA', postalCode: '30303', npa: '404', latitude: 33.75, longitude: -84.39 },
  { city: 'Miami', region: 'FL', postalCode: '33130', npa: '305', latitude: 25.76, longitude: -80.19 },
  { city: 'Washington', region: 'DC', postalCode: '20001', npa: '202', latitude: 38.91, longitude: -77.04 },
  { city: 'Philadelphia', region: 'PA', postalCode: '19107', npa: '215', latitude: 39.95, longitude: -75.17 },
  { city: 'New York', region: 'NY', postalCode: '10007', npa: '212', latitude: 40.71, longitude: -74.01 },
  { city: 'Boston', region: 'MA', postalCode: '02108', npa: '617', latitude: 42.36, longitude: -71.06 },
];

export interface Destination {
  country: string;
  /** Country code and, at home, area code: what destination totals are kept by. */
  prefix: string;
  /** Digits after the prefix but for the last ones, which are chosen by chance. */
  middle: string;
  lastDigits: readonly [least: number, most: number, width: number];
  /** Millionths of a dollar for one minute; a multiple of ten, so that six seconds cost a whole number. */
  microsPerMinute: number;
}

const AT_HOME: readonly [number, number, number] = [50, 99, 2];

export const HOME_DESTINATIONS: readonly Destination[] = CITIES.map(({ npa }) => ({
  country: 'US',
  prefix: `1${npa}`,
  middle: '55501',
  lastDigits: AT_HOME,
  microsPerMinute: 9_800,
}));

export const FOREIGN_DESTINATIONS: readonly Destination[] = [
  { country: 'CA', prefix: '1416', middle: '55501', lastDigits: [0, 99, 2], microsPerMinute: 12_400 },
  { country: 'GB', prefix: '44', middle: '2079460', lastDigits: [0, 999, 3], microsPerMinute: 19_600 },
  { country: 'DE', prefix: '49', middle: '3023125', lastDigits: [0, 999, 3], microsPerMinute: 22_300 },
  { country: 'FR', prefix: '33', middle: '19900', lastDigits: [0, 9999, 4], microsPerMinute: 21_900 },
  { country: 'AU', prefix: '61', middle: '25550', lastDigits: [1000, 9999, 4], microsPerMinute: 31_200 },
];

export function numberAt(destination: Destination, random: Random): string {
  const [least, most, width] = destination.lastDigits;
  const last = String(random.integer(least, most)).padStart(width, '0');
  return `+${destination.prefix}${destination.middle}${last}`;
}
