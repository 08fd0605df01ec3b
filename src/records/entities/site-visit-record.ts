// One visit to the site, of nobody in particular (Policy section 1).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'site_visits' })
export class SiteVisitRecord {
  @PrimaryColumn('uuid', { name: 'visit_id' })
  visitId!: string;

  @Column('timestamptz')
  hour!: Date;

  @Column('uuid', { name: 'visitor_id', nullable: true })
  visitorId!: string | null;

  @Column('cidr', { nullable: true })
  network!: string | null;

  @Column('text')
  browser!: string;

  @Column('text', { name: 'referrer_origin', nullable: true })
  referrerOrigin!: string | null;

  @Column('text', { name: 'exit_origin', nullable: true })
  exitOrigin!: string | null;
}
