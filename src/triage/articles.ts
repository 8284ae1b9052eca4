import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import { articleLimits } from '../domain/article.ts';
import { categories, type Category } from '../domain/category.ts';
import { languages, type Language } from '../domain/language.ts';
import { normaliseCode } from './codes.ts';

/** Self-service help, step by step. `stop` says when to ask a person instead. */
export interface Article {
  /** The file's name without `.md`, the same in every language. */
  id: string;
  language: Language;
  /** `support`: only agents find it. */
  audience: 'user' | 'support';
  title: string;
  category: Category;
  symptoms: string[];
  /** What sounds alike, but is something else. */
  unlike: string[];
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

const frontMatter = z
  .strictObject({
    title: line.max(80),
    category: z.enum(categories),
    audience: z.enum(['user', 'support']),
    symptoms: z.array(line).min(1),
    unlike: z.array(line).default([]),
    codes: z.array(line.transform(normaliseCode)),
    products: z.array(line),
    source: line,
    reviewed: z.iso.date(),
  })
  .transform(({ title, category, audience, symptoms, unlike, codes, products }) => ({
    title,
    category,
    audience,
    symptoms,
    unlike,
    codes,
    products,
  }));

const shipped = join(import.meta.dirname, 'articles');

/**
 * Every `*.md` of a folder in the order of their names, and of its folders named after a language (`de/`); a bad file
 * is named in `problems` and the rest load. What `added` holds comes besides, or instead of the shipped one of the same
 * name, whose translations would say something else: they go, too.
 */
export function loadArticles(dir = shipped, added?: string): Loaded {
  const read = dir === shipped ? (loadedOnce ??= loadFolder(dir)) : loadFolder(dir);
  if (added === undefined) return read;
  const own = loadFolder(added);
  const replaced = new Set(own.articles.map(({ id }) => id));
  return {
    articles: [...read.articles.filter(({ id }) => !replaced.has(id)), ...own.articles],
    problems: [...read.problems, ...own.problems],
  };
}

/** What is shipped stays as it is while we run. */
let loadedOnce: Loaded | undefined;

export interface Loaded {
  articles: Article[];
  problems: ArticleProblem[];
}

function loadFolder(dir: string): Loaded {
  if (!isFolder(dir))
    return { articles: [], problems: [{ file: dir, line: 0, reason: 'there is no such folder' }] };
  const loaded: Loaded = { articles: [], problems: [] };
  for (const language of languages) {
    const folder = language === 'en' ? dir : join(dir, language);
    const files = isFolder(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
    for (const file of files.sort()) {
      const source = readSource(join(folder, file));
      const read = typeof source === 'string' ? readArticle(basename(file, '.md'), language, source) : source;
      if ('reason' in read)
        loaded.problems.push({ file: language === 'en' ? file : `${language}/${file}`, ...read });
      else loaded.articles.push(read);
    }
  }
  return loaded;
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** A folder, a link that leads nowhere or a file that may not be read is one bad file, no reason to stop. */
function readSource(path: string): string | Bad {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { line: 0, reason: `it can’t be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}` };
  }
}

type Bad = { line: number; reason: string };

function readArticle(id: string, language: Language, source: string): Article | Bad {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    return { line: 1, reason: 'the file must begin with front matter between --- lines' };
  const head = readFrontMatter(lines.slice(1, end).join('\n'));
  if ('reason' in head) return head;
  const body = readBody(lines.slice(end + 1), end + 2);
  if ('reason' in body) return body;
  return { id, language, ...head, ...body };
}

type FrontMatter = z.infer<typeof frontMatter>;

function readFrontMatter(source: string): FrontMatter | Bad {
  const head = parseYaml(source);
  if (head instanceof YAMLException) return { line: (head.mark?.line ?? 0) + firstLine, reason: head.reason };
  const parsed = frontMatter.safeParse(head);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const where = issue.path.join('.');
  return {
    line: lineOf(source, issue.path),
    reason: where ? `${where}: ${issue.message}` : issue.message,
  };
}

/** Everything stays text: an unquoted 0x8004de85 would become a number. */
function parseYaml(source: string): unknown {
  try {
    return load(source, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) return error;
    throw error;
  }
}

/** The front matter's first line is the file's second. */
const firstLine = 2;

/** Where a key stands, or that item of its list. */
function lineOf(source: string, [key, item]: readonly PropertyKey[]): number {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${String(key)}:`));
  if (at < 0) return 1;
  const items = lines.flatMap((line, index) => (index > at && /^\s*- /.test(line) ? [index] : []));
  return (typeof item === 'number' ? (items[item] ?? at) : at) + firstLine;
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
  if (steps.length > articleLimits.steps)
    return { line: firstLine, reason: `there are ${steps.length} steps; at most ${articleLimits.steps} fit` };
  if (after.length === 0)
    return {
      line: firstLine + lines.length - 1,
      reason: 'the last paragraph must say when to stop and ask a person',
    };
  const stop = after.join(' ');
  const tooLong = steps.findIndex((step) => step.length > articleLimits.step);
  if (tooLong >= 0)
    return { line: firstLine, reason: `step ${tooLong + 1} is longer than ${articleLimits.step} characters` };
  if (stop.length > articleLimits.stop)
    return { line: firstLine, reason: `the last paragraph is longer than ${articleLimits.stop} characters` };
  return { steps, stop };
}
