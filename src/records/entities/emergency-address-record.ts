// The address that emergency services are sent to for a number.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'emergency_addresses' })
export class EmergencyAddressRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'emergency_address_id' })
  emergencyAddressId!: string;

  @Column('text')
  number!: string;

  @Column('text', { name: 'caller_name' })
  callerName!: string;

  @Column('text', { array: true })
  lines!: string[];

  @Column('text')
  city!: string;

  @Column('text', { nullable: true })
  region!: string | null;

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode!: string | null;

  @Column('char', { length: 2 })
  country!: string;

  @Column('timestamptz', { name: 'validated_at', nullable: true })
  validatedAt!: Date | null;
}
