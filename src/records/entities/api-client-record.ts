// A registered client, the company behind it, and the most it may be granted.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'api_clients' })
export class ApiClientRecord {
  @PrimaryColumn('text')
  issuer!: string;

  @PrimaryColumn('text', { name: 'client_id' })
  clientId!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'caller_kind' })
  callerKind!: string;

  @Column('text', { name: 'company_id', nullable: true })
  companyId!: string | null;

  @Column('text', { array: true })
  purposes!: string[];

  @Column('text', { array: true, nullable: true })
  categories!: string[] | null;

  @Column('boolean', { name: 'requires_dpop' })
  requiresDpop!: boolean;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  /** `{keys: [...]}`: public keys alone (RFC 7517). */
  @Column('jsonb', { nullable: true })
  jwks!: object | null;

  @Column('boolean', { name: 'requires_body_digest' })
  requiresBodyDigest!: boolean;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt!: Date;

  /** It sends the digests of registered documents and no text. */
  @Column('boolean', { name: 'documents_only' })
  documentsOnly!: boolean;
}
