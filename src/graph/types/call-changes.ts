/** Calls with a customer as they are opened, edited and ended. */
import { Field, InputType, Int } from 'type-graphql';
import type { RequestAuthentication } from '../../policy/request.js';
import { enumOf } from '../enums.js';
import { AccountChangeInputType } from './change.js';
import { PaperInputType } from './paper-changes.js';
import { AuthenticationMethodEnum } from './papers.js';

type CallChannel = Exclude<RequestAuthentication['channel'], 'ONLINE'>;

const CallChannelEnum = enumOf('CallChannel', 'Where staff and customer meet.', {
  TELEPHONE: 'On the telephone.',
  IN_STORE: 'In a store.',
} satisfies Record<CallChannel, string>);

@InputType('CustomerAuthenticationInput', {
  description: 'How the customer was authenticated (47 CFR 64.2010).',
})
export class CustomerAuthenticationInput {
  @Field(() => AuthenticationMethodEnum, { description: 'By which means.' })
  method!: RequestAuthentication['method'];

  @Field(() => CallChannelEnum, { defaultValue: 'TELEPHONE', description: 'Where.' })
  channel!: CallChannel;
}

const CONSENT = 'Whether the customer, told of the right to refuse, approves the use of CPNI for this call';

@InputType('OpenCallInput', { description: 'A customer on the telephone or in the store.' })
export class OpenCallInput extends AccountChangeInputType {
  @Field(() => Boolean, { description: `${CONSENT} (47 CFR 64.2008(f)).` })
  customerConsented!: boolean;

  @Field(() => CustomerAuthenticationInput, { description: 'How the customer was authenticated.' })
  authentication!: CustomerAuthenticationInput;
}

@InputType('UpdateCallInput', { description: 'What has changed during a call; the rest stays as it is.' })
export class UpdateCallInput extends PaperInputType {
  @Field(() => Int, { description: 'The version that the edit was made from, as in `Paper.version`.' })
  expectedVersion!: number;

  @Field(() => Boolean, { nullable: true, description: `${CONSENT} from now on.` })
  customerConsented?: boolean;

  @Field(() => CustomerAuthenticationInput, {
    nullable: true,
    description: 'How the customer was authenticated since, by a call back say.',
  })
  authentication?: CustomerAuthenticationInput;
}

@InputType('EndCallInput', { description: 'A call that is over.' })
export class EndCallInput extends PaperInputType {}
