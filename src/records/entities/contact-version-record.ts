// A contact as it was from an instant until its next version: kept, never changed.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'contact_versions' })
export class ContactVersionRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'contact_id' })
  contactId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('timestamptz')
  since!: Date;

  @Column('text')
  role!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('timestamptz', { name: 'email_since' })
  emailSince!: Date;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { array: true })
  lines!: string[];

  @Column('text', { nullable: true })
  city!: string | null;

  @Column('text', { nullable: true })
  region!: string | null;

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode!: string | null;

  @Column('char', { length: 2, nullable: true })
  country!: string | null;

  @Column('timestamptz', { name: 'address_since' })
  addressSince!: Date;
}
