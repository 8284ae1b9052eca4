import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { categories, type Category } from '../domain/category.ts';
import { normaliseCode } from './codes.ts';

/** Self-service help that a user can follow alone. `stop` says when to ask a person instead. */
export interface Article {
  /** The file's name without `.md`. */
  id: string;
  title: string;
  category: Category;
  symptoms: string[];
  /** As `findCodes` spells them. */
  codes: string[];
  products: string[];
  steps: string[];
  stop: string;
}

export interface ArticleProblem {
  file: string;
  line: number;
  reason: string;
}

const line = z.string().trim().min(1);

const frontMatter = z.strictObject({
  title: line.max(80),
  category: z.enum(categories),
  audience: z.literal('user'),
  symptoms: z.array(line).min(1),
  codes: z.array(line.transform(normaliseCode)),
  products: z.array(line),
  source: line,
  reviewed: z.iso.date(),
});

const shipped = join(import.meta.dirname, 'articles');

/** Every `*.md` of a folder in the order of their names; a bad file is named in `problems` and the rest load. */
export function loadArticles(dir = shipped): { articles: Article[]; problems: ArticleProblem[] } {
  const articles: Article[] = [];
  const problems: ArticleProblem[] = [];
  const files = readdirSync(dir).filter((name) => name.endsWith('.md'));
  for (const file of files.sort()) {
    const read = readArticle(basename(file, '.md'), readFileSync(join(dir, file), 'utf8'));
    if ('reason' in read) problems.push({ file, ...read });
    else articles.push(read);
  }
  return { articles, problems };
}

type Bad = { line: number; reason: string };

function readArticle(id: string, source: string): Article | Bad {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    return { line: 1, reason: 'the file must begin with front matter between --- lines' };
  const head = readFrontMatter(lines.slice(1, end).join('\n'));
  if ('reason' in head) return head;
  const body = readBody(lines.slice(end + 1), end + 2);
  if ('reason' in body) return body;
  const { title, category, symptoms, codes, products } = head;
  return { id, title, category, symptoms, codes, products, ...body };
}

function readFrontMatter(source: string): z.infer<typeof frontMatter> | Bad {
  const counter = new LineCounter();
  // Everything stays text: an unquoted 0x8004de85 would become a number.
  const document = parseDocument(source, { lineCounter: counter, schema: 'failsafe' });
  // The front matter's first line is the file's second.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  const [broken] = document.errors;
  if (broken) return { line: lineAt(broken.pos[0]), reason: broken.message.split('\n')[0]! };
  const parsed = frontMatter.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const node = document.getIn(issue.path as string[], true) as
    { range?: [number, number, number] } | undefined;
  const where = issue.path.join('.');
  return {
    line: node?.range ? lineAt(node.range[0]) : 1,
    reason: where ? `${where}: ${issue.message}` : issue.message,
  };
}

/** Steps numbered from 1, one a line, and after them the paragraph that says when to stop. */
function readBody(lines: string[], firstLine: number): Pick<Article, 'steps' | 'stop'> | Bad {
  const steps: string[] = [];
  const after: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const words = raw.trim();
    const step = /^(\d+)\.\s+(\S.*)$/.exec(words);
    const at = firstLine + index;
    if (!words) continue;
    if (step && after.length > 0) return { line: at, reason: 'a step stands after the last paragraph' };
    if (step && Number(step[1]) !== steps.length + 1)
      return { line: at, reason: `step ${steps.length + 1} is expected here` };
    if (step) steps.push(step[2]!);
    else if (steps.length === 0) return { line: at, reason: 'the steps must come first, numbered from 1' };
    else if (/^\s/.test(raw) && after.length === 0) steps.push(`${steps.pop()} ${words}`);
    else after.push(words);
  }
  if (steps.length < 2) return { line: firstLine, reason: 'at least two numbered steps are needed' };
  if (after.length === 0)
    return {
      line: firstLine + lines.length - 1,
      reason: 'the last paragraph must say when to stop and ask a person',
    };
  return { steps, stop: after.join(' ') };
}
