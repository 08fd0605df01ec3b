// The audit log as the server holds it: the writer, on connections of its own where the database has several, and the sealer.
import type { KeyObject } from 'node:crypto';
import { appendDurably } from './audit/checkpoint-file.js';
import { QueueStamp } from './audit/queue-stamp.js';
import { Sealer, type SealerStatistics } from './audit/sealer.js';
import { createNoteSigner } from './audit/signed-note.js';
import { keepSigningKey } from './audit/signing-key.js';
import { Witness } from './audit/witness.js';
import { AuditWriter, type AuditStore, type AuditWriterStatistics } from './audit/writer.js';
import type { Config } from './config.js';
import { CommitPool } from './records/commit-pool.js';
import type { DataSourceDatabase } from './records/database.js';

export interface AuditLog {
  readonly writer: AuditWriter;
  statistics(): { readonly writer: AuditWriterStatistics; readonly sealer: SealerStatistics };
  /** After what waits is durable and sealed. */
  close(): Promise<void>;
}

const WRITER = { deadline: 5_000, batchSize: 500 };
const SEALER = { interval: 1_000, batchSize: 1_000, lease: 5_000 };

export async function openAuditLog(
  config: Config,
  database: DataSourceDatabase,
  onFault: (what: string, error: unknown) => void,
): Promise<AuditLog> {
  const keys = await signingKeysOf(config);
  for (const file of [config.auditCheckpointFile, config.auditKeysFile]) await appendDurably(file, ''); // or no start
  const stamp = new QueueStamp(keys);
  const pool =
    config.databaseUrl === null
      ? null
      : await CommitPool.open(config.databaseUrl, {
          applicationName: 'account-data-audit',
          preparedStatements: config.preparedStatements,
        });
  const sealer = createSealer(config, database, keys, { stamp, onFault });
  const writer = new AuditWriter(pool ?? sharing(database), {
    ...WRITER,
    stamp,
    onCommitted: (entries) => {
      sealer.noticed(entries);
    },
  });
  sealer.start();
  return {
    writer,
    statistics: () => ({ writer: writer.statistics(), sealer: sealer.statistics() }),
    close: async () => {
      await writer.drain();
      await sealer.close();
      await pool?.close();
    },
  };
}

function createSealer(
  config: Config,
  database: DataSourceDatabase,
  keys: readonly [KeyObject, ...KeyObject[]],
  given: { stamp: QueueStamp; onFault: (what: string, error: unknown) => void },
): Sealer {
  const signers = keys.map((key) => createNoteSigner(config.auditLogName, key));
  const witness = new Witness(
    { checkpoints: config.auditCheckpointFile, keys: config.auditKeysFile },
    signers.map(({ key }) => key),
  );
  return new Sealer(database, {
    ...SEALER,
    ...given,
    witness,
    signer: createNoteSigner(config.auditLogName, keys[0]),
  });
}

/** In production one is always set. */
async function signingKeysOf(config: Config): Promise<readonly [KeyObject, ...KeyObject[]]> {
  const [first, ...former] = config.auditSigningKeys;
  return [first ?? (await keepSigningKey(config.dataFolder)), ...former];
}

/** Embedded: the one connection; there is no other to go on with when it hangs. */
function sharing(database: DataSourceDatabase): AuditStore {
  return { query: (sql, parameters) => database.query(sql, parameters) };
}
