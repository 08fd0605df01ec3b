/**
 * Operations over the schema as it is: any path from the roots to any field, with aliases, fragments, inline fragments,
 * directives, connections, repeated and reordered selections, and several accounts at once.
 */
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random.js';
import type { Asking } from './statements.js';

const DEEPEST = 7;
/** Most references are about the first account: half of the operations are about it too. */
const FIRST_ACCOUNT_SHARE = 0.5;

/** What is known of the data: ids that `account` and `node` take, and the period that is asked for. */
export interface KnownData {
  /** Of ACCT-0001 and so on, in order. */
  readonly accountIds: readonly string[];
  readonly from: string;
  readonly to: string;
}

export class OperationGenerator {
  #fragments: string[] = [];
  #aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly asking: Asking,
    private readonly known: KnownData,
  ) {}

  generate(): string {
    this.#fragments = [];
    const roots = Array.from({ length: 1 + this.random.below(3) }, (_, place) =>
      this.#root(`r${String(place)}`),
    );
    return `query Q($yes: Boolean! = true, $no: Boolean! = false) { __typename @include(if: $yes) @skip(if: $no) ${roots.join(' ')} }\n${this.#fragments.join('\n')}`;
  }

  #root(alias: string): string {
    const account = this.#type('Account');
    const selection = () => this.#selection(account, 1);
    const place = this.random.chance(FIRST_ACCOUNT_SHARE)
      ? 0
      : this.random.below(this.known.accountIds.length);
    const id = this.known.accountIds[place] ?? '';
    const number = `ACCT-${String(1 + place).padStart(4, '0')}`;
    const roots = [
      () => `${alias}__accountByNumber: accountByNumber(number: "${number}") ${selection()}`,
      () => `${alias}__account: account(id: "${id}") ${selection()}`,
      () => `${alias}__node: node(id: "${id}") { __typename ... on Account ${selection()} }`,
      () =>
        `${alias}__accounts: accounts(first: ${String(1 + this.random.below(4))}) { nodes ${selection()} }`,
    ];
    return this.random.pick(roots)();
  }

  #type(name: string): GraphQLObjectType {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) throw new Error(`the schema has no type ${name}`);
    return type;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < DEEPEST || !isCompositeType(getNamedType(field.type)),
    );
    const share = depth <= 2 ? 0.45 : 0.7;
    const chosen = fields.filter(() => this.random.chance(share));
    const parts = (chosen.length > 0 ? chosen : [this.random.pick(fields)]).map((field) =>
      this.#field(field, depth),
    );
    if (this.random.chance(0.2)) parts.push('__typename');
    if (this.random.chance(0.15)) parts.reverse();
    return `{ ${this.#wrap(parts.join(' '), type)} }`;
  }

  /** Sometimes within a fragment, named or inline, or under a directive that lets it through. */
  #wrap(selection: string, type: GraphQLObjectType): string {
    const ways = [
      () => `... on ${type.name} { ${selection} }`,
      () => `... @include(if: $yes) { ${selection} }`,
      () => `... @skip(if: $yes) { ${selection} } __typename`,
      () => {
        const name = `F${String(this.#fragments.length)}`;
        this.#fragments.push(`fragment ${name} on ${type.name} { ${selection} }`);
        return `...${name}`;
      },
    ];
    return this.random.chance(0.25) ? this.random.pick(ways)() : selection;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type);
    const args = this.#arguments(field);
    const once = () =>
      `${field.name}${args}${isObjectType(named) ? ` ${this.#selection(named, depth + 1)}` : ''}`;
    const ways = [
      () => once(),
      () => `${this.#alias(field)}: ${once()}`,
      () => `${this.#alias(field)}: ${once()} ${this.#alias(field)}: ${once()}`,
      () => `${once()} ${once()}`,
      () =>
        `${field.name}${args} @include(if: $yes)${isObjectType(named) ? ` ${this.#selection(named, depth + 1)}` : ''}`,
    ];
    if (args.includes('first') || args.includes('from')) return `${this.#alias(field)}: ${once()}`; // merged with others they would conflict
    return this.random.chance(0.7) ? once() : this.random.pick(ways)();
  }

  /** Ends with the field's name, so that whoever reads the answer knows which field stands there. */
  #alias({ name }: GraphQLField<unknown, unknown>): string {
    this.#aliases += 1;
    return `a${String(this.#aliases)}__${name}`;
  }

  #arguments({ name, args }: GraphQLField<unknown, unknown>): string {
    if (name === 'cpni' || name === 'cpniAccess') return `(${this.asking.statement})`;
    const stated = args.some((argument) => argument.name === 'purpose') ? [this.asking.personal] : [];
    const given = args
      .filter((argument) => isNonNullType(argument.type) || this.random.chance(0.3))
      .flatMap((argument) => this.#argument(argument));
    const all = [...stated, ...given].filter((text) => text !== '');
    return all.length > 0 ? `(${all.join(', ')})` : '';
  }

  #argument({ name, type }: GraphQLArgument): string[] {
    const named = getNamedType(type);
    if (name === 'purpose' || name === 'reference' || name === 'offering' || name === 'after') return [];
    if (name === 'first') return [`first: ${String(1 + this.random.below(6))}`];
    if (name === 'from' || name === 'to') return [`${name}: "${this.known[name]}"`];
    if (isEnumType(named)) return [`${name}: ${this.random.pick(named.getValues()).name}`];
    throw new Error(`the generator knows no value for the argument ${name}`);
  }
}
