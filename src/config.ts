// The settings: one table, read from the environment at start; every fault is reported at once, by name and never with the value.
// No setting turns authorization or the audit off.
import type { KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { parseSigningKey } from './audit/signing-key.js';
import { isMailAddress } from './notify/mail-address.js';
import type { ServerLimits } from './server/server-limits.js';

type SettingKind =
  | 'port'
  | 'text'
  | 'url'
  | 'mail server'
  | 'mail address'
  | 'secret'
  | 'signing keys'
  | 'name'
  | 'seconds'
  | 'count'
  | 'networks'
  | 'flag'
  | 'origins'
  | 'level'
  | 'mode';

interface SettingRow {
  readonly kind: SettingKind;
  /** What it is when unset, as the help says it. */
  readonly unset: string;
  readonly means: string;
  /** What NODE_ENV=production asks of it. */
  readonly production?: 'required' | 'off';
}

export const SETTINGS = {
  NODE_ENV: { kind: 'mode', unset: 'development', means: 'production, development or test' },
  PORT: { kind: 'port', unset: '4000', means: 'the port to listen on; 0 takes a free one' },
  HOST: { kind: 'text', unset: 'localhost; in production 0.0.0.0', means: 'the address to listen on' },
  PUBLIC_URL: {
    kind: 'url',
    unset: 'in production the origin of TOKEN_AUDIENCE, else any name of this machine',
    means: 'where clients reach this server, such as https://api.example: proofs of possession name it',
  },
  DATA_DIR: { kind: 'text', unset: '.data', means: 'folder of the embedded database and of the demo key' },
  DATABASE_URL: {
    kind: 'url',
    unset: 'the embedded database, which does not fsync',
    means: 'PostgreSQL 15 or newer, postgresql://...',
    production: 'required',
  },
  DATABASE_REPLICA_URL: {
    kind: 'url',
    unset: 'none',
    means: 'PostgreSQL replica that CPNI is read from once its decision is made',
  },
  REPLICA_LAG_SECONDS: {
    kind: 'count',
    unset: '10',
    means: 'how far the replica may be behind before the database is read instead',
  },
  PREPARED_STATEMENTS: {
    kind: 'flag',
    unset: 'on',
    means:
      'whether statements that repeat are prepared; off behind a pooler in transaction mode that keeps none, ' +
      'such as pgbouncer before 1.21',
  },
  WORKERS: {
    kind: 'count',
    unset: '1',
    means: 'server processes that share the port, each a node of its own; more than one need DATABASE_URL',
  },
  REDIS_URL: { kind: 'url', unset: 'none, PostgreSQL serves', means: 'Redis for what all nodes share' },
  TOKEN_ISSUER: {
    kind: 'url',
    unset: 'none; with DEMO the embedded issuer',
    means: 'the one iss that access tokens carry, compared to the byte',
    production: 'required',
  },
  TOKEN_AUDIENCE: {
    kind: 'text',
    unset: 'http://localhost:PORT/graphql',
    means: 'the aud that access tokens for this service carry',
    production: 'required',
  },
  TOKEN_JWKS_URL: {
    kind: 'url',
    unset: 'TOKEN_ISSUER/.well-known/jwks.json',
    means: 'where the public keys of TOKEN_ISSUER are',
  },
  CLOCK_TOLERANCE_SECONDS: {
    kind: 'seconds',
    unset: '5',
    means: 'by how much the clock of the issuer may differ, at most 60',
  },
  DPOP_NONCE: {
    kind: 'flag',
    unset: 'off',
    means: 'whether a proof of possession must carry a nonce that this server gave out',
  },
  AUDIT_SIGNING_KEY: {
    kind: 'signing keys',
    unset: 'made at first start, kept in DATA_DIR',
    means:
      'signs the checkpoints of the audit log: an Ed25519 key, its 32 bytes in base64url or PKCS#8 in PEM; ' +
      'after a rotation the former ones behind it, separated by commas',
    production: 'required',
  },
  AUDIT_LOG_NAME: {
    kind: 'name',
    unset: 'account-data-api/audit',
    means: 'the name of the audit log in its checkpoints and keys, never changed once it has entries',
  },
  AUDIT_CHECKPOINT_FILE: {
    kind: 'text',
    unset: 'audit-checkpoints.txt in DATA_DIR',
    means: 'where every checkpoint of the audit log is appended, outside the database',
  },
  AUDIT_KEYS_FILE: {
    kind: 'text',
    unset: 'audit-keys.txt in DATA_DIR',
    means: 'the keys that checkpoints are verified with, and for which sizes of the log each is good',
  },
  CURSOR_KEY: {
    kind: 'secret',
    unset: 'a key for this start only',
    means: 'encrypts cursors, 32 bytes or more in base64url',
    production: 'required',
  },
  SMTP_URL: {
    kind: 'mail server',
    unset: 'with DEMO mail goes to the folder mail in DATA_DIR, else it waits',
    means: 'mail server, smtps://user:password@host or smtp:// (then STARTTLS, unless it is on this machine)',
  },
  MAIL_FROM: {
    kind: 'mail address',
    unset: 'notices@localhost; must be set with SMTP_URL',
    means: 'the address that mail to customers comes from; replies to it may be objections and must be read',
  },
  CORS_ORIGINS: {
    kind: 'origins',
    unset: 'none, same origin only',
    means: 'origins of browsers that may call, separated by commas',
  },
  LOG_LEVEL: { kind: 'level', unset: 'info', means: 'fatal, error, warn, info, debug or silent' },
  RATE_PER_ADDRESS: {
    kind: 'count',
    unset: '6000; with DEMO 600000',
    means: 'requests a minute that each node takes from one address, tokens or not',
  },
  RATE_PER_CLIENT: {
    kind: 'count',
    unset: '3000; with DEMO 600000',
    means: 'requests a minute of one person, or of one client of a company',
  },
  COST_BUDGET: {
    kind: 'count',
    unset: '100000; with DEMO 10000000',
    means: 'points of cost that a person, or a client of a company, may spend at once on operations',
  },
  COST_RESTORE: {
    kind: 'count',
    unset: '2000; with DEMO 1000000',
    means: 'points a second that come back',
  },
  CLIENT_OPERATIONS: {
    kind: 'count',
    unset: '32; with DEMO 256',
    means: 'operations of one person or client that a node runs at once',
  },
  MOST_OPERATIONS: {
    kind: 'count',
    unset: '500',
    means: 'operations that a node runs at once before it turns requests away',
  },
  MOST_DELAY_MS: {
    kind: 'count',
    unset: '1000',
    means: 'how late the event loop may be, on average over a second, before requests are turned away',
  },
  TRUSTED_PROXIES: {
    kind: 'networks',
    unset: 'none, the address is that of the connection',
    means: 'addresses and networks of proxies whose X-Forwarded-For is believed, separated by commas',
  },
  OPERATION_SECONDS: {
    kind: 'count',
    unset: '10',
    means: 'how long an operation may take before its statements are cancelled and nothing is answered',
  },
  SHUTDOWN_SECONDS: {
    kind: 'seconds',
    unset: '20',
    means: 'how long running requests may take to end at a shutdown, at most 60',
  },
  DEMO: {
    kind: 'flag',
    unset: 'on with the embedded database, else off',
    means: 'demo data, an issuer that mints tokens for demo callers, and the page at /',
    production: 'off',
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof SETTINGS;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly replica: { readonly url: string; readonly mostLagMs: number } | null;
  readonly preparedStatements: boolean;
  readonly workers: number;
  readonly redisUrl: string | null;
  readonly issuer: { readonly iss: string; readonly jwksUrl: string } | null;
  readonly audience: string;
  readonly clockToleranceSeconds: number;
  /** Null: whatever name of this machine was used. */
  readonly publicUrl: string | null;
  readonly dpopNonce: boolean;
  /** The first one signs; empty when none is set. */
  readonly auditSigningKeys: readonly KeyObject[];
  readonly auditLogName: string;
  readonly auditCheckpointFile: string;
  readonly auditKeysFile: string;
  readonly cursorKey: Buffer | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly corsOrigins: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly limits: ServerLimits;
  readonly shutdownSeconds: number;
  readonly demo: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigFaulty extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the settings are faulty:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFaulty';
  }
}

const LEAST_SECRET_BYTES = 32;
const MOST_SECONDS = 60;

const KINDS: Readonly<
  Record<SettingKind, { readonly is: string; readonly holds: (value: string) => boolean }>
> = {
  port: {
    is: 'a port number, 0 to 65535',
    holds: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  },
  text: { is: 'not empty and without spaces', holds: (value) => /^\S+$/.test(value) },
  url: { is: 'a URL', holds: (value) => URL.canParse(value) },
  'mail server': {
    is: 'smtp://host or smtps://host, with user:password@ before and :port behind it if need be, and nothing else',
    holds: isMailServer,
  },
  'mail address': { is: 'an e-mail address in plain ASCII', holds: isMailAddress },
  secret: {
    is: `${LEAST_SECRET_BYTES} bytes or more in base64url`,
    holds: (value) =>
      /^[A-Za-z0-9_-]+$/.test(value) && Buffer.from(value, 'base64url').length >= LEAST_SECRET_BYTES,
  },
  'signing keys': {
    is: 'an Ed25519 key, 32 bytes in base64url or PKCS#8 in PEM, or several separated by commas',
    holds: (value) => value.split(',').every((one) => parseSigningKey(one) !== null),
  },
  name: { is: 'without spaces and plus signs', holds: (value) => /^[^\s+]+$/u.test(value) },
  seconds: {
    is: `a whole number of seconds, 0 to ${MOST_SECONDS}`,
    holds: (value) => /^\d{1,2}$/.test(value) && Number(value) <= MOST_SECONDS,
  },
  count: { is: 'a whole number, 1 to 999999999', holds: (value) => /^[1-9]\d{0,8}$/.test(value) },
  networks: {
    is: 'addresses or networks such as 10.0.0.0/8, separated by commas',
    holds: (value) => value.split(',').every(isNetwork),
  },
  flag: { is: 'on or off', holds: (value) => ['on', 'off', 'true', 'false', '1', '0'].includes(value) },
  origins: {
    is: 'origins such as https://app.example, separated by commas',
    holds: (value) => value.split(',').every(isOrigin),
  },
  level: {
    is: `one of ${LOG_LEVELS.join(', ')}`,
    holds: (value) => LOG_LEVELS.some((level) => level === value),
  },
  mode: {
    is: 'production, development or test',
    holds: (value) => ['production', 'development', 'test'].includes(value),
  },
};

/** An empty variable counts as unset. Throws ConfigFaulty with every fault. */
export function readConfig(environment: Environment = process.env): Config {
  return read(environment, (value, production, demo) => [
    ...(production ? faultsOfProduction(value, demo) : []),
    ...faultsBetween(value, production, demo),
  ]);
}

/** For a command that serves nobody: what is set must be well formed, what only a server needs may be missing. */
export function readCommandConfig(environment: Environment = process.env): Config {
  return read(environment, () => []);
}

type FaultsBesides = (value: Values, production: boolean, demo: boolean) => string[];

function read(environment: Environment, besides: FaultsBesides): Config {
  const value: Values = (name) => givenIn(environment, name);
  const production = value('NODE_ENV') === 'production';
  const demo = isDemo(value, production);
  const faults = [...faultsOfValues(value), ...besides(value, production, demo)];
  if (faults.length > 0) throw new ConfigFaulty(faults);
  return buildConfig(value, production, demo);
}

/** On by default with the embedded database alone. */
function isDemo(value: Values, production: boolean): boolean {
  return isOn(value('DEMO')) ?? (value('DATABASE_URL') === null && !production);
}

type Values = (name: SettingName) => string | null;

function givenIn(environment: Environment, name: SettingName): string | null {
  const text = environment[name]?.trim() ?? '';
  return text === '' ? null : text;
}

function faultsOfValues(value: Values): string[] {
  return settingNames().flatMap((name) => {
    const given = value(name);
    const { is, holds } = KINDS[SETTINGS[name].kind];
    return given === null || holds(given) ? [] : [`${name} must be ${is}`];
  });
}

function faultsOfProduction(value: Values, demo: boolean): string[] {
  const missing = settingNames().filter(
    (name) => rowOf(name).production === 'required' && value(name) === null,
  );
  return [
    ...missing.map((name) => `${name} must be set when NODE_ENV is production`),
    ...(demo ? ['DEMO must be off when NODE_ENV is production: the demo mints tokens'] : []),
  ];
}

/** The first is of no use without the second. */
const NEEDS: readonly (readonly [SettingName, SettingName])[] = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['DATABASE_REPLICA_URL', 'DATABASE_URL'],
];

/** What one setting asks of another. In production a missing issuer is said already. */
function faultsBetween(value: Values, production: boolean, demo: boolean): string[] {
  const faults = NEEDS.flatMap(([setting, needed]) =>
    value(setting) !== null && value(needed) === null ? [`${needed} must be set when ${setting} is`] : [],
  );
  if (Number(value('WORKERS') ?? 1) > 1 && value('DATABASE_URL') === null)
    faults.push(
      'DATABASE_URL must be set when WORKERS is more than 1: one process holds the embedded database',
    );
  if (value('TOKEN_ISSUER') !== null || production) return faults;
  return [
    ...faults,
    ...(value('TOKEN_JWKS_URL') === null ? [] : ['TOKEN_ISSUER must be set when TOKEN_JWKS_URL is']),
    ...(demo ? [] : ['TOKEN_ISSUER must be set when DEMO is off']),
  ];
}

function buildConfig(value: Values, production: boolean, demo: boolean): Config {
  const iss = value('TOKEN_ISSUER');
  const port = Number(value('PORT') ?? 4000);
  const dataFolder = value('DATA_DIR') ?? '.data';
  return {
    production,
    demo,
    port,
    host: value('HOST') ?? (production ? '0.0.0.0' : 'localhost'),
    dataFolder,
    databaseUrl: value('DATABASE_URL'),
    replica: replicaOf(value),
    preparedStatements: isOn(value('PREPARED_STATEMENTS')) ?? true,
    workers: Number(value('WORKERS') ?? 1),
    redisUrl: value('REDIS_URL'),
    issuer: iss === null ? null : { iss, jwksUrl: value('TOKEN_JWKS_URL') ?? jwksOf(iss) },
    audience: value('TOKEN_AUDIENCE') ?? `http://localhost:${port}/graphql`,
    clockToleranceSeconds: Number(value('CLOCK_TOLERANCE_SECONDS') ?? 5),
    publicUrl:
      value('PUBLIC_URL')?.replace(/\/$/, '') ?? (production ? originOf(value('TOKEN_AUDIENCE')) : null),
    dpopNonce: isOn(value('DPOP_NONCE')) ?? false,
    auditSigningKeys: signingKeys(value('AUDIT_SIGNING_KEY')),
    auditLogName: value('AUDIT_LOG_NAME') ?? 'account-data-api/audit',
    auditCheckpointFile: value('AUDIT_CHECKPOINT_FILE') ?? join(dataFolder, 'audit-checkpoints.txt'),
    auditKeysFile: value('AUDIT_KEYS_FILE') ?? join(dataFolder, 'audit-keys.txt'),
    cursorKey: secret(value('CURSOR_KEY')),
    smtpUrl: value('SMTP_URL'),
    mailFrom: value('MAIL_FROM') ?? 'notices@localhost',
    corsOrigins: listOf(value('CORS_ORIGINS')),
    logLevel: LOG_LEVELS.find((level) => level === value('LOG_LEVEL')) ?? 'info',
    limits: limitsOf(value, demo),
    shutdownSeconds: Number(value('SHUTDOWN_SECONDS') ?? 20),
  };
}

function replicaOf(value: Values): Config['replica'] {
  const url = value('DATABASE_REPLICA_URL');
  return url === null ? null : { url, mostLagMs: Number(value('REPLICA_LAG_SECONDS') ?? 10) * 1000 };
}

/** In the demo nobody is kept waiting: everybody there asks from one machine. */
function limitsOf(value: Values, demo: boolean): ServerLimits {
  const count = (name: SettingName, unset: number, inDemo = unset) =>
    Number(value(name) ?? (demo ? inDemo : unset));
  return {
    operationMs: count('OPERATION_SECONDS', 10) * 1000,
    rates: {
      address: count('RATE_PER_ADDRESS', 6000, 600_000),
      client: count('RATE_PER_CLIENT', 3000, 600_000),
    },
    budget: {
      capacity: count('COST_BUDGET', 100_000, 10_000_000),
      restoreRate: count('COST_RESTORE', 2000, 1_000_000),
    },
    operations: { client: count('CLIENT_OPERATIONS', 32, 256), all: count('MOST_OPERATIONS', 500) },
    delayMs: count('MOST_DELAY_MS', 1000),
    trustedProxies: listOf(value('TRUSTED_PROXIES')),
  };
}

/** The settings as text, one a line, for `--help`. */
export function describeSettings(): string {
  const width = Math.max(...settingNames().map((name) => name.length));
  const lines = settingNames().map((name) => {
    const { means, unset, production } = rowOf(name);
    const rule = production === undefined ? '' : `; production: ${production}`;
    return `  ${name.padEnd(width)}  ${means} (unset: ${unset}${rule})`;
  });
  return ['Settings, from the environment:', ...lines].join('\n');
}

function rowOf(name: SettingName): SettingRow {
  return SETTINGS[name];
}

function settingNames(): SettingName[] {
  return Object.keys(SETTINGS) as SettingName[];
}

function isOn(flag: string | null): boolean | null {
  return flag === null ? null : ['on', 'true', '1'].includes(flag);
}

function isOrigin(origin: string): boolean {
  return URL.canParse(origin.trim()) && new URL(origin.trim()).origin === origin.trim();
}

/** No path and no parameters: what the connection must be is not for the address to say. */
function isMailServer(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search, hash } = new URL(text);
  return hostname !== '' && ['', '/'].includes(pathname) && search === '' && hash === '';
}

function isNetwork(network: string): boolean {
  const [address = '', length, ...more] = network.trim().split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest);
  return longest > 0 && fits && more.length === 0;
}

function listOf(value: string | null): string[] {
  return value?.split(',').map((one) => one.trim()) ?? [];
}

/** Null when it is no address. */
function originOf(url: string | null): string | null {
  return url !== null && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : null;
}

function secret(value: string | null): Buffer | null {
  return value === null ? null : Buffer.from(value, 'base64url');
}

function signingKeys(value: string | null): KeyObject[] {
  return (value?.split(',') ?? []).flatMap((one) => parseSigningKey(one) ?? []);
}

function jwksOf(iss: string): string {
  return `${iss.replace(/\/$/, '')}/.well-known/jwks.json`;
}
