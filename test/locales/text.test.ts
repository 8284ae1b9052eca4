import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { speak, text, type TextKey } from '../../src/locales/text.ts';

// Keys of made-up trees are not in the shipped file.
const key = (name: string) => name as TextKey;

const trees = {
  en: {
    hello: 'Hello {name}',
    waiting_one: '{count} request waits',
    waiting_other: '{count} requests wait',
    card: { title: 'English title', only: 'Only in English' },
  },
  pl: {
    waiting_one: '{count} zgłoszenie czeka',
    waiting_few: '{count} zgłoszenia czekają',
    waiting_many: '{count} zgłoszeń czeka',
    waiting_other: '{count} zgłoszenia czeka',
    card: { title: 'Tytuł' },
  },
};
const say = (locale: string, name: string, params?: Record<string, string | number>) =>
  speak(locale, trees)(key(name), params);

describe('text', () => {
  it('reads the shipped words by a dotted key', () => {
    expect(text('en')('categories.browser')).toBe('Browser');
  });

  it('uses the language when the region has no file of its own', () => {
    expect(say('pl-PL', 'card.title')).toBe('Tytuł');
  });

  it('falls back to English for a key that a language lacks, and for a language that is not there', () => {
    expect(say('pl', 'card.only')).toBe('Only in English');
    expect(say('nn-NO', 'card.title')).toBe('English title');
  });

  it('picks the plural that the language asks for', () => {
    expect(say('en', 'waiting', { count: 1 })).toBe('1 request waits');
    expect(say('en', 'waiting', { count: 0 })).toBe('0 requests wait');
    expect(say('pl', 'waiting', { count: 3 })).toBe('3 zgłoszenia czekają');
    expect(say('pl', 'waiting', { count: 12 })).toBe('12 zgłoszeń czeka');
  });

  it('leaves what a person wrote as it is, even when it reads like a placeholder', () => {
    expect(say('en', 'hello', { name: '{count} ${x} $& {{DATE()}}' })).toBe(
      'Hello {count} ${x} $& {{DATE()}}',
    );
  });

  it('throws on a missing key and on a placeholder without a value', () => {
    expect(() => say('en', 'card.nothing')).toThrow('card.nothing');
    expect(() => say('pl', 'card')).toThrow('card');
    expect(() => say('en', 'toString')).toThrow('toString');
    expect(() => say('en', '__proto__.x')).toThrow('__proto__');
    expect(() => say('en', 'hello')).toThrow('{name}');
  });
});

describe('the shipped words', () => {
  it('hold text only, none of it empty, and every plural has its "other"', () => {
    const problems: string[] = [];
    const look = (branch: object, path: string): void => {
      for (const [name, value] of Object.entries(branch)) {
        const here = path ? `${path}.${name}` : name;
        if (typeof value === 'object' && value !== null) look(value, here);
        else if (typeof value !== 'string' || value.trim() === '') problems.push(`${here} is empty`);
        if (name.endsWith('_one') && !(name.replace(/_one$/, '_other') in branch))
          problems.push(`${here} lacks _other`);
      }
    };
    look(JSON.parse(readFileSync('src/locales/en.json', 'utf8')), '');
    expect(problems).toEqual([]);
  });
});
