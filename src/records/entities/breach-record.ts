// One breach of the register, with when whom it was told to (47 CFR 64.2011).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'breaches' })
export class BreachRecord {
  @PrimaryColumn('uuid', { name: 'breach_id' })
  breachId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  rule!: string;

  @Column('timestamptz', { name: 'discovered_at' })
  discoveredAt!: Date;

  @Column('timestamptz', { name: 'determined_at' })
  determinedAt!: Date;

  @Column('text', { array: true })
  categories!: string[];

  @Column('integer', { name: 'customers_affected' })
  customersAffected!: number;

  @Column('text')
  summary!: string;

  @Column('text', { name: 'reported_by_issuer' })
  reportedByIssuer!: string;

  @Column('text', { name: 'reported_by_subject' })
  reportedBySubject!: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt!: Date;

  @Column('timestamptz', { name: 'agencies_due_at' })
  agenciesDueAt!: Date;

  @Column('timestamptz', { name: 'agencies_notified_at', nullable: true })
  agenciesNotifiedAt!: Date | null;

  @Column('timestamptz', { name: 'customers_not_before', nullable: true })
  customersNotBefore!: Date | null;

  @Column('timestamptz', { name: 'customers_due_at', nullable: true })
  customersDueAt!: Date | null;

  @Column('timestamptz', { name: 'held_until', nullable: true })
  heldUntil!: Date | null;

  @Column('text', { name: 'held_on_direction', nullable: true })
  heldOnDirection!: string | null;

  @Column('timestamptz', { name: 'customers_notified_at', nullable: true })
  customersNotifiedAt!: Date | null;
}
