/** The four directives that show a field's class in the printed schema. They only show it: the class itself is read from the decorator. */
import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLSchema,
} from 'graphql';
import { PERSONAL_KINDS } from '../policy/categories.js';
import { RECORD_READERS } from './classification.js';

const ON_FIELDS = [DirectiveLocation.FIELD_DEFINITION];
const listOf = (type: GraphQLEnumType) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const flag = (description: string) => ({
  type: new GraphQLNonNull(GraphQLBoolean),
  defaultValue: false,
  description,
});

const PersonalKind = new GraphQLEnumType({
  name: 'PersonalKind',
  description: 'The kinds of personal information (Policy section 2).',
  values: Object.fromEntries(
    Object.entries(PERSONAL_KINDS).map(([kind, { means }]) => [kind, { description: means }]),
  ),
});
const RecordReader = new GraphQLEnumType({
  name: 'RecordReader',
  description: 'Who may read a record.',
  values: Object.fromEntries(
    Object.entries(RECORD_READERS).map(([reader, description]) => [reader, { description }]),
  ),
});

/** Made over the enum of categories of a built schema, so that there is one copy of it. */
export function classDirectives(schema: GraphQLSchema): GraphQLDirective[] {
  const CpniCategory = schema.getType('CpniCategory') as GraphQLEnumType;
  return [
    new GraphQLDirective({
      name: 'cpni',
      description:
        'Customer proprietary network information of every one of these categories (47 U.S.C. 222(h)(1)).',
      locations: ON_FIELDS,
      args: {
        category: { type: listOf(CpniCategory), description: 'The categories.' },
        callDetail: flag('Whether it tells of a single call (47 CFR 64.2003(d)).'),
        callLocation: flag('Whether it tells where a call was made (47 U.S.C. 222(f)).'),
      },
    }),
    new GraphQLDirective({
      name: 'personal',
      description: 'Personal information (Policy section 2): not CPNI, and never shared under section 3.',
      locations: ON_FIELDS,
      args: { kinds: { type: listOf(PersonalKind), description: 'The kinds.' } },
    }),
    new GraphQLDirective({
      name: 'record',
      description: 'A record of rights and disclosures: neither CPNI nor open.',
      locations: ON_FIELDS,
      args: { readers: { type: listOf(RecordReader), description: 'Who may read it.' } },
    }),
    new GraphQLDirective({
      name: 'open',
      description: 'Readable by whoever sees the object at all.',
      locations: ON_FIELDS,
      args: {
        because: { type: new GraphQLNonNull(GraphQLString), description: 'Why it needs no decision.' },
        whileTied: flag('Only while the caller’s tie to the account is in force.'),
      },
    }),
  ];
}
