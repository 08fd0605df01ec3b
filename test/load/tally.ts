// The tally of a run: what happened, how often, and every promise that was broken. It is printed at the end; one broken promise fails the run.
export class Tally {
  readonly #parts = new Map<string, Map<string, number>>();
  readonly #violations: string[] = [];
  #part = 'start';

  /** What is counted from here on belongs to this part. */
  begin(part: string): void {
    this.#part = part;
    this.#parts.set(part, new Map());
    console.log(`\n${part}`);
  }

  count(what: string, by = 1): void {
    const counts = this.#parts.get(this.#part) ?? new Map<string, number>();
    counts.set(what, (counts.get(what) ?? 0) + by);
    this.#parts.set(this.#part, counts);
  }

  counted(what: string): number {
    return this.#parts.get(this.#part)?.get(what) ?? 0;
  }

  say(line: string): void {
    console.log(`  ${line}`);
  }

  violate(promise: string): void {
    const line = `${this.#part}: ${promise}`;
    if (this.#violations.length < MOST_TOLD) console.log(`  VIOLATION ${promise}`);
    this.#violations.push(line);
  }

  /** For a part that shows nothing unless this was seen. */
  require(what: string, why: string): void {
    if (this.counted(what) === 0) this.violate(`nothing was shown: ${why}`);
  }

  get broken(): boolean {
    return this.#violations.length > 0;
  }

  print(): void {
    for (const [part, counts] of this.#parts) {
      console.log(`\n${part}`);
      for (const [what, times] of [...counts].sort()) console.log(`  ${String(times).padStart(8)}  ${what}`);
    }
    console.log(`\n${this.#violations.length} violations`);
    for (const violation of this.#violations.slice(0, MOST_TOLD)) console.log(`  ${violation}`);
  }
}

const MOST_TOLD = 20;
