import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What English words mean, as numbers: words that are used alike lie close together. */
export interface Vectors {
  readonly size: number;
  has(word: string): boolean;
  /** The words' average, rare ones counting more, at length 1; undefined when none is known. */
  senseOf(words: readonly string[]): Float32Array | undefined;
}

const file = join(import.meta.dirname, 'model', 'vectors.bin');

/**
 * Reads `vectors.bin`: the length of the word list (uint32), the number of dimensions (uint32), the words, the most
 * frequent first, with a line break between them, and each word's dimensions (int8, all to length 127).
 */
export function loadVectors(path = file): Vectors {
  const bytes = readFileSync(path);
  const listBytes = bytes.readUInt32LE(0);
  const size = bytes.readUInt32LE(4);
  const rows = new Map(
    bytes
      .toString('utf8', 8, 8 + listBytes)
      .split('\n')
      .map((word, row) => [word, row]),
  );
  const table = new Int8Array(bytes.buffer, bytes.byteOffset + 8 + listBytes, rows.size * size);
  return {
    size,
    has: (word) => rows.has(word),
    senseOf: (words) => {
      const sum = new Float32Array(size);
      let known = false;
      for (const word of words) {
        const row = rows.get(word);
        if (row === undefined) continue;
        known = true;
        // By frequency: the hundredth word says little, the ten-thousandth much.
        const weight = Math.log(row + 3);
        for (let at = 0; at < size; at++) sum[at]! += table[row * size + at]! * weight;
      }
      return known ? toLengthOne(sum) : undefined;
    },
  };
}

function toLengthOne(values: Float32Array): Float32Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return values.map((value) => value / length);
}
