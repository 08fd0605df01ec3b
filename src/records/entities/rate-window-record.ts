// How many requests of one caller came in its running window, by a digest of who it is.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'rate_windows' })
export class RateWindowRecord {
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  points!: number;

  /** Epoch milliseconds. */
  @Column('bigint', { nullable: true })
  expire!: string | null;
}
