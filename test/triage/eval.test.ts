import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArticles, type Article } from '../../src/triage/articles.ts';
import { measureClassifier, showClassifier } from '../../src/triage/eval/classify.ts';
import { measureRetrieval, showRetrieval, type Question } from '../../src/triage/eval/retrieve.ts';
import type { Labelled } from '../../src/triage/yardstick.ts';
import { readSet } from './labelled.ts';

describe('the figures of the classifier', () => {
  // What each is taken for is beyond doubt; two labels are wrong on purpose.
  const figures = measureClassifier([
    { text: 'vpn not connecting', label: 'infrastructure' },
    { text: 'printer offline', label: 'infrastructure' },
    { text: 'outlook freezes', label: 'microsoft-apps' },
    { text: 'the vpn does not connect', label: 'microsoft-apps' },
    { text: 'I forgot my password', label: 'line-of-business' },
  ]);
  const of = (name: string) => figures.labels.find(({ label }) => label === name)!;

  it('count what is right: 3 of 5', () => {
    expect(figures).toMatchObject({ texts: 5, accuracy: 0.6 });
    expect(figures.rows.map(({ guess }) => guess)).toEqual([
      'infrastructure',
      'infrastructure',
      'microsoft-apps',
      'infrastructure',
      'access',
    ]);
  });

  it('tell precision and recall of each label', () => {
    expect(of('infrastructure')).toMatchObject({ texts: 2, precision: 2 / 3, recall: 1 });
    expect(of('infrastructure').f1).toBeCloseTo(0.8);
    expect(of('microsoft-apps')).toMatchObject({ texts: 2, precision: 1, recall: 0.5 });
    expect(of('microsoft-apps').f1).toBeCloseTo(2 / 3);
    expect(of('line-of-business')).toMatchObject({ texts: 1, precision: 0, recall: 0, f1: 0 });
    expect(of('access')).toMatchObject({ texts: 0, precision: 0, recall: 0, f1: 0 });
  });

  it('average F1 over the labels that are there', () => {
    expect(figures.macroF1).toBeCloseTo((0.8 + 2 / 3 + 0) / 3);
  });

  it('count the second guess, too', () => {
    const [first] = figures.rows;
    const again = measureClassifier([{ text: first!.text, label: first!.second }]);
    expect(again).toMatchObject({ accuracy: 0, top2: 1 });
  });

  it('tell how much it chooses by itself, and how far off it is when sure of what is wrong', () => {
    expect(figures.chosen).toEqual({ precision: 0.6, coverage: 1 });
    expect(figures.calibrationError).toBeCloseTo(0.4, 1);
    expect(measureClassifier([{ text: 'it stopped again', label: 'other' }]).chosen).toEqual({
      precision: 0,
      coverage: 0,
    });
  });

  it('know the names of apps that they are given', () => {
    const text = 'falcon hangs';
    const names = [{ kind: 'app' as const, name: 'Falcon', also: [] }];
    expect(measureClassifier([{ text, label: 'line-of-business' }]).accuracy).toBe(0);
    expect(measureClassifier([{ text, label: 'line-of-business' }], names).accuracy).toBe(1);
  });

  it('can be read', () => {
    expect(showClassifier(figures)).toMatch(/^texts +5\naccuracy +0\.600\nmacro-F1 +0\.489\n/);
  });
});

describe('the figures of the articles', () => {
  const article = (id: string, changed: Partial<Article> = {}): Article => ({
    id,
    language: 'en',
    audience: 'user',
    title: `The lamp is dark, ${id}`,
    category: 'device',
    symptoms: ['the lamp on my desk is dark', 'lamp on the desk is dark', 'my lamp on the desk is dark'],
    unlike: [],
    codes: [],
    products: [],
    steps: ['Press the switch.', 'Press it again.'],
    stop: 'Stop and ask a person.',
    ...changed,
  });
  const dark = 'the lamp on my desk is dark';
  const figures = measureRetrieval(
    [
      { question: dark, article: 'one' },
      { question: dark, article: 'The LAMP is dark – two' },
      { question: dark, article: 'hidden' },
      { question: dark, article: 'no-such' },
      { question: dark, article: null },
      { question: 'who won the match yesterday', article: null },
    ],
    [article('one'), article('two'), article('hidden', { audience: 'support' })],
  );

  it('are the places of the right ones among what is offered', () => {
    expect(figures.rows[0]!.offered).toEqual(['one', 'two']);
    expect(figures).toMatchObject({ questions: 6, recallAt1: 1 / 4, recallAt3: 2 / 4, mrr: (1 + 1 / 2) / 4 });
  });

  it('count where it is rightly silent', () => {
    expect(figures).toMatchObject({ silentQuestions: 2, rightlySilent: 1 / 2 });
  });

  it('name what the file calls by a wrong name', () => {
    expect(figures.unknown).toEqual(['no-such']);
    expect(figures.rows[1]!.article).toBe('two');
  });

  it('can be read', () => {
    expect(showRetrieval(figures)).toMatch(
      /^questions +6\nrecall@1 +0\.250\nrecall@3 +0\.500\nMRR +0\.375\n/,
    );
  });
});

describe('npm run eval', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'eval-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = (...lines: string[]) => {
    const path = join(dir, 'lines.jsonl');
    writeFileSync(path, lines.join('\n'));
    return path;
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/eval.ts', ...args], { encoding: 'utf8' });
  const right = '{"text":"vpn not connecting","label":"infrastructure"}';

  it('tells how it is used when asked for something else', () => {
    for (const args of [[], ['classify'], ['frobnicate', file(right)]]) {
      const { status, stderr, stdout } = run(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('npm run eval -- classify FILE.jsonl');
      expect(stderr).toContain('npm run eval -- retrieve FILE.jsonl');
    }
  });

  it('tells how it is used for an option that there isn’t', () => {
    const { status, stderr } = run('classify', file(right), '--frobnicate');
    expect(status).toBe(2);
    expect(stderr).toContain('npm run eval -- classify FILE.jsonl');
  });

  it('names a bad line by its number, empty ones counted', () => {
    const bad = run('classify', file(right, '', '{"text":"x","label":"lamps"}'));
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toContain('lines.jsonl, line 3:');
    expect(run('retrieve', file('nonsense')).stderr).toContain('lines.jsonl, line 1:');
  });

  it('says so when a file is empty or isn’t there', () => {
    expect(run('classify', file(''))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no lines'),
    });
    expect(run('classify', join(dir, 'none.jsonl'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('can’t be read'),
    });
  });

  it('gives a table, or JSON', () => {
    expect(run('classify', file(right))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('macro-F1            1.000'),
    });
    expect(JSON.parse(run('classify', file(right), '--json').stdout)).toMatchObject({ texts: 1, macroF1: 1 });
  });

  it('reads lines that end as on Windows, and names unknown articles beside the figures', () => {
    const line = '{"question":"printer shows offline","article":"printer-offline"}';
    const { status, stdout, stderr } = run(
      'retrieve',
      file(`\uFEFF${line}\r`, '{"question":"x y z","article":"no-such"}\r'),
      '--json',
    );
    expect(status).toBe(0);
    expect(stderr).toContain('no-such');
    expect(JSON.parse(stdout)).toMatchObject({ questions: 2, recallAt1: 0.5, unknown: ['no-such'] });
  });

  it('takes the names of apps', () => {
    const falcon = file('{"text":"falcon hangs","label":"line-of-business"}');
    const figures = JSON.parse(run('classify', falcon, '--apps', 'Condor, Falcon', '--json').stdout);
    expect(figures).toMatchObject({ accuracy: 1 });
  });
});

describe('the shipped model and articles', () => {
  // Measured: macro-F1 0.903, top-2 0.970, chooses 0.69 of the texts and is right in 0.986; calibration error 0.03.
  it('understand English texts that they have not met', () => {
    const figures = measureClassifier(readSet<Labelled>('classify.jsonl'));
    expect(figures.macroF1).toBeGreaterThanOrEqual(0.88);
    expect(figures.top2).toBeGreaterThanOrEqual(0.945);
    expect(figures.chosen.coverage).toBeGreaterThanOrEqual(0.62);
    expect(figures.chosen.precision).toBeGreaterThanOrEqual(0.955);
    expect(figures.calibrationError).toBeLessThanOrEqual(0.06);
  });

  // Measured: macro-F1 0.849, top-2 0.956, chooses 0.49 of the texts and is right each time; calibration error 0.09.
  it('understand German, French and Spanish texts, somewhat less often', () => {
    const figures = measureClassifier(readSet<Labelled>('languages.jsonl'));
    expect(figures.macroF1).toBeGreaterThanOrEqual(0.82);
    expect(figures.top2).toBeGreaterThanOrEqual(0.93);
    expect(figures.chosen.coverage).toBeGreaterThanOrEqual(0.42);
    expect(figures.chosen.precision).toBeGreaterThanOrEqual(0.95);
  });

  // Measured: recall@1 0.82, recall@3 0.85, rightly silent 0.91 of 54.
  it('find the right article, and are silent where there is none', () => {
    const figures = measureRetrieval(readSet<Question>('retrieve.jsonl'), loadArticles().articles);
    expect(figures.unknown).toEqual([]);
    expect(figures.recallAt1).toBeGreaterThanOrEqual(0.79);
    expect(figures.recallAt3).toBeGreaterThanOrEqual(0.83);
    expect(figures.rightlySilent).toBeGreaterThanOrEqual(0.85);
  });
});
