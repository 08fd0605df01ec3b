// A relationship between an account and a company, for a time.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'service_relationships' })
export class ServiceRelationshipRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'relationship_id' })
  relationshipId!: string;

  @Column('text', { name: 'company_id' })
  companyId!: string;

  @Column('text')
  kind!: string;

  @Column('timestamptz', { name: 'from_at' })
  fromAt!: Date;

  @Column('timestamptz', { name: 'to_at', nullable: true })
  toAt!: Date | null;
}
