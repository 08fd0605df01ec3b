// Where a run was made: figures of another machine, or of this one under another load, are not comparable.
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGigabytes: number;
  readonly system: string;
  /** Processes that ran or waited to, on average over the last minute. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cores: cores.length,
    processor: cores[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: totalmem() / 2 ** 30,
    system: `${platform()} ${release()}`,
    load: loadavg()[0] ?? NaN,
  };
}
