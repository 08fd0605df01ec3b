// One thing that the authorization server keeps until it expires: a session, a code, a grant, a used proof.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'oidc_payloads' })
export class OidcPayloadRecord {
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb')
  payload!: unknown;

  @Column('text', { name: 'grant_id', nullable: true })
  grantId!: string | null;

  @Column('text', { name: 'user_code', nullable: true })
  userCode!: string | null;

  @Column('text', { nullable: true })
  uid!: string | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { name: 'consumed_at', nullable: true })
  consumedAt!: Date | null;
}
