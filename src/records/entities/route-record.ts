// Where an account's calls are sent.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'routes' })
export class RouteRecord {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid', { name: 'route_id' })
  routeId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  target!: string;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('integer')
  priority!: number;
}
