// What a person says who signs up.
export const PASSWORD = 'quiet-marble-lantern-42';

export const PERSON = {
  name: 'Ada Fairweather',
  email: 'ada@fairweather.example',
  phone: '+15035550142',
  address: { lines: ['12 Alder Row'], city: 'Astoria', region: 'OR', postalCode: '97103', country: 'US' },
};

export const SIGN_UP = {
  kind: 'RESIDENTIAL',
  name: PERSON.name,
  owner: PERSON,
  policyVersion: '2015-03-30',
  password: PASSWORD,
};

/** A person of the customer portal, by the subject of its login. */
export interface SignedUp {
  readonly accountId: string;
  readonly number: string;
  readonly loginName: string;
}
