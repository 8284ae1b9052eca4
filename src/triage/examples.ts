import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isCategory } from '../domain/category.ts';
import type { Example } from './classify.ts';

const shipped = join(import.meta.dirname, 'examples');

/** One example a line, a file a category: `browser.txt`. */
export function loadExamples(dir = shipped): Example[] {
  return readdirSync(dir).flatMap((file) => {
    const category = basename(file, '.txt');
    if (!isCategory(category)) throw new Error(`${file} in ${dir} names no category`);
    const lines = readFileSync(join(dir, file), 'utf8').split(/\r?\n/);
    return lines.filter((line) => line.trim() !== '').map((text) => ({ text, category }));
  });
}
