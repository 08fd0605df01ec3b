// What waits is sent at least once, never again once it was marked, later when the server says so, and not at all when the
// server refuses this mail for good.
import { DATABASES, useDatabase } from '../support/databases.js';
import { headerOf, startMailServer, type MailServer } from './mail-server.js';
import { addAccounts, emptyOutbox, FROM, OWNER, queue, rowOf, senderTo } from './outbox.js';

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  let server: MailServer;
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));
  afterEach(() => server.close());

  test('mail that is due is sent once, whole, under an id made from its own', async () => {
    server = await startMailServer();
    const id = await queue(held.database);
    const sender = senderTo(held.database, server.url);
    await sender.sendDue();
    await sender.sendDue();
    await sender.close(1000);
    expect(server.received).toHaveLength(1);
    const [{ raw, to } = { raw: '', to: '' }] = server.received;
    expect(to).toBe(OWNER);
    expect(headerOf(raw, 'From')).toBe(`Flowroute <${FROM}>`);
    expect(headerOf(raw, 'To')).toBe(OWNER);
    expect(headerOf(raw, 'Message-ID')).toBe(`<${id}@carrier.test>`);
    expect(headerOf(raw, 'Date')).toBe('Wed, 25 Nov 2026 12:00:00 +0000');
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(raw).toContain('- the password\r\n');
    expect(await rowOf(held.database, id)).toMatchObject({
      sent: true,
      dead: false,
      attempts: 1,
      fault: null,
    });
  });
});
