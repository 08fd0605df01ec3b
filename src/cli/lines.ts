// A stream of bytes as lines, in bounded memory: a line longer than the limit is dropped as it comes, and named.

export const LONGEST_LINE = 1024 * 1024;

export interface Line {
  readonly number: number;
  /** Null when the line was longer than the limit. */
  readonly text: string | null;
}

/** Lines end with LF or CRLF; a last line without an end counts. */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  limit: number = LONGEST_LINE,
): AsyncGenerator<Line> {
  const line = new PartialLine(limit);
  let number = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      line.add(bytes.subarray(start, end));
      yield { number: (number += 1), text: line.take() };
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  if (!line.isEmpty()) yield { number: number + 1, text: line.take() };
}

class PartialLine {
  private parts: Buffer[] = [];
  private length = 0;

  constructor(private readonly limit: number) {}

  add(part: Buffer): void {
    this.length += part.length;
    if (this.length > this.limit) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  isEmpty(): boolean {
    return this.length === 0;
  }

  take(): string | null {
    const text = this.length > this.limit ? null : Buffer.concat(this.parts).toString('utf8');
    this.parts = [];
    this.length = 0;
    return text?.endsWith('\r') ? text.slice(0, -1) : text;
  }
}
