// Whether a visitor takes cookies.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'site_cookie_choices' })
export class SiteCookieChoiceRecord {
  @PrimaryColumn('uuid', { name: 'choice_id' })
  choiceId!: string;

  @Column('timestamptz')
  hour!: Date;

  @Column('text')
  choice!: string;

  @Column('uuid', { name: 'visitor_id', nullable: true })
  visitorId!: string | null;
}
