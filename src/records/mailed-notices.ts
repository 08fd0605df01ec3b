// Notices, beside the mail that carries them: a notice that goes by e-mail has the id of its message in the outbox. It counts from
// when it was sent, and while it waits, or could not be sent, it is not delivered (47 CFR 64.2008(d)(1), (d)(3)(iii)).

export const MAILED_NOTICES = `(notices n LEFT JOIN outbox_messages m
  ON m.account_id = n.account_id AND m.message_id = n.notice_id)`;

/** When it was recorded, or, later, taken by the mail server. */
export const NOTICE_SENT_AT = 'greatest(n.sent_at, m.sent_at)';

export const NOTICE_NOT_SENT = '(m.message_id IS NOT NULL AND m.sent_at IS NULL)';
