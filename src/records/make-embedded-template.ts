// Run by the build: makes an embedded database with every table of this build, and packs it beside the compiled
// program. A first start unpacks it, instead of making one, which takes several seconds.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { clusterIn, TEMPLATE } from './embedded-server.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';

async function makeTemplate(): Promise<void> {
  rmSync(TEMPLATE, { force: true }); // what an earlier build packed must not be unpacked here
  const folder = mkdtempSync(join(tmpdir(), 'account-data-template-'));
  try {
    const database = await openDatabase({ dataFolder: folder, applicationName: 'the build', access: 'OWN' });
    await migrate(database);
    await database.close();
    await pack(clusterIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pack(cluster: string): Promise<void> {
  const database = await PGlite.create(cluster);
  const packed = await database.dumpDataDir('gzip');
  await database.close();
  writeFileSync(`${TEMPLATE}.part`, Buffer.from(await packed.arrayBuffer()));
  renameSync(`${TEMPLATE}.part`, TEMPLATE);
}

void makeTemplate();
