// The points that one caller may spend on operations, by a digest of who it is, as they were at an instant.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'cost_budgets' })
export class CostBudgetRecord {
  @PrimaryColumn('text')
  key!: string;

  @Column('double precision')
  points!: number;

  @Column('timestamptz', { name: 'restored_at' })
  restoredAt!: Date;

  /** Whether the last operation had its points. */
  @Column('boolean')
  granted!: boolean;
}
