/**
 * Global object ids: opaque to clients, `<Type>:<id>` in base64url. An id of account data carries its account,
 * so that `node` goes to one shard.
 */
import { validate } from 'uuid';

export const NODE_TYPES = ['Account', 'PrivacyPolicy', 'Decision'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface GlobalId {
  readonly type: NodeType;
  /** An account and, below it, what belongs to the account; for others the key alone. */
  readonly keys: readonly string[];
}

export function toGlobalId(type: string, ...keys: readonly string[]): string {
  return Buffer.from([type, ...keys].join(':')).toString('base64url');
}

/** The parts of a global id; null when it is not one of ours, whatever else it may be. */
export function parseGlobalId(id: string): GlobalId | null {
  if (!/^[\w-]{4,200}$/.test(id)) return null;
  const [type = '', ...keys] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  const known = KEY_SHAPES[type as NodeType] as ((keys: readonly string[]) => boolean) | undefined;
  if (!known?.(keys) || toGlobalId(type, ...keys) !== id) return null;
  return { type: type as NodeType, keys };
}

const KEY_SHAPES: Readonly<Record<NodeType, (keys: readonly string[]) => boolean>> = {
  Account: (keys) => keys.length === 1 && keys.every(validate),
  Decision: (keys) => keys.length === 2 && keys.every(validate),
  PrivacyPolicy: (keys) => keys.length === 1 && /^[\w.-]{1,40}$/.test(keys[0] ?? ''),
};
