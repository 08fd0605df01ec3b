// A relationship between an account and a company, for a time. One that is not confirmed ties nothing.
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

  @Column('timestamptz', { name: 'declared_at' })
  declaredAt!: Date;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
