// Run by the build: makes an empty embedded database once and packs it beside the compiled program, so that the
// first start unpacks it instead of making one, which takes several seconds.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { TEMPLATE } from './embedded-server.js';

async function makeTemplate(): Promise<void> {
  if (existsSync(TEMPLATE)) return;
  const database = await PGlite.create();
  const packed = await database.dumpDataDir('gzip');
  await database.close();
  writeFileSync(`${TEMPLATE}.part`, Buffer.from(await packed.arrayBuffer()));
  renameSync(`${TEMPLATE}.part`, TEMPLATE);
}

void makeTemplate();
