import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { categories } from '../../src/domain/category.ts';
import { understand } from '../../src/triage/understand.ts';
import { slowness } from './slowness.ts';
import { readLabelled, shareOf } from './labelled.ts';

describe('what a report is about', () => {
  it('is said by product names and error codes', () => {
    expect(understand('Outlook hangs')).toMatchObject({ category: 'microsoft-apps', subject: 'outlook' });
    expect(understand('error 809')).toMatchObject({ category: 'infrastructure', codes: ['809'] });
  });

  it('is found despite typos', () => {
    expect(understand('vpnn not conecting pls').category).toBe('infrastructure');
    expect(understand('outlok not respondng').category).toBe('microsoft-apps');
  });

  it('is left open when unsure, with the likeliest to choose from', () => {
    const unsure = understand('it stopped again');
    expect(unsure.category).toBeUndefined();
    expect(unsure.alternatives.length).toBeGreaterThan(1);
    expect(unsure.alternatives.length).toBeLessThanOrEqual(3);
    expect(unsure.alternatives[0]).toBe(unsure.ranked[0]!.category);
  });

  it('is told with how likely each category is', () => {
    const { category, confidence, ranked } = understand('vpn not connecting');
    expect(ranked[0]).toEqual({ category, probability: confidence });
    expect(ranked.map((one) => one.category).sort()).toEqual([...categories].sort());
    expect(ranked.map(({ probability }) => probability)).toEqual(
      ranked.map(({ probability }) => probability).sort((one, other) => other - one),
    );
    expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });

  it('comes with the language, and with how bad it is', () => {
    expect(understand('unser ganzes Team hat kein VPN')).toMatchObject({
      language: 'de',
      impact: { reach: 'myTeam' },
      subject: 'vpn',
    });
    expect(understand('printer').language).toBeUndefined();
  });

  it('is never asked of a greeting', () => {
    expect(understand('hello')).toMatchObject({
      category: undefined,
      confidence: 0,
      alternatives: [],
      ranked: [],
    });
  });

  it('never names the chosen category among the alternatives', () => {
    for (const { text } of readLabelled('unseen.txt')) {
      const { category, alternatives } = understand(text);
      expect(alternatives).not.toContain(category);
      expect(new Set(alternatives).size).toBe(alternatives.length);
    }
  });
});

// Measured on unseen.txt: the likeliest right 0.97, among two 1.00; chooses by itself 0.83, then right 0.99.
// On held-out.txt: 0.96, 0.99, 0.87, 0.99.
describe.each([
  ['unseen.txt', { likeliest: 0.93, amongTwo: 0.96, chooses: 0.76, right: 0.96 }],
  ['held-out.txt', { likeliest: 0.93, amongTwo: 0.96, chooses: 0.8, right: 0.96 }],
])('over %s', (file, floor) => {
  const rows = readLabelled(file).map(({ label, text }) => ({ label, text, ...understand(text) }));
  const clear = rows.filter(({ label }) => label !== 'unsure');
  const chosen = clear.filter(({ category }) => category);

  it('the likeliest is nearly always right, and the right one is among two', () => {
    const among = (most: number) =>
      shareOf(clear, ({ ranked, label }) => ranked.slice(0, most).some(({ category }) => category === label));
    expect(among(1)).toBeGreaterThanOrEqual(floor.likeliest);
    expect(among(2)).toBeGreaterThanOrEqual(floor.amongTwo);
  });

  it('what it chooses by itself is most of it, and nearly always right', () => {
    expect(chosen.length / clear.length).toBeGreaterThanOrEqual(floor.chooses);
    expect(shareOf(chosen, ({ category, label }) => category === label)).toBeGreaterThanOrEqual(floor.right);
  });

  it('what says nothing is left open, or for nobody in particular', () => {
    const taken = rows.filter(
      ({ label, category }) => label === 'unsure' && category && category !== 'other',
    );
    expect(taken.map(({ text, category }) => [text, category])).toEqual([]);
  });
});

describe('what is needed for it', () => {
  // Measured 45 to 85 ms on two busy cores; the bound leaves room for a slower machine. In a process of its own,
  // because code in Jest's sandbox runs several times slower.
  it('is loaded in a blink', () => {
    const script = `
      import { understand } from './src/triage/understand.ts';
      const start = performance.now();
      understand('printer');
      console.log(performance.now() - start);`;
    const times = [1, 2, 3].map(() =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script])),
    );
    expect(Math.min(...times)).toBeLessThan(500);
  });
});

describe('bad input', () => {
  const hostile = [
    'a'.repeat(100_000),
    'managed blocked disabled '.repeat(4_000),
    '_'.repeat(100_000),
    'A_'.repeat(50_000),
    'error code '.repeat(10_000),
    '🙂'.repeat(30_000),
    '${x} {{DATE()}} <script>alert(1)</script> **bold**',
    'مرحبا الطابعة لا تعمل \u202e',
    '\ud83d broken surrogate',
    '\0\u0007',
    '__proto__ constructor toString',
  ];

  it('of any kind is answered quickly', () => {
    for (const text of hostile) {
      expect(understand(text).intent).toEqual(expect.any(String));
      expect(slowness(() => understand(text))).toBeLessThan(500);
    }
  });
});
