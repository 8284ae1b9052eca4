import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categories } from '../../src/domain/category.ts';
import { languages } from '../../src/domain/language.ts';
import { loadExamples } from '../../src/triage/examples.ts';
import { wordsOf } from '../../src/triage/features.ts';
import { loadYardstick } from '../../src/triage/yardstick.ts';
import { readLabelled, readSet } from './labelled.ts';

const examples = loadExamples();

function load(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    mkdirSync(join(dir, 'de'));
    for (const [name, lines] of Object.entries(files)) writeFileSync(join(dir, name), lines);
    return loadExamples(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('the examples', () => {
  it('are at least 120 a category, and thirty in each other language', () => {
    for (const category of categories)
      for (const language of languages) {
        const those = examples.filter((one) => one.category === category && one.language === language);
        expect([category, language, those.length]).toEqual([category, language, expect.any(Number)]);
        expect(those.length).toBeGreaterThanOrEqual(language === 'en' ? 120 : 30);
      }
  });

  it('are in no language twice', () => {
    for (const language of languages) {
      const texts = examples.filter((one) => one.language === language).map(({ text }) => text.toLowerCase());
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
  });

  it('are never about two things', () => {
    const about = new Map<string, string>();
    const torn = examples.filter(({ text, category }) => {
      const known = about.get(text.toLowerCase()) ?? category;
      about.set(text.toLowerCase(), known);
      return known !== category;
    });
    expect(torn).toEqual([]);
  });

  // One word, "error" or a code, is everybody's.
  it('are none of the texts that they are measured with', () => {
    const plain = (text: string) => wordsOf(text).join(' ');
    const known = new Set(examples.map(({ text }) => plain(text)));
    const measured = {
      'classify.jsonl': readSet<{ text: string }>('classify.jsonl').map(({ text }) => text),
      'languages.jsonl': readSet<{ text: string }>('languages.jsonl').map(({ text }) => text),
      'retrieve.jsonl': readSet<{ question: string }>('retrieve.jsonl').map(({ question }) => question),
      'yardstick.jsonl': loadYardstick().map(({ text }) => text),
      'held-out.txt': readLabelled('held-out.txt').map(({ text }) => text),
      'unseen.txt': readLabelled('unseen.txt').map(({ text }) => text),
    };
    const leaked = Object.entries(measured).flatMap(([file, texts]) =>
      texts
        .filter((text) => /\S\s+\S/.test(text) && known.has(plain(text)))
        .map((text) => `${file}: ${text}`),
    );
    expect(leaked).toEqual([]);
  });

  it('are one a line, in the language of their folder, also with Windows line ends', () => {
    expect(load({ 'browser.txt': 'one\r\n\r\ntwo\r\n', 'de/access.txt': 'drei\n' })).toEqual([
      { text: 'one', category: 'browser', language: 'en' },
      { text: 'two', category: 'browser', language: 'en' },
      { text: 'drei', category: 'access', language: 'de' },
    ]);
  });

  it('are refused in a file that names no category', () => {
    expect(() => load({ 'brwser.txt': 'three' })).toThrow('brwser.txt');
    expect(() => load({ 'de/zugang.txt': 'vier' })).toThrow('zugang.txt');
  });
});

describe('the yardstick', () => {
  it('has texts of every category, none twice, none of the sets', () => {
    const texts = loadYardstick();
    for (const category of categories)
      expect(texts.filter(({ label }) => label === category).length).toBeGreaterThanOrEqual(30);
    const plain = new Set(texts.map(({ text }) => text.toLowerCase()));
    expect(plain.size).toBe(texts.length);
    const shared = readSet<{ text: string }>('classify.jsonl').filter(({ text }) =>
      plain.has(text.toLowerCase()),
    );
    expect(shared).toEqual([]);
  });
});
