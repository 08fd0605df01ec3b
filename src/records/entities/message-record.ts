// A message, never its content. Kept by month of its sending.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'message_records' })
export class MessageRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;

  @Column('text')
  direction!: string;

  @Column('text', { name: 'sender_number' })
  senderNumber!: string;

  @Column('text', { name: 'recipient_number' })
  recipientNumber!: string;

  @Column('char', { name: 'destination_country', length: 2, nullable: true })
  destinationCountry!: string | null;

  @Column('integer')
  segments!: number;

  @Column('text', { name: 'destination_prefix', nullable: true })
  destinationPrefix!: string | null;
}
