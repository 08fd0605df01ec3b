/** Contacts and the address of record, changed by the owner, or by onboarding staff for an applicant. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { changeAddressOfRecord, updateContact } from '../../lifecycle/contacts.js';
import type { Row } from '../../records/select.js';
import { readContact } from '../../records/stores/contact-store.js';
import { changeAccount } from '../change.js';
import { Open, Personal } from '../classification.js';
import type { OperationContext } from '../context.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import type { ChangedSource } from '../sources.js';
import { BY_RIGHT, CHANGED } from '../types/change.js';
import {
  ChangeAddressOfRecordInput,
  ContactPayload,
  toAddress,
  UpdateContactInput,
} from '../types/contact-changes.js';
import { ContactType } from '../types/contact.js';
import { PersonalArgs } from './arguments.js';

@Resolver(() => ContactPayload)
export class ContactResolver {
  @Mutation(() => ContactPayload, {
    nullable: true,
    description:
      'Changes a contact; its former state is kept. The address of record has a mutation of its own.',
  })
  @Open(BY_RIGHT)
  updateContact(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateContactInput, { description: 'The contact.' }) input: UpdateContactInput,
  ): Promise<ChangedSource> {
    const { contact, expectedVersion, name, email, phone, address } = input;
    const changes = { name: name ?? undefined, email, phone, address: toAddress(address) };
    const asked = { contactId: contact, expectedVersion, changes };
    return changeAccount(context, info, { name: 'updateContact', input }, (change, { id }) =>
      updateContact(change, id, asked),
    );
  }

  @Mutation(() => ContactPayload, {
    nullable: true,
    description:
      'Replaces the address of record and tells the old one at once (47 CFR 64.2010(f)). It counts as one after thirty days.',
  })
  @Open(BY_RIGHT)
  changeAddressOfRecord(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangeAddressOfRecordInput, { description: 'The address.' })
    input: ChangeAddressOfRecordInput,
  ): Promise<ChangedSource> {
    const { expectedVersion, email, address } = input;
    return changeAccount(context, info, { name: 'changeAddressOfRecord', input }, (change, account) =>
      changeAddressOfRecord(change, account, { expectedVersion, email, address: toAddress(address) }),
    );
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the contact; null when nothing was changed.',
  })
  @Open(CHANGED)
  contactId(@Root() { objects }: ChangedSource): string | null {
    return objects?.['contact'] ?? null;
  }

  @FieldResolver(() => ContactType, {
    nullable: true,
    description: 'The contact; null when nothing was changed.',
  })
  @Personal(['NAME', 'ADDRESS'])
  async contact(
    @Root() { objects }: ChangedSource,
    @Read() read: DisclosedRead,
    @Args(() => PersonalArgs) _stated: PersonalArgs,
  ): Promise<Row | null> {
    const contactId = objects?.['contact'];
    if (contactId === undefined) return null;
    const [contact] = await read.list(readContact, { contactId, at: read.context.at });
    return contact ?? null;
  }
}
