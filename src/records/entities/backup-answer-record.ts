// What a person answers who has lost the password: the question, and the hash of the answer.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'backup_answers' })
export class BackupAnswerRecord {
  @PrimaryColumn('text')
  subject!: string;

  @Column('text')
  question!: string;

  @Column('text', { name: 'answer_hash' })
  answerHash!: string;

  @Column('timestamptz')
  since!: Date;
}
