import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** What stands under a heading of the README. */
export const sectionOf = (heading: string): string =>
  readme.split(/^#+ /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';

/** The JSON schema under a heading. */
export function schemaIn(heading: string): object {
  const [, json] = /```json\n([^]*?)```/.exec(sectionOf(heading)) ?? [];
  if (!json) throw new Error(`no schema under "${heading}"`);
  return JSON.parse(json) as object;
}

/** The cells of each row of the first table under a heading, without its head. */
export function tableIn(heading: string): string[][] {
  const rows = sectionOf(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.slice(2);
}
