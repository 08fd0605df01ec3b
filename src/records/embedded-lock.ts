// One process at a time opens the data folder: PGlite itself does not look. The lock is a file that names its
// holder by process id and start of that process, so that after a crash, or in a reused id, it is known as stale.
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.js';

export interface FolderHolder {
  pid: number;
  /** What the system says of when the process began; compared, never read. */
  processStart: string;
  applicationName: string;
  socketDirectory: string;
}

export interface FolderLock {
  release(): void;
}

/** Takes the folder for this process, or answers who holds it. */
export function takeFolder(
  folder: string,
  mine: Pick<FolderHolder, 'applicationName' | 'socketDirectory'>,
): FolderLock | FolderHolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  const draft = join(folder, `lock.${process.pid}`);
  const holder: FolderHolder = { pid: process.pid, processStart: processStart(process.pid) ?? '', ...mine };
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    return linkOrYield(draft, lock);
  } finally {
    rmSync(draft, { force: true });
  }
}

export function isLock(taken: FolderLock | FolderHolder): taken is FolderLock {
  return 'release' in taken;
}

/** The live holder of the folder, or null. */
export function holderOf(folder: string): FolderHolder | null {
  const holder = readHolder(join(folder, 'lock'));
  return holder && isAlive(holder) ? holder : null;
}

// INVARIANT: the lock appears whole, by link; and a stale one is moved away before it is removed, so that of two
// processes that find the same stale lock only one moves it.
function linkOrYield(draft: string, lock: string): FolderLock | FolderHolder {
  for (;;) {
    try {
      linkSync(draft, lock);
      return {
        release: () => {
          rmSync(lock, { force: true });
        },
      };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const holder = readHolder(lock);
    if (holder && isAlive(holder)) return holder;
    moveAway(lock, holder);
  }
}

function moveAway(lock: string, stale: FolderHolder | null): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    const moved = readHolder(aside);
    if (moved && !sameProcess(moved, stale)) linkSync(aside, lock); // another process was quicker: its lock goes back
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(file: string): FolderHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as FolderHolder;
  } catch {
    return null;
  }
}

function isAlive(holder: FolderHolder): boolean {
  const started = processStart(holder.pid);
  return started !== null && started === holder.processStart;
}

function sameProcess(one: FolderHolder, other: FolderHolder | null): boolean {
  return one.pid === other?.pid && one.processStart === other.processStart;
}

/** Null when no such process runs. Linux: boot and clock ticks since it; elsewhere what `ps` prints. */
function processStart(pid: number): string | null {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : `${boot} ${rest[18] ?? ''}`;
  } catch {
    return null;
  }
}
