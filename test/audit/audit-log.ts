// A whole audit log for a test: writer, sealer and witness on a database, keys of its own, files in a folder of its own.
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { DecisionEntry } from '../../src/audit/entry.js';
import type { LogDatabase } from '../../src/audit/log-store.js';
import { QueueStamp } from '../../src/audit/queue-stamp.js';
import { Sealer } from '../../src/audit/sealer.js';
import { createNoteSigner, type NoteSigner } from '../../src/audit/signed-note.js';
import { Witness } from '../../src/audit/witness.js';
import { AuditWriter } from '../../src/audit/writer.js';

export const LOG_NAME = 'log.test/audit';

export interface TestLog {
  readonly signer: NoteSigner;
  readonly writer: AuditWriter;
  readonly sealer: Sealer;
  readonly files: { readonly checkpoints: string; readonly keys: string };
  readonly faults: unknown[];
  readonly said: string[];
  /** Appends and seals them, under one checkpoint. */
  record(...entries: DecisionEntry[]): Promise<void>;
}

export interface TestLogOptions {
  readonly keys?: readonly [KeyObject, ...KeyObject[]];
  readonly folder?: string;
  readonly batchSize?: number;
  readonly interval?: number;
  /** Without one, everybody may lead at any time. */
  readonly lease?: number;
}

export function newKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'account-data-audit-'));
}

export function openTestLog(database: LogDatabase, options: TestLogOptions = {}): TestLog {
  const { keys = [newKey()], folder = newFolder(), batchSize = 1000, interval = 60_000, lease = 0 } = options;
  const files = { checkpoints: join(folder, 'checkpoints.txt'), keys: join(folder, 'keys.txt') };
  const stamp = new QueueStamp(keys);
  const signers = keys.map((key) => createNoteSigner(LOG_NAME, key));
  const signer = createNoteSigner(LOG_NAME, keys[0]);
  const faults: unknown[] = [];
  const said: string[] = [];
  const sealer = new Sealer(database, {
    signer,
    stamp,
    witness: new Witness(
      files,
      signers.map(({ key }) => key),
    ),
    interval,
    batchSize,
    lease,
    onFault: (what, error) => {
      said.push(what);
      faults.push(error);
    },
  });
  const store = { query: (sql: string, parameters: unknown[]) => database.query(sql, parameters) };
  const writer = new AuditWriter(store, { deadline: 5000, batchSize: 500, stamp });
  const record = async (...entries: DecisionEntry[]) => {
    await writer.append(entries, []);
    await sealer.sealAll();
  };
  return { signer, writer, sealer, files, faults, said, record };
}

export function newEntry(changes: Partial<DecisionEntry> = {}): DecisionEntry {
  return {
    entryId: uuidv7(),
    accountId: randomUUID(),
    at: Date.now(),
    kind: 'READ',
    requestId: 'request-1',
    actor: {
      kind: 'COMPANY',
      issuer: 'https://issuer.test',
      subject: 'service@affiliate',
      clientId: 'affiliate-active',
      companyId: 'affiliate-active',
      companyKind: 'AFFILIATE',
      roles: [],
      tokenId: randomUUID(),
    },
    purpose: 'PROVISION_OF_SERVICE' as DecisionEntry['purpose'],
    offering: null,
    reference: null,
    dataClass: 'CPNI',
    categories: ['TYPE'],
    personal: [],
    callDetail: false,
    callLocation: false,
    period: null,
    coordinates: ['Cpni.services'],
    decision: {
      outcome: 'PERMIT',
      rule: 'permit-relationship' as DecisionEntry['decision']['rule'],
      reason: 'OK_RELATIONSHIP' as DecisionEntry['decision']['reason'],
      citation: [],
      obligations: ['AUDIT'],
    },
    policyVersion: '2015-03-30',
    authentication: { method: 'NONE', channel: 'ONLINE' } as unknown as DecisionEntry['authentication'],
    facts: [],
    factsHash: '0'.repeat(64),
    ...changes,
  };
}
