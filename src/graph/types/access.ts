/** Who may call, as those see it who change it: registered clients, and what a change answers. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CpniCategory } from '../../policy/categories.js';
import type { Purpose } from '../../policy/purposes.js';
import { REVOCATION_KINDS, type RevocationKind } from '../../records/stores/revocation-store.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { CHANGED, ChangeInputType, ChangePayload } from './change.js';
import { CpniCategoryEnum, PurposeEnum } from './policy-words.js';

const REVOKED: Readonly<Record<RevocationKind, string>> = {
  TOKEN: 'One token, by its jti.',
  GRANT: 'Every token of one grant, by its grant_id.',
  SUBJECT: 'Every token of one subject issued until now, by its sub.',
  CLIENT: 'Every token of one client issued until now, by its client_id.',
};

export const RevocationKindEnum = enumOf(
  'RevocationKind',
  'What of a token is named.',
  Object.fromEntries(REVOCATION_KINDS.map((kind) => [kind, REVOKED[kind]])) as Record<RevocationKind, string>,
);

@InputType('RegisterClientInput', { description: 'A client of a company, with its public key.' })
export class RegisterClientInput extends ChangeInputType {
  @Field(() => ID, { description: 'The company it calls for, such as affiliate-active.' })
  company!: string;

  @Field(() => ID, { nullable: true, description: 'Its client_id; made from the company when left out.' })
  clientId?: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => [PurposeEnum], { description: 'The purposes it may state.' })
  purposes!: Purpose[];

  @Field(() => [CpniCategoryEnum], {
    nullable: true,
    description: 'The categories it may ask for; any when left out.',
  })
  categories?: CpniCategory[];

  @Field(() => String, {
    description: 'Its public key or keys: PEM, JWK or JWK set. A private key is refused.',
  })
  publicKeys!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether its proofs of possession must cover the request body (x-camara:bh).',
  })
  requiresBodyDigest!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it runs registered documents by their digest and may send no text.',
  })
  documentsOnly!: boolean;
}

@InputType('SuspendClientInput', { description: 'A client to be refused from now on.' })
export class SuspendClientInput extends ChangeInputType {
  @Field(() => ID, { description: 'Its client_id.' })
  clientId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Whose client it is: an iss; this server’s own when left out.',
  })
  issuer?: string;
}

@InputType('RevokeTokenInput', { description: 'Access tokens to be refused from now on.' })
export class RevokeTokenInput extends ChangeInputType {
  @Field(() => RevocationKindEnum, { description: 'What `value` names.' })
  kind!: RevocationKind;

  @Field(() => ID, { description: 'The jti, grant_id, sub or client_id.' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Whose tokens: an iss; this server’s own when left out.',
  })
  issuer?: string;
}

@ObjectType('RegisteredClient', { description: 'A client that may call.', simpleResolvers: true })
export class RegisteredClientType {
  @Field(() => ID, { description: 'Its client_id.' })
  @Open(CHANGED)
  clientId!: string;

  @Field(() => String, { description: 'Whose client it is: `embedded` or an iss.' })
  @Open(CHANGED)
  issuer!: string;

  @Field(() => String, { description: 'What people call it.' })
  @Open(CHANGED)
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The company it calls for.' })
  @Open(CHANGED)
  companyId!: string | null;

  @Field(() => [PurposeEnum], { description: 'The purposes it may state.' })
  @Open(CHANGED)
  purposes!: readonly string[];

  @Field(() => Boolean, { description: 'Whether its tokens come with a proof of possession.' })
  @Open(CHANGED)
  requiresDpop!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it runs registered documents by their digest and may send no text.',
  })
  @Open(CHANGED)
  documentsOnly!: boolean;

  @Field(() => Boolean, { description: 'Whether it or its company is suspended.' })
  @Open(CHANGED)
  suspended!: boolean;
}

@ObjectType('ClientPayload', { description: 'The client after the change.', simpleResolvers: true })
export class ClientPayload extends ChangePayload {
  @Field(() => RegisteredClientType, {
    nullable: true,
    description: 'The client; null when nothing was changed.',
  })
  @Open(CHANGED)
  client!: RegisteredClientType | null;
}

@ObjectType('RevokeTokenPayload', {
  description: 'Whether the tokens are refused from now on.',
  simpleResolvers: true,
})
export class RevokeTokenPayload extends ChangePayload {
  @Field(() => Boolean, { description: 'True once every operation that begins from now on refuses them.' })
  @Open(CHANGED)
  revoked!: boolean;
}
