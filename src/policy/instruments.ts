// What each legal instrument reaches (18 U.S.C. 2702, 2703). A preservation request reaches nothing: it keeps data.

import type { CpniCategory } from './categories.js';
import type { InstrumentName } from './request.js';

export interface Instrument {
  readonly reaches: readonly CpniCategory[];
  /** Categories within which single calls are reached. */
  readonly callDetail: readonly CpniCategory[];
  readonly callLocation: boolean;
  /** Of personal data: names and addresses alone, or all. */
  readonly personal: 'NAME_AND_ADDRESS' | 'ALL' | 'NONE';
  /** Milliseconds after entry from which it no longer counts, whatever its expiry says. */
  readonly lasts?: number;
}

/** Connection records; what single calls cost stands on full invoices, which take an order. */
const CONNECTIONS: readonly CpniCategory[] = ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE'];
const SUBPOENA: readonly CpniCategory[] = [...CONNECTIONS, 'BILLING'];
/** An order reaches service addresses, not the places of calls. */
const ALL_BUT_LOCATION: readonly CpniCategory[] = [...SUBPOENA, 'TECHNICAL_ARRANGEMENT', 'QUANTITY'];
const EVERYTHING: readonly CpniCategory[] = [...ALL_BUT_LOCATION, 'LOCATION'];

export const INSTRUMENTS: Readonly<Record<InstrumentName, Instrument>> = {
  SUBPOENA: { reaches: SUBPOENA, callDetail: CONNECTIONS, callLocation: false, personal: 'NAME_AND_ADDRESS' },
  COURT_ORDER: {
    reaches: EVERYTHING,
    callDetail: ALL_BUT_LOCATION,
    callLocation: false,
    personal: 'NAME_AND_ADDRESS',
  },
  WARRANT: { reaches: EVERYTHING, callDetail: EVERYTHING, callLocation: true, personal: 'ALL' },
  EMERGENCY_REQUEST: {
    reaches: EVERYTHING,
    callDetail: EVERYTHING,
    callLocation: true,
    personal: 'ALL',
    lasts: 48 * 60 * 60 * 1000,
  },
  PRESERVATION: { reaches: [], callDetail: [], callLocation: false, personal: 'NONE' },
};
