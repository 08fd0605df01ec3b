import { Extensions } from 'type-graphql';

/** The largest `first` of a field, where it is not the common 100. */
export function MaxPage(most: number) {
  return Extensions({ maxPage: most });
}
