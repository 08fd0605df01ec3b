import type { GraphQLResolveInfo } from 'graphql';

/** Where a field stands in the answer, from the root. */
export function pathOf(info: GraphQLResolveInfo): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at !== undefined; at = at.prev)
    path.unshift(at.key);
  return path;
}
