// The settings: every fault at once, by name and never by value; production asks for more; nothing turns authorization off.
import {
  ConfigFaulty,
  describeSettings,
  readCommandConfig,
  readConfig,
  SETTINGS,
  type Environment,
} from '../../src/config.js';

const KEY = 'a'.repeat(43);

const PRODUCTION: Environment = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://db.example/account_data',
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_AUDIENCE: 'https://api.example/graphql',
  AUDIT_SIGNING_KEY: KEY,
  CURSOR_KEY: KEY,
};

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFaulty) return error.faults;
    throw error;
  }
  return [];
}

test('without any setting: the demo on the embedded database, for this machine only', () => {
  expect(readConfig({})).toMatchObject({
    production: false,
    demo: true,
    port: 4000,
    host: 'localhost',
    dataFolder: '.data',
    databaseUrl: null,
    issuer: null,
    audience: 'http://localhost:4000/graphql',
    clockToleranceSeconds: 5,
    corsOrigins: [],
  });
});

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '  ', DEMO: '' })).toEqual(readConfig({}));
});

test('the demo is off beside a database of its own, and on there only when asked for', () => {
  const DATABASE_URL = 'postgresql://db.example/x';
  expect(readConfig({ DATABASE_URL, TOKEN_ISSUER: 'https://i.example/' })).toMatchObject({
    demo: false,
    issuer: { iss: 'https://i.example/', jwksUrl: 'https://i.example/.well-known/jwks.json' },
  });
  expect(readConfig({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true);
});

test.each([
  { given: { PORT: '70000' }, name: 'PORT' },
  { given: { PORT: '-1' }, name: 'PORT' },
  { given: { PORT: '4000x' }, name: 'PORT' },
  { given: { DEMO: 'maybe' }, name: 'DEMO' },
  { given: { NODE_ENV: 'prod' }, name: 'NODE_ENV' },
  { given: { DATABASE_URL: 'db.example' }, name: 'DATABASE_URL' },
  { given: { CLOCK_TOLERANCE_SECONDS: '61' }, name: 'CLOCK_TOLERANCE_SECONDS' },
  { given: { CURSOR_KEY: 'short' }, name: 'CURSOR_KEY' },
  { given: { AUDIT_SIGNING_KEY: `${KEY}=` }, name: 'AUDIT_SIGNING_KEY' },
  { given: { CORS_ORIGINS: '*' }, name: 'CORS_ORIGINS' },
  { given: { CORS_ORIGINS: 'https://a.example,https://b.example/path' }, name: 'CORS_ORIGINS' },
  { given: { LOG_LEVEL: 'trace' }, name: 'LOG_LEVEL' },
  { given: { TOKEN_JWKS_URL: 'https://i.example/jwks' }, name: 'TOKEN_ISSUER' },
  { given: { DEMO: 'off' }, name: 'TOKEN_ISSUER' },
  { given: { SMTP_URL: 'mail.example' }, name: 'SMTP_URL' },
  { given: { SMTP_URL: 'https://mail.example' }, name: 'SMTP_URL' },
  { given: { SMTP_URL: 'smtp://mail.example?requireTLS=false' }, name: 'SMTP_URL' },
  { given: { SMTP_URL: 'smtp://mail.example' }, name: 'MAIL_FROM' },
  { given: { MAIL_FROM: 'Carrier <notices@carrier.example>' }, name: 'MAIL_FROM' },
  { given: { ...PRODUCTION, SMTP_URL: 'smtps://mail.example' }, name: 'MAIL_FROM' },
])('$given is a fault, told by the name $name', ({ given, name }) => {
  expect(faultsOf(given)).toContainEqual(expect.stringMatching(`^${name} must `));
});

test('a mail server is named with the address that mail comes from, and may be done without', () => {
  const SMTP_URL = 'smtps://api:secret@mail.example:465';
  const MAIL_FROM = 'notices@carrier.example';
  expect(readConfig({ ...PRODUCTION, SMTP_URL, MAIL_FROM })).toMatchObject({
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
  });
  expect(readConfig(PRODUCTION)).toMatchObject({ smtpUrl: null });
});

test('a slip in DEMO does not open the demo', () => {
  expect(faultsOf({ DEMO: 'maybe' })).toContain('TOKEN_ISSUER must be set when DEMO is off');
});

test('every fault is told at once, and no value', () => {
  const faults = faultsOf({
    PORT: 'SECRET',
    CURSOR_KEY: 'SECRET',
    LOG_LEVEL: 'SECRET',
    DATABASE_URL: 'SECRET',
    DEMO: 'on',
  });
  expect(faults).toHaveLength(4);
  expect(faults.join()).not.toContain('SECRET');
});

describe('production', () => {
  test('starts with everything that it asks for', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ production: true, demo: false, host: '0.0.0.0' });
  });

  test.each(['DATABASE_URL', 'TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'AUDIT_SIGNING_KEY', 'CURSOR_KEY'])(
    'refuses to start without %s',
    (name) => {
      expect(faultsOf({ ...PRODUCTION, [name]: undefined })).toEqual([
        `${name} must be set when NODE_ENV is production`,
      ]);
    },
  );

  test('names all that is missing at once', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(5);
  });

  test('refuses to start with the demo on', () => {
    expect(faultsOf({ ...PRODUCTION, DEMO: 'on' })).toEqual([
      'DEMO must be off when NODE_ENV is production: the demo mints tokens',
    ]);
  });
});

test('no setting turns authorization, the guard or the audit off', () => {
  const suspicious = Object.keys(SETTINGS).filter((name) =>
    /DISABLE|SKIP|NO_|OFF|BYPASS|ALLOW|INSECURE|UNSAFE/.test(name),
  );
  expect(suspicious).toEqual([]);
  expect(Object.entries(SETTINGS).flatMap(([name, { kind }]) => (kind === 'flag' ? [name] : []))).toEqual([
    'PREPARED_STATEMENTS', // how they are sent
    'DPOP_NONCE', // a proof is checked either way
    'DEMO',
  ]);
});

test('the help names every setting', () => {
  for (const name of Object.keys(SETTINGS)) expect(describeSettings()).toContain(`  ${name} `);
});

test.each<{ says: string; environment: Environment; publicUrl: string | null }>([
  { says: 'unset, any name of this machine', environment: {}, publicUrl: null },
  {
    says: 'as it is set, without a slash at its end',
    environment: { PUBLIC_URL: 'https://api.example/accounts/' },
    publicUrl: 'https://api.example/accounts',
  },
  {
    says: 'in production the origin of the audience',
    environment: PRODUCTION,
    publicUrl: 'https://api.example',
  },
  {
    says: 'in production as it is set all the same',
    environment: { ...PRODUCTION, PUBLIC_URL: 'https://public.example' },
    publicUrl: 'https://public.example',
  },
  {
    says: 'in production unset where the audience is no address',
    environment: { ...PRODUCTION, TOKEN_AUDIENCE: 'urn:account-data' },
    publicUrl: null,
  },
])('proofs of possession name the public address: $says', ({ environment, publicUrl }) => {
  expect(readConfig(environment).publicUrl).toBe(publicUrl);
});

test('a proof needs a nonce where it is asked for', () => {
  expect([readConfig({}).dpopNonce, readConfig({ DPOP_NONCE: 'on' }).dpopNonce]).toEqual([false, true]);
});

test('a command asks only that what is set is well formed', () => {
  const { DATABASE_URL } = PRODUCTION;
  expect(readCommandConfig({ DATABASE_URL, NODE_ENV: 'production' })).toMatchObject({
    databaseUrl: DATABASE_URL,
    issuer: null,
  });
  expect(() => readCommandConfig({ DATABASE_URL: 'not a url' })).toThrow('DATABASE_URL must be a URL');
});
