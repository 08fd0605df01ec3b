/** Signing up: the one change of accounts that needs no token (Policy section 2). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { signUp, type SignUpAsked } from '../../lifecycle/sign-up.js';
import { readSignedUp } from '../../records/stores/sign-up-store.js';
import { change } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { toGlobalId } from '../global-id.js';
import { toAddress } from '../types/contact-changes.js';
import { SignUpInput, SignUpPayload } from '../types/sign-up.js';

@Resolver()
export class SignUpResolver {
  @Mutation(() => SignUpPayload, {
    nullable: true,
    description:
      'Makes an account of an applicant, and a login where the person has none. Needs no token. There is no CPNI until the first service.',
  })
  @Open('open to everybody: it answers what it has made, and nothing of anybody else')
  async signUp(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SignUpInput, { description: 'The person.' }) input: SignUpInput,
  ): Promise<SignUpPayload> {
    const { objects, userErrors } = await change(context, info, { name: 'signUp', input }, (scope) =>
      signUp(scope, askedOf(input)),
    );
    const accountId = objects?.['account'];
    if (accountId === undefined) return { accountId: null, number: null, loginName: null, userErrors };
    const { database } = context.services;
    const subject = objects?.['login'] ?? null;
    const made = await factsOrUnavailable(context, readSignedUp(database, { accountId, subject }));
    const { number = null, loginName = null } = made ?? {};
    return { accountId: toGlobalId('Account', accountId), number, loginName, userErrors };
  }
}

function askedOf({ kind, name, owner, contacts, policyVersion, password = null }: SignUpInput): SignUpAsked {
  return {
    kind,
    name,
    owner: {
      name: owner.name,
      email: owner.email,
      phone: owner.phone,
      address: toAddress<null>(owner.address),
    },
    contacts: contacts.map(({ role, name: person, email = null, phone = null, address = null }) => ({
      role,
      name: person,
      email,
      phone,
      address: toAddress<null>(address),
    })),
    policyVersion,
    password,
  };
}
