// What would help after a denial: one code and one sentence for each. A remedy never says more of the customer
// than the reason that was told.

export const REMEDIES = {
  NONE: { sentence: null },
  SIGN_IN: { sentence: 'sign in' },
  STEP_UP: { sentence: 'sign in with a password, or with a second factor beside it' },
  STATE_PURPOSE: { sentence: 'state exactly one purpose' },
  CHOOSE_PURPOSE: { sentence: 'state the purpose that the work has, if it is open to you' },
  STATE_OFFERING: { sentence: 'state the category of service that is offered' },
  REQUEST_WIDER_GRANT: { sentence: 'ask for a token that grants it' },
  NARROW_REQUEST: { sentence: 'ask for less' },
  GIVE_REFERENCE: { sentence: 'give an open reference of the kind that the purpose needs, for this account' },
  APPROVE_CAMPAIGN: { sentence: 'give an open campaign for this offering that a supervisor approved' },
  ASK_CUSTOMER: { sentence: 'ask the customer on the call, and record the answer' },
  OBTAIN_DESIGNATION: { sentence: "obtain the customer's written designation that covers it" },
  OBTAIN_APPROVAL: { sentence: "the customer's approval naming you may help" },
  SEND_NOTICE: { sentence: 'send the customer a new notice, and wait for its time to pass' },
  WAIT: { sentence: 'ask again when the time has come' },
  START_SERVICE: { sentence: 'it exists once service has begun' },
  OBTAIN_INSTRUMENT: { sentence: 'obtain an instrument in force that reaches it' },
  REVIEW_INSTRUMENT: { sentence: 'have a second person review the request' },
  WIDEN_GROUP: { sentence: 'ask for larger groups' },
} as const;

export type RemedyCode = keyof typeof REMEDIES;
