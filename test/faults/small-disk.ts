// A small file system in memory, for PostgreSQL to fill; only where mounting is allowed.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
  openSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes every free byte. */
  fill(): void;
  /** Gives back what `fill` took. */
  free(): void;
  freeBytes(): number;
  remove(): void;
}

const BLOCK = Buffer.alloc(64 * 1024);

/** The reason, where mounting is not allowed. */
export function mountSmallDisk(megabytes: number): SmallDisk | string {
  const folder = mkdtempSync(join(tmpdir(), 'account-data-faults-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    rmdirSync(folder);
    return mounted.error?.message ?? mounted.stderr.trim();
  }
  chmodSync(folder, 0o755);
  const ballast = join(folder, 'ballast');
  const unmount = () => {
    execFileSync('umount', ['--lazy', folder]);
    rmdirSync(folder);
  };
  process.once('exit', unmount);
  return {
    folder,
    fill: () => {
      fillUp(ballast);
    },
    free: () => {
      rmSync(ballast, { force: true });
    },
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
    remove() {
      process.off('exit', unmount);
      unmount();
    },
  };
}

function fillUp(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (;;) writeSync(file, BLOCK);
  } catch (error) {
    if (!isFull(error)) throw error;
  } finally {
    closeSync(file);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
