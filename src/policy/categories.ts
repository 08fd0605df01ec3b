// The kinds of guarded data: the seven kinds of CPNI (47 U.S.C. 222(h)(1), policy section 3), the four kinds of
// personal data (section 2), the classes a field may have and the categories of service. One row each; the union
// types, the schema's enums and the coverage tests follow from these tables.

export const CPNI_CATEGORIES = {
  TYPE: { bit: 1, means: 'what kind of service, features and numbers the customer has' },
  TECHNICAL_ARRANGEMENT: { bit: 2, means: 'how the service is built: trunks, routes, codecs, addresses' },
  QUANTITY: { bit: 4, means: 'how many numbers, channels, services and trunks' },
  DESTINATION: { bit: 8, means: 'whom or where the customer calls' },
  LOCATION: { bit: 16, means: 'where the service is used or a call took place' },
  AMOUNT_OF_USE: { bit: 32, means: 'how much, when and how long the service is used' },
  BILLING: { bit: 64, means: 'what the customer is charged' },
} as const;

export type CpniCategory = keyof typeof CPNI_CATEGORIES;

export const PERSONAL_KINDS = {
  NAME: { bit: 1, means: 'names of persons' },
  ADDRESS: { bit: 2, means: 'postal addresses' },
  EMAIL: { bit: 4, means: 'e-mail addresses' },
  PHONE: { bit: 8, means: 'telephone numbers of persons' },
} as const;

export type PersonalKind = keyof typeof PERSONAL_KINDS;

export const DATA_CLASSES = {
  CPNI: { means: 'customer proprietary network information' },
  PERSONAL: { means: 'personal data given at signup' },
  RECORD: { means: 'consents, relationships, decisions and disclosures' },
  OPEN: { means: 'readable by whoever sees the object at all' },
} as const;

export type DataClass = keyof typeof DATA_CLASSES;

/** `telecommunications`: counts for "two or more" and for "of the type currently obtained" (47 CFR 64.2005(a)). */
export const SERVICE_CATEGORIES = {
  LOCAL: { telecommunications: true, bit: 1, means: 'local exchange service' },
  INTEREXCHANGE: { telecommunications: true, bit: 2, means: 'long distance service' },
  WIRELESS: { telecommunications: true, bit: 4, means: 'commercial mobile service' },
  INFORMATION_SERVICE: { telecommunications: false, bit: 0, means: 'information service' },
  EQUIPMENT: { telecommunications: false, bit: 0, means: 'customer premises equipment' },
} as const;

export type ServiceCategory = keyof typeof SERVICE_CATEGORIES;
