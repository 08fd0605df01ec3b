// Loaded before the server by the run of faults alone: its clock is ahead by the milliseconds that a file says, read at the start and
// again at SIGUSR2. Timers run on as they do when the clock of a machine is set.
const { readFileSync } = require('node:fs');

const RealDate = Date;
let aheadMs = 0;
const now = () => RealDate.now() + aheadMs;

function read() {
  aheadMs = Number(readFileSync(process.env.FAULTS_CLOCK_FILE, 'utf8'));
  process.stderr.write(`the clock is ahead by ${aheadMs} ms\n`);
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

process.on('SIGUSR2', read);
read();
