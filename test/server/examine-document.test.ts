// The limits of a document hold wherever the stack ends.
import { examineDocument } from '../../src/server/examine-document.js';

/** Within the limit of tokens. */
const NESTED = `${'{ a '.repeat(1300)}${'}'.repeat(1300)}`;

function deepest(): number {
  try {
    return 1 + deepest();
  } catch {
    return 0;
  }
}

function below<T>(frames: number, work: () => T): T {
  return frames === 0 ? work() : below(frames - 1, work);
}

test('a document that is nested deeper than the stack is refused as too deep', () => {
  const frames = Math.floor(deepest() * 0.7);
  expect(() => below(frames, () => examineDocument(NESTED))).toThrow(
    expect.objectContaining({ code: 'OPERATION_TOO_DEEP', extensions: { limit: 'depth', most: 16 } }),
  );
});
