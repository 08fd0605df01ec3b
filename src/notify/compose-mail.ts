// A mail with its headers, the same whichever way it leaves and however often. The Message-ID is made from the id of the
// message, so that a mail that is sent twice can be recognized; that no person wrote it is said by RFC 3834.
import type { SendMailOptions } from 'nodemailer';
import { toDate } from '../clock.js';
import { isMailAddress } from './mail-address.js';
import { MailFault, type OutgoingMail } from './mail-transport.js';

/** Addresses go as they are, never as text that would be parsed into several; one that is none is a fault for good. */
export function composeMail(
  { messageId, to, subject, text, createdAt }: OutgoingMail,
  from: string,
): SendMailOptions {
  if (!isMailAddress(to)) throw new MailFault('ADDRESS', true);
  return {
    from: { name: 'Flowroute', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    messageId: `<${messageId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: toDate(createdAt),
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
