import { Field, ID, InterfaceType } from 'type-graphql';
import { Open } from '../classification.js';
import { AccountSource } from '../sources.js';

@InterfaceType('Node', {
  description: 'An object with a global id. Only Account, PrivacyPolicy and Decision are nodes.',
  autoRegisterImplementations: false,
  resolveType: (node: object) =>
    node instanceof AccountSource ? 'Account' : (node as { __typename: string }).__typename,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'The global id: opaque.' })
  @Open('the id names the object, and says nothing of it')
  id!: string;
}
