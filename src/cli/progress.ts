// Progress on standard error: a bar where somebody watches, a line at every tenth where it goes to a file.
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  reach: (done: number) => void;
  stop: () => void;
}

export function startProgress(total: number, unit: string): Progress {
  return process.stderr.isTTY ? bar(total, unit) : lines(total, unit);
}

function bar(total: number, unit: string): Progress {
  const format = `{bar} {percentage}% | {value}/{total} ${unit} | {eta_formatted} left`;
  const shown = new SingleBar({ format, stream: process.stderr }, Presets.shades_classic);
  shown.start(total, 0);
  return {
    reach: (done) => {
      shown.update(done);
    },
    stop: () => {
      shown.stop();
    },
  };
}

function lines(total: number, unit: string): Progress {
  let tenths = 0;
  return {
    reach: (done) => {
      const reached = Math.floor((done * 10) / total);
      if (reached > tenths) process.stderr.write(`${reached * 10}% ${done}/${total} ${unit}\n`);
      tenths = reached;
    },
    stop: () => undefined,
  };
}
