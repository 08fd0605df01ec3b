/** Papers as they are opened, edited and closed. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AccountChangeInputType, ChangeInputType, ChangePayload } from './change.js';

@InputType()
export class PaperInputType extends ChangeInputType {
  @Field(() => ID, { description: 'The code of the paper, such as TICKET-7K3M9Q.' })
  reference!: string;
}

@InputType('OpenTicketInput', { description: 'A fault or a dispute of one account.' })
export class OpenTicketInput extends AccountChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description:
      'The agent who works on it, whom the account is assigned to; left out, any assigned agent may.',
  })
  agent?: string;
}

@InputType('CloseTicketInput', { description: 'A ticket that is done.' })
export class CloseTicketInput extends PaperInputType {}

@ObjectType('PaperPayload', { description: 'The paper after the change.' })
export class PaperPayload extends ChangePayload {}
