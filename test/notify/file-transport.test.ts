// In the demo mail goes into a folder: one readable file each, whole under its name, the same file when it is sent again.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileTransport } from '../../src/notify/file-transport.js';
import type { OutgoingMail } from '../../src/notify/mail-transport.js';
import { renderMail } from '../../src/notify/render-mail.js';
import { AT, FROM, OWNER } from './outbox.js';

const { signal } = new AbortController();
const { subject, text } = renderMail('RELATIONSHIP_DECLARED', {
  account: 'ACCT-0001',
  company: 'Flowroute Zürich',
  at: AT,
});
const MAIL: OutgoingMail = { messageId: '0190-x', to: OWNER, subject, text, createdAt: AT };
const NAME = '20261125T120000Z-0190-x.eml';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a mail is one file that holds its headers and its text', async () => {
  const mail = join(folder, 'mail');
  const plain = { ...MAIL, text: text.replace('ü', 'u') };
  await createFileTransport(mail, FROM).send(plain, signal);
  expect(await readdir(mail)).toEqual([NAME]);
  const content = await readFile(join(mail, NAME), 'utf8');
  const [headers = '', ...body] = content.split('\n\n');
  expect(headers.split('\n').sort()).toEqual(
    [
      'Auto-Submitted: auto-generated',
      'Content-Transfer-Encoding: 7bit',
      'Content-Type: text/plain; charset=utf-8',
      'Date: Wed, 25 Nov 2026 12:00:00 +0000',
      'From: Flowroute <notices@carrier.test>',
      'MIME-Version: 1.0',
      'Message-ID: <0190-x@carrier.test>',
      'Subject: A company says that it provides you a service: please confirm or',
      'To: owner@customer.test',
      ' refuse',
    ].sort(),
  );
  expect(body.join('\n\n')).toBe(plain.text);
  expect((await stat(join(mail, NAME))).mode & 0o777).toBe(0o600);
  expect((await stat(mail)).mode & 0o777).toBe(0o700);
});

test('letters outside ASCII are encoded as mail encodes them', async () => {
  await createFileTransport(folder, FROM).send(MAIL, signal);
  expect(await readFile(join(folder, NAME), 'utf8')).toContain('Flowroute Z=C3=BCrich');
});

test('a mail that is sent again is the same file', async () => {
  const transport = createFileTransport(folder, FROM);
  await transport.send(MAIL, signal);
  const first = await readFile(join(folder, NAME));
  await transport.send(MAIL, signal);
  expect(await readdir(folder)).toEqual([NAME]);
  expect(await readFile(join(folder, NAME))).toEqual(first);
});

test('a folder that cannot be written is a fault that may pass', async () => {
  await writeFile(join(folder, 'mail'), 'a file where the folder should be');
  await expect(createFileTransport(join(folder, 'mail'), FROM).send(MAIL, signal)).rejects.toMatchObject({
    word: 'FILE',
    permanent: false,
  });
});
