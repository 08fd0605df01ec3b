// How often a login failed of late, for one account name or one address, both as hashes.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'login_attempts' })
export class LoginAttemptRecord {
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('bytea', { name: 'key_hash' })
  keyHash!: Buffer;

  @Column('integer')
  failures!: number;

  @Column('timestamptz', { name: 'last_at' })
  lastAt!: Date;

  @Column('timestamptz', { name: 'blocked_until', nullable: true })
  blockedUntil!: Date | null;
}
