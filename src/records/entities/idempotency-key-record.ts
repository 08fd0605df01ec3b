// What was changed under an idempotency key, which is kept as its hash.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'idempotency_keys' })
export class IdempotencyKeyRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('bytea', { name: 'key_hash' })
  keyHash!: Buffer;

  @Column('bytea', { name: 'input_hash' })
  inputHash!: Buffer;

  @Column('jsonb', { nullable: true })
  objects!: Readonly<Record<string, string>> | null;

  @Column('timestamptz')
  at!: Date;
}
