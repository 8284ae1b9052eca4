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

/** One of the fixed sets in `sets/`: JSON a line. */
export const readSet = <Row>(file: string): Row[] =>
  readFileSync(join(import.meta.dirname, 'sets', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

export const shareOf = <Row>(rows: readonly Row[], is: (row: Row) => boolean): number =>
  rows.filter(is).length / rows.length;
