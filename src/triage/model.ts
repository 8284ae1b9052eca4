import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Features } from './features.ts';

/** A linear model: a row a slot, a column a class. */
export interface Linear {
  classes: number;
  /** What a cell of the table is worth. */
  scale: number;
  table: Int16Array;
}

export interface Model {
  about: Linear;
  language: Linear;
  /** How rare a slot is among the examples; 0 where none has it. */
  rarity: Float32Array;
  languageRarity: Float32Array;
  /** Words of the examples that the vectors lack. */
  words: ReadonlySet<string>;
  /** From this probability on a category is right often enough to be taken without asking. */
  sureFrom: number;
}

const part = z.object({ classes: z.number(), scale: z.number(), cells: z.number() });
const headSchema = z.object({
  v: z.literal(1),
  about: part,
  language: part,
  rarity: z.number(),
  languageRarity: z.number(),
  sureFrom: z.number(),
  words: z.string(),
});

export const modelFile = join(import.meta.dirname, 'model', 'model.bin');

/** Reads what `writeModel` of `train/` wrote: the head's length (uint32), the head (JSON), the tables one after another. */
export function loadModel(path = modelFile): Model {
  const bytes = readFileSync(path);
  const headBytes = bytes.readUInt32LE(0);
  const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 4, 4 + headBytes)));
  let at = 4 + headBytes;
  const take = (length: number): ArrayBuffer => {
    // Copied, so that it begins where its numbers may begin.
    const copy = new Uint8Array(bytes.subarray(at, at + length)).buffer;
    at += length;
    return copy;
  };
  const linear = ({ classes, scale, cells }: z.infer<typeof part>): Linear => ({
    classes,
    scale,
    table: new Int16Array(take(cells * 2)),
  });
  return {
    about: linear(head.about),
    language: linear(head.language),
    rarity: new Float32Array(take(head.rarity * 4)),
    languageRarity: new Float32Array(take(head.languageRarity * 4)),
    words: new Set(head.words.split(' ')),
    sureFrom: head.sureFrom,
  };
}

export function scoresOf({ classes, scale, table }: Linear, { slots, weights }: Features): Float64Array {
  const scores = new Float64Array(classes);
  for (let at = 0; at < slots.length; at++) {
    const row = slots[at]! * classes;
    for (let column = 0; column < classes; column++) scores[column]! += weights[at]! * table[row + column]!;
  }
  return scores.map((score) => score * scale);
}
