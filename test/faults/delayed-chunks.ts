// Passes chunks on later, in the order they came, also when the delay changes meanwhile.
export class DelayedChunks {
  readonly #pass: (chunk: Buffer) => void;
  readonly #waiting: { readonly chunk: Buffer; readonly due: number }[] = [];

  constructor(pass: (chunk: Buffer) => void) {
    this.#pass = pass;
  }

  put(chunk: Buffer, milliseconds: number): void {
    if (milliseconds === 0 && this.#waiting.length === 0) {
      this.#pass(chunk);
      return;
    }
    this.#waiting.push({ chunk, due: performance.now() + milliseconds });
    if (this.#waiting.length === 1) this.#wait();
  }

  #wait(): void {
    const [next] = this.#waiting;
    if (next === undefined) return;
    setTimeout(
      () => {
        this.#waiting.shift();
        this.#pass(next.chunk);
        this.#wait();
      },
      Math.max(0, next.due - performance.now()),
    );
  }
}
