// A change and its mail are committed together or not at all; and nothing that is queued can be more than one mail to one address.
import { isMailAddress, maskAddress } from '../../src/notify/mail-address.js';
import { MailRefused } from '../../src/notify/mail-refused.js';
import { queueMail } from '../../src/notify/queue-mail.js';
import { renderMail } from '../../src/notify/render-mail.js';
import { forOperation } from '../../src/records/operation-database.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { SUN } from '../records/sample-records.js';
import { addAccounts, AT, emptyOutbox, OWNER, queueTo } from './outbox.js';

const MAIL = renderMail('ACCOUNT_CHANGED', { account: 'ACCT-SUN', changed: ['PASSWORD'], at: AT });

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => addAccounts(held.database));
  beforeEach(() => emptyOutbox(held.database));

  const changed = () =>
    held.database.query<{ name: string }>('SELECT name FROM accounts WHERE name = $1', ['New']);
  const queued = () => held.database.query('SELECT kind, recipient, subject, body FROM outbox_messages');
  const change = 'UPDATE accounts SET name = $2 WHERE account_id = $1';

  test('a change that is rolled back leaves no mail', async () => {
    const attempt = held.database.transaction(async (inside) => {
      await inside.query(change, [SUN, 'New']);
      await queueTo(inside);
      throw new Error('the change fails');
    });
    await expect(attempt).rejects.toThrow('the change fails');
    expect([await changed(), await queued()]).toEqual([[], []]);
  });

  test('a mail that is refused takes its change with it', async () => {
    const attempt = held.database.transaction(async (inside) => {
      await inside.query(change, [SUN, 'New']);
      await queueTo(inside, 'no address');
    });
    await expect(attempt).rejects.toThrow(MailRefused);
    expect([await changed(), await queued()]).toEqual([[], []]);
  });

  test('a change that is committed has its mail, as rendered', async () => {
    await held.database.transaction(async (inside) => {
      await inside.query(change, [SUN, 'New']);
      await queueTo(inside);
    });
    expect(await changed()).toHaveLength(1);
    expect(await queued()).toEqual([
      { kind: 'ACCOUNT_CHANGED', recipient: OWNER, subject: MAIL.subject, body: MAIL.text },
    ]);
  });

  test('outside a transaction no mail is queued, by an operation neither', async () => {
    const { signal } = new AbortController();
    for (const database of [held.database, forOperation(held.database, { requestId: 'r', signal })])
      await expect(queueTo(database)).rejects.toThrow('inside the transaction of its change');
    expect(await queued()).toEqual([]);
  });

  test('inside a savepoint, and inside the transaction of an operation, mail is queued', async () => {
    const { signal } = new AbortController();
    await held.database.transaction((inside) => inside.transaction((inner) => queueTo(inner)));
    await forOperation(held.database, { requestId: 'r', signal }).transaction((inside) => queueTo(inside));
    expect(await queued()).toHaveLength(2);
  });

  test('the text of a mail can be taken away, and not changed', async () => {
    await held.database.transaction((inside) => queueTo(inside));
    await held.database.query('UPDATE outbox_messages SET sent_at = created_at');
    await expect(held.database.query('UPDATE outbox_messages SET body = $1', ['other'])).rejects.toThrow(
      'the text of a mail does not change',
    );
    await held.database.query('UPDATE outbox_messages SET body = NULL');
    await expect(held.database.query('UPDATE outbox_messages SET body = $1', [MAIL.text])).rejects.toThrow(
      'the text of a mail does not change',
    );
  });

  test('mail that waits has its text', async () => {
    await held.database.transaction((inside) => queueTo(inside));
    await expect(held.database.query('UPDATE outbox_messages SET body = NULL')).rejects.toThrow(
      /waiting_mail_has_text/,
    );
  });

  const INJECTIONS: readonly (readonly [says: string, mail: Partial<typeof MAIL & { to: string }>])[] = [
    ['an address with a second header', { to: 'owner@customer.test\r\nBcc: other@evil.test' }],
    ['an address with a second address', { to: 'owner@customer.test,other@evil.test' }],
    ['an address in angle brackets', { to: 'x<owner@customer.test>' }],
    ['an address with a source route', { to: '@evil.test:owner@customer.test' }],
    ['a subject with a second header', { subject: 'Notice\r\nBcc: other@evil.test' }],
    ['a subject with a line separator', { subject: 'Notice\u2028Bcc: other@evil.test' }],
    ['an empty subject', { subject: '' }],
  ];

  test.each(INJECTIONS)('%s is refused', async (_, given) => {
    const mail = { ...MAIL, accountId: SUN, to: OWNER, at: AT, ...given };
    await expect(held.database.transaction((inside) => queueMail(inside, mail))).rejects.toThrow(MailRefused);
  });
});

const ADDRESSES: readonly (readonly [address: string, holds: boolean])[] = [
  ['owner@customer.test', true],
  ["o'hara+bills@mail.customer.test", true],
  ['root@localhost', true],
  [`${'a'.repeat(64)}@customer.test`, true],
  [`${'a'.repeat(65)}@customer.test`, false],
  [`a@${'b.'.repeat(126)}test`, false],
  ['', false],
  ['owner', false],
  ['@customer.test', false],
  ['owner@', false],
  ['owner@-customer.test', false],
  ['owner@customer..test', false],
  ['owner@@customer.test', false],
  ['owner @customer.test', false],
  ['"owner"@customer.test', false],
  ['owner@[127.0.0.1]', false],
  ['ownér@customer.test', false],
  ['owner@customer.test\n', false],
];

test.each(ADDRESSES)('%j is an address: %j', (address, holds) => {
  expect(isMailAddress(address)).toBe(holds);
});

test('an address is shown by the first letters of its parts', () => {
  expect(maskAddress(OWNER)).toBe('o***@c***');
});
