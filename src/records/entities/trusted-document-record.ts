// A document that a client may run by its digest.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'trusted_documents' })
export class TrustedDocumentRecord {
  @PrimaryColumn('text')
  issuer!: string;

  @PrimaryColumn('text', { name: 'client_id' })
  clientId!: string;

  /** Of the text in UTF-8, in lower-case hexadecimal. */
  @PrimaryColumn('text')
  sha256!: string;

  @Column('text')
  name!: string;

  @Column('text')
  text!: string;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt!: Date;

  @Column('text', { name: 'registered_by_issuer' })
  registeredByIssuer!: string;

  @Column('text', { name: 'registered_by_subject' })
  registeredBySubject!: string;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt!: Date | null;
}
