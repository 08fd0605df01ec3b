// A company: the carrier, one beside it, or one outside it.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'companies' })
export class CompanyRecord {
  @PrimaryColumn('text', { name: 'company_id' })
  companyId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: string;

  @Column('boolean', { name: 'communications_related' })
  communicationsRelated!: boolean;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;
}
