import { blockTags, htmlOf, tokensOf, trimTokens } from './html-tokens.ts';
import type { Token } from './html-tokens.ts';

type Open = Token & { written: boolean };

type Parts = {
  done: string[];
  part: string;
  open: Open[];
  /** In UTF-16 units, two bytes each. */
  max: number;
};

/**
 * Cuts safe HTML into parts that Teams accepts: between blocks where possible, else between words, and within a word
 * only if it alone is too long. Every part is well-formed: what was open is closed and opened again, save links.
 */
export function splitWords(html: string, maxUtf16Bytes = 60_000): string[] {
  const max = Math.floor(maxUtf16Bytes / 2);
  if (html.length <= max) return html === '' ? [] : [html];
  const parts: Parts = { done: [], part: '', open: [], max };
  const tokens = tokensOf(html);
  const sizes = sizesOf(tokens);
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'text') writeText(parts, token.html);
    else if (token.type === 'void') write(parts, token.html);
    else if (token.type === 'close') close(parts, token);
    else open(parts, token, sizes[index]!);
  }
  flush(parts);
  return parts.done;
}

/** For each opening tag, how long its element is. */
function sizesOf(tokens: Token[]): number[] {
  const sizes = tokens.map(() => 0);
  const starts: { index: number; offset: number }[] = [];
  let offset = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'open') starts.push({ index, offset });
    offset += token.html.length;
    const start = token.type === 'close' ? starts.pop() : undefined;
    if (start) sizes[start.index] = offset - start.offset;
  }
  return sizes;
}

function open(parts: Parts, token: Token, size: number): void {
  if (blockTags.has(token.tag) && size > room(parts) && size <= parts.max / 2) flush(parts);
  parts.open.push({ ...token, written: false });
  if (token.tag === 'td' || token.tag === 'th') write(parts, '');
}

function close(parts: Parts, token: Token): void {
  if (parts.open.at(-1)?.tag !== token.tag) return;
  if (parts.open.pop()?.written) parts.part += token.html;
}

/** What may still be written before everything open is closed. */
function room({ max, part, open: opened }: Parts): number {
  return opened.reduce(
    (left, tag) => left - (tag.written ? 0 : tag.html.length) - closing(tag).length,
    max - part.length,
  );
}

const closing = ({ tag }: Open) => `</${tag}>`;

const inPre = (parts: Parts) => parts.open.some((tag) => tag.tag === 'pre');

function flush(parts: Parts): void {
  const written = parts.open.filter((tag) => tag.written);
  const part = parts.part + written.toReversed().map(closing).join('');
  const trimmed = inPre(parts) ? part : htmlOf(trimTokens(tokensOf(part)));
  if (trimmed !== '') parts.done.push(trimmed);
  parts.part = '';
  parts.open = parts.open
    .filter((tag) => !tag.written || tag.tag !== 'a')
    .map((tag) => ({ ...tag, written: false }));
}

function write(parts: Parts, html: string): void {
  if (html.length > room(parts)) flush(parts);
  // Rather without their formatting than without some of the words.
  if (html.length > room(parts)) parts.open = [];
  for (const tag of parts.open) {
    if (!tag.written) parts.part += tag.html;
    tag.written = true;
  }
  parts.part += html;
}

function writeText(parts: Parts, text: string): void {
  for (const atom of text.match(/\s+|\S+/g) ?? []) {
    const blank = atom.trim() === '' && !inPre(parts);
    if (blank && (parts.part === '' || atom.length > room(parts))) continue;
    if (atom.length <= parts.max / 2) write(parts, atom);
    else for (const piece of piecesOf(atom, parts.max / 2)) write(parts, piece);
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What may be cut between within a word: not an emoji of several signs, not a letter and its accent, not `&amp;`. */
function piecesOf(word: string, max: number): string[] {
  return word.split(/(&#?\w{1,8};)/).flatMap((part) => {
    if (/^&#?\w{1,8};$/.test(part)) return [part];
    return [...graphemes.segment(part)].flatMap(({ segment }) =>
      segment.length > max ? [...segment] : [segment],
    );
  });
}
