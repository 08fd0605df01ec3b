// Opens the database that the settings name: a PostgreSQL server, or the embedded one in its data folder.
// Embedded, one process owns the folder; commands beside it go through its socket, a second server is refused.
import { setTimeout as sleep } from 'node:timers/promises';
import { connectEmbedded, connectPostgres, type ConnectionSettings } from './connect.js';
import { DatabaseUnavailable, type DataSourceDatabase } from './database.js';
import { holderOf, isLock, takeFolder, type FolderHolder, type FolderLock } from './embedded-lock.js';
import { startEmbeddedServer } from './embedded-server.js';
import { socketDirectoryOf } from './embedded-socket.js';

export interface DatabaseSettings extends ConnectionSettings {
  /** postgresql://...; absent means embedded. */
  databaseUrl?: string;
  dataFolder: string;
  /** Of the embedded folder: OWN refuses when another process holds it, SHARE goes through that process. */
  access: 'OWN' | 'SHARE';
}

export class FolderInUse extends Error {
  readonly code = 'DATA_FOLDER_IN_USE';
  constructor(folder: string, holder: FolderHolder) {
    super(
      `the data folder ${folder} is in use by process ${holder.pid} (${holder.applicationName}): ` +
        `stop that process first (kill ${holder.pid}), or give this one another folder or a DATABASE_URL`,
    );
    this.name = 'FolderInUse';
  }
}

export async function openDatabase(settings: DatabaseSettings): Promise<DataSourceDatabase> {
  if (settings.databaseUrl !== undefined) return connectPostgres(settings.databaseUrl, settings);
  const socketDirectory = socketDirectoryOf(settings.dataFolder);
  const taken = takeFolder(settings.dataFolder, {
    applicationName: settings.applicationName,
    socketDirectory,
  });
  if (isLock(taken)) return openFolder(settings, socketDirectory, taken);
  if (settings.access === 'OWN') throw new FolderInUse(settings.dataFolder, taken);
  return connectThrough(taken, settings);
}

async function openFolder(
  settings: DatabaseSettings,
  socketDirectory: string,
  lock: FolderLock,
): Promise<DataSourceDatabase> {
  try {
    const server = await startEmbeddedServer(settings.dataFolder, socketDirectory);
    return await connectEmbedded(socketDirectory, settings, async () => {
      await server.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

const RETRY_MS = 100;
const MOST_RETRIES = 300;

/** The holder may still be starting, so its socket is tried again for a while, as long as the holder lives. */
async function connectThrough(
  holder: FolderHolder,
  settings: DatabaseSettings,
  retries = MOST_RETRIES,
): Promise<DataSourceDatabase> {
  try {
    return await connectEmbedded(holder.socketDirectory, settings);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable) || retries === 0) throw error;
  }
  if (holderOf(settings.dataFolder) === null) return openDatabase(settings);
  await sleep(RETRY_MS);
  return connectThrough(holder, settings, retries - 1);
}
