// A hold on the data of an account: it keeps them and grants no read (18 U.S.C. 2703(f)).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'legal_holds' })
export class LegalHoldRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'hold_id' })
  holdId!: string;

  @Column('uuid', { name: 'reference_id' })
  referenceId!: string;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt!: Date;

  @Column('timestamptz', { name: 'until_at', nullable: true })
  untilAt!: Date | null;

  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt!: Date | null;

  @Column('timestamptz', { name: 'renewed_at', nullable: true })
  renewedAt!: Date | null;
}
