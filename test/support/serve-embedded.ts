// A process that owns an embedded data folder until its standard input ends:
// serve-embedded.ts <folder> serve|migrated|seeded <now>; the last two bring it to that state first.
import { openDatabase } from '../../src/records/open-database.js';
import { migrate } from '../../src/records/migrate.js';
import { seedDemo } from '../../src/seed/seed-demo.js';

async function main([folder = '', state = '', now = '']: string[]): Promise<void> {
  const database = await openDatabase({ dataFolder: folder, applicationName: 'tests', access: 'OWN' });
  if (state !== 'serve') await migrate(database);
  if (state === 'seeded') await seedDemo(database, { now: Number(now) });
  process.stdin.resume().once('end', () => void database.close());
  process.stdout.write('ready\n');
}

void main(process.argv.slice(2));
