import { cleanHtml } from './clean-html.ts';
import { blockTags, tokensOf } from './html-tokens.ts';
import type { Token } from './html-tokens.ts';
import { decodeEntities } from './mentions.ts';

type Page = {
  lines: string[];
  line: string;
  /** What stands before a list item; a line with nothing else isn't one yet. */
  marker: string;
  lists: { tag: string; items: number }[];
  pre: boolean;
};

/** How HTML reads without its tags: a line for each block, `- ` or `1. ` before what is listed. */
export function plainText(html: string): string {
  const page: Page = { lines: [], line: '', marker: '', lists: [], pre: false };
  for (const token of tokensOf(cleanHtml(html))) read(page, token);
  endLine(page);
  return page.lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function read(page: Page, { type, tag, html }: Token): void {
  if (type === 'text') return readText(page, html);
  if (tag === 'br') return breakLine(page);
  if (tag === 'td' || tag === 'th') {
    if (type === 'open' && page.line !== '') page.line += ' | ';
    return;
  }
  if (!blockTags.has(tag)) return;
  endLine(page);
  if (tag === 'pre') page.pre = type === 'open';
  if (tag === 'ul' || tag === 'ol') {
    if (type === 'open') page.lists.push({ tag, items: 0 });
    else page.lists.pop();
  }
  if (tag === 'li' && type === 'open') startItem(page);
}

function readText(page: Page, html: string): void {
  const text = decodeEntities(html);
  if (page.pre) {
    const [first = '', ...others] = text.split('\n');
    page.line += first;
    for (const other of others) {
      breakLine(page);
      page.line = other;
    }
    return;
  }
  const words = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
  const joins = page.line === '' || page.line.endsWith(' ');
  page.line += (joins && words.startsWith(' ') ? words.slice(1) : words).replaceAll('\u00a0', ' ');
}

function startItem(page: Page): void {
  const list = page.lists.at(-1) ?? { tag: 'ul', items: 0 };
  list.items += 1;
  const indent = '  '.repeat(Math.max(page.lists.length - 1, 0));
  page.marker = `${indent}${list.tag === 'ol' ? `${list.items}.` : '-'} `;
  page.line = page.marker;
}

function endLine(page: Page): void {
  if (page.line === '' || page.line === page.marker) return;
  breakLine(page);
}

function breakLine(page: Page): void {
  page.lines.push(page.line.trimEnd());
  page.line = '';
  page.marker = '';
}
