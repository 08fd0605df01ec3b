// A person to speak with about an account. Personal information (Policy section 2).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'contacts' })
export class ContactRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'contact_id' })
  contactId!: string;

  @Column('text')
  role!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;

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

  @Column('integer')
  version!: number;

  @Column('timestamptz')
  since!: Date;

  @Column('timestamptz', { name: 'email_since' })
  emailSince!: Date;

  @Column('timestamptz', { name: 'address_since' })
  addressSince!: Date;
}
