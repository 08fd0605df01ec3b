// A process that sends what is due and ends, so that a test can kill it: send-mail.ts <database url> <mail server's url>
import { connectPostgres } from '../../src/records/connect.js';
import { senderTo } from '../notify/outbox.js';

async function run(databaseUrl = '', mailServer = ''): Promise<void> {
  const database = await connectPostgres(databaseUrl, { applicationName: 'tests' });
  const sender = senderTo(database, mailServer);
  await sender.sendDue();
  await sender.close(1000);
  await database.close();
}

void run(...process.argv.slice(2));
