// Every entity of the records room, listed by hand: the data source knows these tables and no other.
export const ENTITIES = [] as const;
