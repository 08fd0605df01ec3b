// Access tokens that were revoked, by what they carry.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'token_revocations' })
export class TokenRevocationRecord {
  @PrimaryColumn('text')
  issuer!: string;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  value!: string;

  @Column('timestamptz', { name: 'revoked_at' })
  revokedAt!: Date;
}
