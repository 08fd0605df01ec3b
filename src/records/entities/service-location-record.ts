// An address at which an account is served.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'service_locations' })
export class ServiceLocationRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'location_id' })
  locationId!: string;

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

  @Column('text', { name: 'rate_center', nullable: true })
  rateCenter!: string | null;
}
