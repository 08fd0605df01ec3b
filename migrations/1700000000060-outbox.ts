// Mail that waits, was sent, or could not be: written in the transaction of the change it tells of, sent afterwards.
// The text of a mail is written once; later it can only be taken away.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE outbox_messages (
    account_id uuid NOT NULL REFERENCES accounts,
    message_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[A-Z_]{1,40}$'),
    recipient text NOT NULL CHECK (recipient ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]]+$'),
    subject text NOT NULL CHECK (subject !~ '[[:cntrl:]]'),
    body text,
    created_at timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    sent_at timestamptz,
    dead_at timestamptz,
    last_fault text CHECK (last_fault ~ '^[A-Z][A-Z0-9_]{0,31}$'),
    PRIMARY KEY (account_id, message_id),
    CONSTRAINT sent_or_dead CHECK (sent_at IS NULL OR dead_at IS NULL),
    CONSTRAINT waiting_mail_has_text CHECK (body IS NOT NULL OR sent_at IS NOT NULL OR dead_at IS NOT NULL)
  )`,
  `CREATE INDEX outbox_messages_waiting ON outbox_messages (next_attempt_at, created_at)
    WHERE sent_at IS NULL AND dead_at IS NULL`,
  'CREATE INDEX outbox_messages_dead ON outbox_messages (dead_at) WHERE dead_at IS NOT NULL',
  'CREATE INDEX outbox_messages_kept ON outbox_messages (sent_at) WHERE sent_at IS NOT NULL AND body IS NOT NULL',
  'CREATE INDEX outbox_messages_by_message ON outbox_messages (message_id)',
  `CREATE FUNCTION refuse_mail_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the text of a mail does not change' USING ERRCODE = 'restrict_violation';
  END $$`,
  `CREATE TRIGGER outbox_messages_change BEFORE UPDATE OF body ON outbox_messages
    FOR EACH ROW WHEN (NEW.body IS NOT NULL AND NEW.body IS DISTINCT FROM OLD.body)
    EXECUTE FUNCTION refuse_mail_change()`,
  'GRANT SELECT, INSERT ON outbox_messages TO account_data_api',
  `GRANT UPDATE (next_attempt_at, attempts, sent_at, dead_at, last_fault, body) ON outbox_messages
    TO account_data_api`,
];

const DOWN = ['DROP TABLE outbox_messages', 'DROP FUNCTION refuse_mail_change()'];

export class Outbox1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
