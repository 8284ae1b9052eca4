import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArticles } from '../../src/triage/articles.ts';

const good = `---
title: The lamp is dark
category: device
audience: user
symptoms: [lamp dark]
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

function load(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'articles-'));
  try {
    for (const [name, source] of Object.entries(files)) writeFileSync(join(dir, name), source);
    return loadArticles(dir);
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
        title: 'The lamp is dark',
        category: 'device',
        symptoms: ['lamp dark'],
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

  it('may have Windows line ends', () => {
    expect(load({ 'lamp.md': good.replaceAll('\n', '\r\n') }).articles[0]?.steps).toHaveLength(2);
  });

  it('that is bad is named with line and reason, and the rest load', () => {
    const { articles, problems } = load({
      'a.md': good.replace('device', 'lamps'),
      'b.md': good,
      'notes.txt': 'not an article',
    });
    expect(articles.map(({ id }) => id)).toEqual(['b']);
    expect(problems).toEqual([{ file: 'a.md', line: 3, reason: expect.stringContaining('category') }]);
  });

  it('is refused for each way to get it wrong', () => {
    expect(problem('')).toMatchObject({ line: 1, reason: expect.stringContaining('front matter') });
    expect(problem(good.replace('symptoms: [lamp dark]', 'symptoms: [lamp'))).toMatchObject({ line: 6 });
    expect(problem(good.replace('title: The lamp is dark\n', ''))?.reason).toContain('title');
    expect(problem(good.replace('source:', 'sauce:'))?.reason).toContain('source');
    expect(problem(good.replace('2026-11-23', 'yesterday'))).toMatchObject({ line: 9 });
    expect(problem(good.replace('2. Change', '3. Change'))).toEqual({
      file: 'bad.md',
      line: 13,
      reason: 'step 2 is expected here',
    });
    expect(problem(good.replace('\n1. Press', '\nFirst of all.\n\n1. Press'))).toMatchObject({ line: 12 });
    expect(problem(good.replace(/\nStop and[^]*/, ''))?.reason).toContain('when to stop');
    expect(problem(`${good}\n3. One more.`)?.reason).toContain('after the last paragraph');
    expect(problem(good.replace(/^2\.[^]*?again.*$/m, ''))?.reason).toContain('two numbered steps');
  });
});

describe('the shipped articles', () => {
  const { articles, problems } = loadArticles();

  it('all load, cover many categories, and their titles differ', () => {
    expect(problems).toEqual([]);
    expect(articles.length).toBeGreaterThanOrEqual(12);
    expect(new Set(articles.map(({ category }) => category)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(articles.map(({ title }) => title)).size).toBe(articles.length);
  });

  it('are short: three to seven steps, none over 280 characters, each end says when to ask', () => {
    const long = articles.flatMap(({ id, steps, stop }) => [
      ...(steps.length < 3 || steps.length > 7 ? [`${id}: ${steps.length} steps`] : []),
      ...steps.filter((step) => step.length > 280).map((step) => `${id}: ${step}`),
      ...(/^Stop and ask a person if/.test(stop) ? [] : [`${id}: ${stop}`]),
    ]);
    expect(long).toEqual([]);
  });

  it('never lower security', () => {
    const everything = articles.map(({ steps, stop }) => [...steps, stop].join(' ')).join('\n');
    expect(everything).not.toMatch(
      /smb ?1|guest (logon|access)|full control|run as administrator|ignore the warning/i,
    );
    expect(everything).not.toMatch(/(turn|switch) off [^.]*(antivirus|virus|defender|firewall|bitlocker)/i);
  });
});
