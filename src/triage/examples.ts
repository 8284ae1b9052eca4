import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isCategory, type Category } from '../domain/category.ts';
import { languages, type Language } from '../domain/language.ts';

/** A text as people write it, and what it is about. */
export interface Example {
  text: string;
  category: Category;
  language: Language;
}

const shipped = join(import.meta.dirname, 'examples');

/** One example a line, a file a category: `browser.txt`; in other languages in a folder of theirs: `de/browser.txt`. */
export function loadExamples(dir = shipped): Example[] {
  return languages.flatMap((language) => {
    const folder = language === 'en' ? dir : join(dir, language);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
    return files.sort().flatMap((file) => {
      const category = basename(file, '.txt');
      if (!isCategory(category)) throw new Error(`${file} in ${folder} names no category`);
      const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
      return lines.filter((line) => line.trim() !== '').map((text) => ({ text, category, language }));
    });
  });
}
