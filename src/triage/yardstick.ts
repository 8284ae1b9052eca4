import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { categories } from '../domain/category.ts';

const lineSchema = z.object({ text: z.string(), label: z.enum(categories) });
export type Labelled = z.infer<typeof lineSchema>;

/**
 * Texts that the shipped model has not learned from. They say how sure it may be, and that what a desk learns later
 * makes nothing worse.
 */
export function loadYardstick(): Labelled[] {
  return readFileSync(join(import.meta.dirname, 'yardstick.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
