// A file that was named on the command line; one that cannot be read is told by the code of the system.
import { readFile } from 'node:fs/promises';

export async function readGivenFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`the file ${path} cannot be read (${code})`, { cause: error });
  }
}
