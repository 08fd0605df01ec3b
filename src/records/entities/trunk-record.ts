// A SIP trunk of an account.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'trunks' })
export class TrunkRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'trunk_id' })
  trunkId!: string;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text', { name: 'sip_domain' })
  sipDomain!: string;

  @Column('text', { array: true })
  codecs!: string[];

  @Column('text', { name: 'allowed_ips', array: true })
  allowedIps!: string[];

  @Column('integer')
  channels!: number;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;
}
