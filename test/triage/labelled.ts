import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `label<TAB>text` a line; lines with # are comments. */
export function readLabelled(file: string): { label: string; text: string }[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label, text] = line.split('\t');
      return { label: label!, text: text! };
    });
}
