import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadArticles } from '../../src/triage/articles.ts';

const good = `---
title: The lamp is dark
category: device
audience: user
symptoms: [lamp dark]
unlike: [room too dark]
codes: [809, 0xCAA82EE7, "0X8004DE85"]
products: []
source: Example
reviewed: 2026-11-23
---

1. Press the switch. The lamp lights up.
2. Change the bulb,
   and press it again. It lights up.

Stop and ask a person
if it stays dark.
`;
const german = good.replace('The lamp is dark', 'Die Lampe ist dunkel');

/** A folder of articles, and where `added` is given an organisation's own beside it. */
function load(files: Record<string, string>, added?: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'articles-'));
  const write = (folder: string, sources: Record<string, string>) => {
    for (const [name, source] of Object.entries(sources)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), source);
    }
    return folder;
  };
  try {
    return loadArticles(write(join(dir, 'shipped'), files), added && write(join(dir, 'own'), added));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const problem = (source: string) => load({ 'bad.md': source }).problems[0];

describe('an article', () => {
  it('is read with its steps, its end and its codes in one spelling', () => {
    const { articles, problems } = load({ 'lamp.md': good });
    expect(problems).toEqual([]);
    expect(articles).toEqual([
      {
        id: 'lamp',
        language: 'en',
        audience: 'user',
        title: 'The lamp is dark',
        category: 'device',
        symptoms: ['lamp dark'],
        unlike: ['room too dark'],
        codes: ['809', 'CAA82EE7', '0x8004de85'],
        products: [],
        steps: [
          'Press the switch. The lamp lights up.',
          'Change the bulb, and press it again. It lights up.',
        ],
        stop: 'Stop and ask a person if it stays dark.',
      },
    ]);
  });

  it('may be for support only, and need not say what it is unlike', () => {
    const [article] = load({
      'lamp.md': good.replace('audience: user', 'audience: support').replace(/unlike.*\n/, ''),
    }).articles;
    expect(article).toMatchObject({ audience: 'support', unlike: [] });
  });

  it('is in the language of its folder, under the same name', () => {
    const { articles } = load({ 'lamp.md': good, 'de/lamp.md': german, 'xx/lamp.md': german });
    expect(articles.map(({ id, language, title }) => [id, language, title])).toEqual([
      ['lamp', 'en', 'The lamp is dark'],
      ['lamp', 'de', 'Die Lampe ist dunkel'],
    ]);
  });

  it('may have Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${good.replaceAll('\n', '\r\n')}`;
    expect(load({ 'lamp.md': windows }).articles[0]?.steps).toHaveLength(2);
  });

  it('that is bad is named with line and reason, and the rest load', () => {
    const { articles, problems } = load({
      'a.md': good.replace('device', 'lamps'),
      'b.md': good,
      'de/b.md': german.replace('audience: user', 'audience: boss'),
      'notes.txt': 'not an article',
    });
    expect(articles.map(({ id }) => id)).toEqual(['b']);
    expect(problems).toEqual([
      { file: 'a.md', line: 3, reason: expect.stringContaining('category') },
      { file: 'de/b.md', line: 4, reason: expect.stringContaining('audience') },
    ]);
  });

  it('is refused for each way to get it wrong', () => {
    expect(problem('')).toMatchObject({ line: 1, reason: expect.stringContaining('front matter') });
    expect(problem(good.replace('symptoms: [lamp dark]', 'symptoms: [lamp'))).toMatchObject({ line: 6 });
    expect(problem(good.replace('title: The lamp is dark\n', ''))?.reason).toContain('title');
    expect(problem(good.replace('source:', 'sauce:'))?.reason).toContain('source');
    expect(problem(good.replace('[room too dark]', '[""]'))).toMatchObject({ line: 6 });
    expect(problem(good.replace('2026-11-23', 'yesterday'))).toMatchObject({ line: 10 });
    expect(problem(good.replace('2. Change', '3. Change'))).toEqual({
      file: 'bad.md',
      line: 14,
      reason: 'step 2 is expected here',
    });
    expect(problem(good.replace('\n1. Press', '\nFirst of all.\n\n1. Press'))).toMatchObject({ line: 13 });
    expect(problem(good.replace(/\nStop and[^]*/, ''))?.reason).toContain('when to stop');
    expect(problem(`${good}\n3. One more.`)?.reason).toContain('after the last paragraph');
    expect(problem(good.replace(/^2\.[^]*?again.*$/m, ''))?.reason).toContain('two numbered steps');
    expect(problem(good.replace('Press the', `Press ${'hard '.repeat(120)}the`))?.reason).toBe(
      'step 1 is longer than 600 characters',
    );
    expect(problem(good.replace('if it stays', `if ${'it '.repeat(130)}stays`))?.reason).toContain('400');
    const more = Array.from({ length: 39 }, (_, at) => `${at + 3}. And again.\n`).join('');
    expect(problem(good.replace('\nStop', `${more}\nStop`))?.reason).toBe(
      'there are 41 steps; at most 40 fit',
    );
  });

  it('that can’t be read at all is one bad file, too', () => {
    const { articles, problems } = load({ 'lamp.md': good, 'folder.md/notes.txt': 'x', de: 'x' });
    expect(articles.map(({ id }) => id)).toEqual(['lamp']);
    expect(problems).toEqual([{ file: 'folder.md', line: 0, reason: 'it can’t be read: EISDIR' }]);
    const dir = mkdtempSync(join(tmpdir(), 'articles-'));
    try {
      symlinkSync('/no/such/file', join(dir, 'gone.md'));
      expect(loadArticles(dir).problems).toEqual([
        { file: 'gone.md', line: 0, reason: 'it can’t be read: ENOENT' },
      ]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('an organisation’s own articles', () => {
  const ours = good.replace('The lamp is dark', 'Our lamp is dark');
  const titles = (shipped: Record<string, string>, own: Record<string, string>) =>
    load(shipped, own).articles.map(({ id, language, title }) => `${language} ${id}: ${title}`);

  it('come besides the shipped ones', () => {
    expect(titles({ 'lamp.md': good }, { 'sign.md': ours })).toEqual([
      'en lamp: The lamp is dark',
      'en sign: Our lamp is dark',
    ]);
  });

  it('replace the shipped one of the same name in every language, and no other', () => {
    const shipped = { 'lamp.md': good, 'de/lamp.md': german, 'fr/lamp.md': good, 'sign.md': good };
    expect(titles(shipped, { 'lamp.md': ours, 'fr/lamp.md': ours })).toEqual([
      'en sign: The lamp is dark',
      'en lamp: Our lamp is dark',
      'fr lamp: Our lamp is dark',
    ]);
  });

  it('that are bad are named, and the shipped one stays', () => {
    const { articles, problems } = load(
      { 'lamp.md': good },
      { 'lamp.md': ours.replace('category: device', 'category: lamps') },
    );
    expect(articles.map(({ title }) => title)).toEqual(['The lamp is dark']);
    expect(problems).toEqual([{ file: 'lamp.md', line: 3, reason: expect.stringContaining('category') }]);
  });

  it('from a folder that isn’t there are a problem, and the shipped ones load', () => {
    const { articles, problems } = loadArticles(undefined, '/no/such/folder');
    expect(articles.length).toBeGreaterThan(0);
    expect(problems).toEqual([{ file: '/no/such/folder', line: 0, reason: 'there is no such folder' }]);
  });
});
