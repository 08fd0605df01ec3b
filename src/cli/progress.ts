// Progress on standard error: a bar where somebody watches, a line at every tenth where it goes to a file.
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** `says` stands beside the figures: a rate, for instance. */
  reach: (done: number, says?: string) => void;
  stop: () => void;
}

export function startProgress(total: number, unit: string): Progress {
  return process.stderr.isTTY ? bar(total, unit) : lines(total, unit);
}

function bar(total: number, unit: string): Progress {
  const format = `{bar} {percentage}% | {value}/{total} ${unit} | {says}{eta_formatted} left`;
  const shown = new SingleBar({ format, stream: process.stderr }, Presets.shades_classic);
  shown.start(total, 0, { says: '' });
  return {
    reach: (done, says) => {
      shown.update(done, { says: says === undefined ? '' : `${says} | ` });
    },
    stop: () => {
      shown.stop();
    },
  };
}

function lines(total: number, unit: string): Progress {
  const began = performance.now();
  let tenths = 0;
  return {
    reach: (done, says) => {
      const reached = Math.floor((done * 10) / total);
      if (reached > tenths) {
        const parts = [`${reached * 10}% ${done}/${total} ${unit}`];
        if (says !== undefined) parts.push(says);
        if (done < total) parts.push(`${secondsLeft(performance.now() - began, done, total)} s left`);
        process.stderr.write(`${parts.join(', ')}\n`);
      }
      tenths = reached;
    },
    stop: () => undefined,
  };
}

function secondsLeft(elapsedMs: number, done: number, total: number): number {
  return Math.round((elapsedMs * (total - done)) / done / 1000);
}
