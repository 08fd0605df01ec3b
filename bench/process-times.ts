// CPU time of a process with its children, as Linux tells it in /proc (proc(5)).
import { readdirSync, readFileSync } from 'node:fs';

/** Of one clock tick: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
}

/** Milliseconds of a process, of its living children and of those it has waited for; null without /proc. */
export function cpuOfFamily(pid: number): number | null {
  const all = everyProcess();
  const members = all.filter((one) => one.pid === pid || one.parent === pid);
  return members.length === 0 ? null : members.reduce((sum, { ms }) => sum + ms, 0);
}

function everyProcess(): ProcessTimes[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => timesOf(Number(name)) ?? []);
  } catch {
    return [];
  }
}

function timesOf(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before may hold anything
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
    return { pid, parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return null; // it ended meanwhile
  }
}
