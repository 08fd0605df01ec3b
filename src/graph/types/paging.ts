/**
 * Relay connections: pages of nodes with cursors. A connection's own fields carry the class of the field that opens
 * it; a count is QUANTITY besides (Relay Cursor Connections Specification).
 */
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Cpni, Open, Personal, Record, type CpniClass, type FieldClass } from '../classification.js';

@ObjectType('PageInfo', { description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether more follow after this page.' })
  @Open('part of the page that holds it, guarded there')
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Always false: pages are read forwards.' })
  @Open('part of the page that holds it, guarded there')
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first entry.' })
  @Open('part of the page that holds it, guarded there')
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry: give it as `after` for the next page.',
  })
  @Open('part of the page that holds it, guarded there')
  endCursor!: string | null;
}

/** A page as resolvers answer it. */
export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfoType;
}

/** The decorator that declares `classification` again on a connection's own fields. */
function same(classification: FieldClass): PropertyDecorator {
  switch (classification.class) {
    case 'CPNI':
      return Cpni(classification.category, classification);
    case 'PERSONAL':
      return Personal(classification.kinds);
    case 'RECORD':
      return Record(classification.readers);
    case 'OPEN':
      return Open(classification.because, classification);
  }
}

/**
 * `<name>Connection` and `<name>Edge` over a node type, every field of the given class. `counted` adds `totalCount`,
 * which is QUANTITY besides.
 */
export function connectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  classification: FieldClass,
  counted?: { readonly totalCount: CpniClass },
) {
  @ObjectType(`${name}Edge`, { description: `One entry of a page of ${name}.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, {
      nullable: true,
      description: 'An opaque cursor: good for this field, account and caller only.',
    })
    @same(classification)
    cursor!: string;

    @Field(node, { nullable: true, description: 'The entry itself.' })
    @same(classification)
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}.`, simpleResolvers: true })
  class Connection implements Page<Node> {
    @Field(() => [Edge], {
      nullable: 'itemsAndList',
      description: 'The entries of the page, each with its cursor.',
    })
    @same(classification)
    edges!: Edge[];

    @Field(() => [node()], { nullable: 'itemsAndList', description: 'The entries of the page alone.' })
    @same(classification)
    nodes!: Node[];

    @Field(() => PageInfoType, { nullable: true, description: 'Where the page stands in its list.' })
    @same(classification)
    pageInfo!: PageInfoType;

    totalCount?: number | null;
  }
  if (counted) {
    Field(() => Int, { nullable: true, description: 'How many there are in all, whatever the page.' })(
      Connection.prototype,
      'totalCount',
    );
    same(counted.totalCount)(Connection.prototype, 'totalCount');
  }
  return Connection;
}
