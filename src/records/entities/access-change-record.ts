// A change to who may call, and who made it.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'access_changes' })
export class AccessChangeRecord {
  @PrimaryColumn('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  change!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  value!: string;

  @Column('text', { name: 'by_issuer' })
  byIssuer!: string;

  @Column('text', { name: 'by_subject' })
  bySubject!: string;
}
