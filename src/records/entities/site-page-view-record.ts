// A page of a visit, and how long it was looked at.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'site_page_views' })
export class SitePageViewRecord {
  @PrimaryColumn('uuid', { name: 'visit_id' })
  visitId!: string;

  @PrimaryColumn('integer')
  place!: number;

  @Column('text')
  path!: string;

  @Column('integer')
  seconds!: number;
}
