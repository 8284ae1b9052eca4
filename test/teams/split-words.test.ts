import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanHtml } from '../../src/teams/clean-html.ts';
import { escapeHtml, wordsOf } from '../../src/teams/html.ts';
import { plainText } from '../../src/teams/plain-text.ts';
import { splitWords } from '../../src/teams/split-words.ts';
import { typed } from '../support/activities.ts';

const bytes = (text: string) => Buffer.byteLength(text, 'utf16le');
const letters = (html: string) => plainText(html).replaceAll(/[\s\u00a0]+|^- |\n- /g, '');

function expectWhole(parts: string[], html: string, max: number): void {
  for (const part of parts) {
    expect(bytes(part)).toBeLessThanOrEqual(max);
    expect(part.isWellFormed()).toBe(true);
    expect(cleanHtml(part) === part).toBe(true);
  }
  expect(parts.map(letters).join('') === letters(html)).toBe(true);
}

describe('splitWords', () => {
  it('leaves alone what fits', () => {
    expect(splitWords('<p>one</p><p>two</p>')).toEqual(['<p>one</p><p>two</p>']);
    expect(splitWords('')).toEqual([]);
  });

  it('cuts between blocks, also within a wrapping one', () => {
    const html = `<div>${'<p>one two three</p>'.repeat(4)}</div>`;
    expect(splitWords(html, 120)).toEqual([
      '<div><p>one two three</p><p>one two three</p></div>',
      '<div><p>one two three</p><p>one two three</p></div>',
    ]);
  });

  it('cuts between words, closing and opening what is around them', () => {
    expect(splitWords('<ul><li><b>one two three</b> four five</li></ul>', 80)).toEqual([
      '<ul><li><b>one two three</b></li></ul>',
      '<ul><li>four five</li></ul>',
    ]);
  });

  it('does not repeat a link', () => {
    const parts = splitWords('<a href="https://example.com">one two three four five six</a> seven', 100);
    expect(parts.join('|')).toBe('<a href="https://example.com">one two three</a>|four five six seven');
  });

  it('keeps the lines of code', () => {
    const code = Array.from({ length: 40 }, (_, line) => `  step(${line});`).join('\n');
    const parts = splitWords(`<pre>${code}</pre>`, 400);
    expect(parts.map((part) => part.replaceAll(/<\/?pre>/g, '')).join('')).toBe(code);
  });

  it('cuts a word that is too long between its signs, never within one', () => {
    const shrug = '🤷🏽‍♀️';
    const parts = splitWords(shrug.repeat(200), 200);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.replaceAll(shrug, '')).toBe('');
    const signs = splitWords(escapeHtml('<&>'.repeat(200)), 100);
    for (const part of signs) expect(part.replaceAll(/&(?:lt|amp|gt);/g, '')).toBe('');
    expect(signs.join('')).toBe(escapeHtml('<&>'.repeat(200)));
  });

  it('takes a sign apart that is longer than a message', () => {
    const pile = `e${'\u0301'.repeat(100_000)}`;
    const parts = splitWords(pile);
    expectWhole(parts, pile, 60_000);
    expect(parts.join('')).toBe(pile);
  });

  it('gives formatting up rather than words', () => {
    const deep = `${'<blockquote>'.repeat(20)}one two three four five${'</blockquote>'.repeat(20)}`;
    expect(splitWords(deep, 200).map(plainText).join(' ')).toBe('one two three four five');
  });

  it('cuts 100 KB of everything into parts that Teams takes', () => {
    const html =
      '<div><p>Grüße <b>an <i>alle</i></b> &amp; שלום 🤷🏽‍♀️</p><ul><li>a<ul><li>b</li></ul></li></ul></div>'.repeat(
        600,
      );
    const parts = splitWords(html);
    expectWhole(parts, html, 60_000);
    expect(parts.length).toBe(Math.ceil(bytes(html) / 60_000));
    const text = wordsOf(typed('Zeile 🙂 <b> und noch eine\n'.repeat(4_000)));
    expectWhole(splitWords(text), text, 60_000);
  });

  it('keeps every letter in order, whatever it is given', () => {
    const tag = fc.constantFrom(
      'p',
      'b',
      'ul',
      'li',
      'pre',
      'td',
      'blockquote',
      'a href="https://example.com/x"',
    );
    const word = fc.oneof(fc.constantFrom(' ', '\n', '&', '<', '🤷🏽‍♀️', 'שלום'), fc.string({ unit: 'binary' }));
    const piece = fc.oneof(
      word.map(escapeHtml),
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 150, max: 600 }), (pieces, max) => {
        const html = cleanHtml(pieces.join(''));
        const parts = splitWords(html, max);
        for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(max);
        const bare = (text: string) => text.replaceAll(/<[^>]*>|[\s\u00a0]+/g, '');
        expect(bare(parts.join(''))).toBe(bare(html));
        expect(parts.every((part) => part.isWellFormed() && balanced(part))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function balanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (tag === 'br') continue;
    if (!slash) open.push(tag!);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}
