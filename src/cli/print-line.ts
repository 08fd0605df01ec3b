// One line to a stream, waiting while its reader is slow, so that nothing piles up in memory.

import { once } from 'node:events';
import type { Writable } from 'node:stream';

export async function printLine(output: Writable, line: string): Promise<void> {
  if (!output.write(`${line}\n`)) await once(output, 'drain');
}
