// What the benchmark says while it runs, with the seconds since it began.
const began = performance.now();

export function say(line: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
  console.log(`${seconds} s  ${line}`);
}
