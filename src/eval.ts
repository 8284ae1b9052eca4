/* `npm run eval -- classify FILE.jsonl` and `npm run eval -- retrieve FILE.jsonl`: how well texts are understood. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { categories } from './domain/category.ts';
import { loadArticles } from './triage/articles.ts';
import { measureClassifier, showClassifier } from './triage/eval/classify.ts';
import { measureRetrieval, showRetrieval } from './triage/eval/retrieve.ts';

const usage = `npm run eval -- classify FILE.jsonl [--apps "SAP,Maximo"] [--json]
  FILE.jsonl has {"text","label"} in each line; labels: ${categories.join(', ')}
npm run eval -- retrieve FILE.jsonl [--json]
  FILE.jsonl has {"question","article"} in each line: an article's id or title, null where none fits`;

const text = z.string().min(1);
const classifyLine = z.object({ text, label: z.enum(categories) });
const retrieveLine = z.object({ question: text, article: z.string().nullable() });

main();

function main(): void {
  const options = { apps: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = readArgs(() => parseArgs({ options, allowPositionals: true }));
  const [what, file] = positionals;
  if (!file || (what !== 'classify' && what !== 'retrieve')) return stop(usage);
  if (what === 'classify') {
    const names = (values.apps ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => ({ kind: 'app' as const, name, also: [] }));
    const measured = measureClassifier(readLines(file, classifyLine), names);
    return console.log(values.json ? JSON.stringify(measured, null, 2) : showClassifier(measured));
  }
  const measured = measureRetrieval(readLines(file, retrieveLine), loadArticles().articles);
  if (measured.unknown.length > 0)
    console.error(`No such article, so never found: ${measured.unknown.join(', ')}`);
  console.log(values.json ? JSON.stringify(measured, null, 2) : showRetrieval(measured));
}

function readArgs<T>(read: () => T): T {
  try {
    return read();
  } catch {
    return stop(usage);
  }
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows: T[] = [];
  for (const [index, line] of readText(file).split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parse(line);
    if (value === undefined) stop(`${file}, line ${index + 1}: this is no JSON.`);
    const read = schema.safeParse(value);
    if (read.success) rows.push(read.data);
    else stop(`${file}, line ${index + 1}: ${z.prettifyError(read.error)}`);
  }
  if (rows.length === 0) stop(`${file} has no lines.`);
  return rows;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return stop(`${file} can’t be read.`);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function stop(words: string): never {
  console.error(words);
  process.exit(2);
}
