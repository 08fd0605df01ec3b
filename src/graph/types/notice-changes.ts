/** Notices as they are recorded, and their bounces (47 CFR 64.2008). */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ApprovalScope, NoticeChannel } from '../../policy/request.js';
import type { NewNotice } from '../../records/stores/notice-store.js';
import { DateTime } from '../scalars.js';
import { AccountChangeInputType, ChangePayload } from './change.js';
import { NoticeChannelEnum, NoticeKindEnum, NoticeScopeEnum } from './customer-records.js';

@InputType('RecordNoticeInput', { description: 'A notice to one customer.' })
export class RecordNoticeInput extends AccountChangeInputType {
  @Field(() => NoticeKindEnum, { defaultValue: 'OPT_OUT', description: 'Which approval it asks for.' })
  kind!: NewNotice['kind'];

  @Field(() => NoticeScopeEnum, { defaultValue: 'MARKETING', description: 'What for.' })
  scope!: ApprovalScope;

  @Field(() => NoticeChannelEnum, {
    description:
      'How it goes: by e-mail it is sent at once; what goes by post is yours to post, as `text` has it.',
  })
  channel!: NoticeChannel;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'The companies that it names beside the carrier.',
  })
  companies!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'For what goes by post: when it is posted; now when left out.',
  })
  postedAt?: Date;
}

@InputType('ReportBounceInput', { description: 'A notice that came back.' })
export class ReportBounceInput extends AccountChangeInputType {
  @Field(() => ID, { description: 'Its id, as `recordNotice` answered it.' })
  notice!: string;
}

@ObjectType('NoticePayload', { description: 'The notice after the change.' })
export class NoticePayload extends ChangePayload {}
