// What each legal instrument reaches (18 U.S.C. 2702, 2703). A preservation request reaches nothing: it keeps data.

import type { CpniCategory } from './categories.js';
import type { InstrumentName } from './request.js';

export interface Instrument {
  readonly reaches: readonly CpniCategory[];
  readonly callLocation: boolean;
  /** Of personal data: names and addresses alone, or all. */
  readonly personal: 'NAME_AND_ADDRESS' | 'ALL' | 'NONE';
  /** Milliseconds after entry from which it no longer counts, whatever its expiry says. */
  readonly lasts?: number;
}

const SUBPOENA: readonly CpniCategory[] = ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE', 'BILLING'];
const EVERYTHING: readonly CpniCategory[] = [...SUBPOENA, 'TECHNICAL_ARRANGEMENT', 'QUANTITY', 'LOCATION'];

export const INSTRUMENTS: Readonly<Record<InstrumentName, Instrument>> = {
  SUBPOENA: { reaches: SUBPOENA, callLocation: false, personal: 'NAME_AND_ADDRESS' },
  COURT_ORDER: { reaches: EVERYTHING, callLocation: false, personal: 'NAME_AND_ADDRESS' },
  WARRANT: { reaches: EVERYTHING, callLocation: true, personal: 'ALL' },
  EMERGENCY_REQUEST: {
    reaches: EVERYTHING,
    callLocation: true,
    personal: 'ALL',
    lasts: 48 * 60 * 60 * 1000,
  },
  PRESERVATION: { reaches: [], callLocation: false, personal: 'NONE' },
};
