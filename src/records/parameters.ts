// The parameters of one statement and the conditions that use them. Values travel beside the SQL, never in it.
import { toIso, type Instant } from '../clock.js';

/** Instants that expressions of a property table name in braces: `{at}`. */
export type Instants = Readonly<Record<string, Instant>>;

/** Values that SQL of ours names in braces, with their types. */
export type NamedValues = Readonly<Record<string, readonly [value: unknown, type: 'text' | 'timestamptz']>>;

export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and answers its place in the statement. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Binds the named values that `sql` uses, and no others: a parameter that no expression uses has no type. */
  bindNamed(sql: string, named: NamedValues): string {
    return Object.entries(named)
      .filter(([name]) => sql.includes(`{${name}}`))
      .reduce(
        (text, [name, [value, type]]) => text.replaceAll(`{${name}}`, `${this.bind(value)}::${type}`),
        sql,
      );
  }

  bindInstants(sql: string, instants: Instants = {}): string {
    const named = Object.entries(instants).map(([name, at]) => [name, [toIso(at), 'timestamptz']] as const);
    return this.bindNamed(sql, Object.fromEntries(named));
  }
}

/** SQL around the place of a value; a condition whose value is undefined is left out. */
export type Condition = readonly [sql: (place: string) => string, value: unknown];

export function where(parameters: Parameters, conditions: readonly Condition[]): string {
  return conditions
    .filter(([, value]) => value !== undefined)
    .map(([sql, value]) => ` AND ${sql(parameters.bind(value))}`)
    .join('');
}
