// A notice sent to a customer, as it was sent (47 CFR 64.2008). Only its bouncing is ever added.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'notices' })
export class NoticeRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId!: string;

  @Column('text')
  channel!: string;

  @Column('text', { name: 'company_ids', array: true })
  companyIds!: string[];

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @Column('timestamptz', { name: 'bounced_at', nullable: true })
  bouncedAt!: Date | null;

  @Column('text')
  kind!: string;

  @Column('text', { array: true, nullable: true })
  uses!: string[] | null;

  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { nullable: true })
  text!: string | null;
}
