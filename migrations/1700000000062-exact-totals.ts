// Totals that are sums of what the records hold: seconds, for a minute is no decimal of the seconds billed, and by a
// prefix that message records have as call records do. The prefix of a message that is there already follows from its
// recipient: the country code (ITU-T E.164), and in the North American plan the area code.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TOTALS = ['usage_totals', 'destination_totals'] as const;

const inSeconds = (table: string) => [
  `ALTER TABLE ${table} ADD COLUMN billed_seconds bigint CHECK (billed_seconds >= 0)`,
  `UPDATE ${table} SET billed_seconds = round(minutes * 60)`,
  `ALTER TABLE ${table} ALTER COLUMN billed_seconds SET NOT NULL, DROP COLUMN minutes`,
  `GRANT UPDATE (billed_seconds) ON ${table} TO account_data_api`,
];

const inMinutes = (table: string) => [
  `ALTER TABLE ${table} ADD COLUMN minutes numeric(18,6) CHECK (minutes >= 0)`,
  `UPDATE ${table} SET minutes = billed_seconds / 60.0`,
  `ALTER TABLE ${table} ALTER COLUMN minutes SET NOT NULL, DROP COLUMN billed_seconds`,
  `GRANT UPDATE (minutes) ON ${table} TO account_data_api`,
];

const UP = [
  ...TOTALS.flatMap(inSeconds),
  'ALTER TABLE message_records ADD COLUMN destination_prefix text',
  `UPDATE message_records SET destination_prefix = CASE
     WHEN recipient_number LIKE '+1%' THEN substr(recipient_number, 2, 4)
     WHEN recipient_number LIKE '+7%' THEN '7'
     WHEN recipient_number ~ '^\\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])'
       THEN substr(recipient_number, 2, 2)
     ELSE substr(recipient_number, 2, 3) END`,
];

const DOWN = ['ALTER TABLE message_records DROP COLUMN destination_prefix', ...TOTALS.flatMap(inMinutes)];

export class ExactTotals1700000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
