// A text by its SHA-256, in lower-case hexadecimal. The audit log, whose checker knows nothing but its format, has its own.
import { createHash } from 'node:crypto';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
