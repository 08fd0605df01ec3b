// A list that is JSON already: it goes into the JSON of an answer as it is, and is read again only where somebody looks into it.
import { randomUUID } from 'node:crypto';

export class JsonList {
  readonly text: string;
  readonly length: number;

  /** `text`: a JSON array of that many elements. */
  constructor(text: string, length: number) {
    this.text = text;
    this.length = length;
  }

  toJSON(): unknown {
    if (gathering === null) return JSON.parse(this.text);
    gathering.push(this.text);
    return MARK;
  }
}

/** Stands for a list while the rest is written. Nobody is told it, so that no value can be it. */
const MARK = `list-${randomUUID()}`;

let gathering: string[] | null = null;

/** As JSON.stringify writes it, to the byte, where the texts are as that writes them. */
export function stringifyJson(value: unknown): string {
  const texts: string[] = [];
  const outer = gathering;
  gathering = texts;
  try {
    const parts = JSON.stringify(value).split(`"${MARK}"`);
    return parts.reduce((text, part, place) => text + part + (texts[place] ?? ''), ''); // put together once, where it is sent
  } finally {
    gathering = outer;
  }
}
