// A run over one file of records: who, when, how far, and what came of its rows.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'imports' })
export class ImportRecord {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('bigint', { name: 'file_bytes', nullable: true })
  fileBytes!: string | null;

  @Column('text', { name: 'file_sha256', nullable: true })
  fileSha256!: string | null;

  @Column('text', { name: 'by_issuer' })
  byIssuer!: string;

  @Column('text', { name: 'by_subject' })
  bySubject!: string;

  @Column('text', { name: 'by_login' })
  byLogin!: string;

  @Column('uuid')
  claim!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'reached_at' })
  reachedAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('timestamptz', { name: 'abandoned_at', nullable: true })
  abandonedAt!: Date | null;

  @Column('bigint', { name: 'bytes_done' })
  bytesDone!: string;

  @Column('bigint', { name: 'lines_done' })
  linesDone!: string;

  @Column('bigint')
  inserted!: string;

  @Column('bigint')
  known!: string;

  @Column('bigint')
  rejected!: string;

  @Column('jsonb')
  reasons!: Record<string, number>;

  @Column('bigint', { name: 'rejects_bytes' })
  rejectsBytes!: string;

  @Column('jsonb', { name: 'stands_under', nullable: true })
  standsUnder!: object | null;
}
