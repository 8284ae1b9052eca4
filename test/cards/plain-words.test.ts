import { describe, it, expect } from '@jest/globals';
import { escapeMarkdown, shorten, shortenLine } from '../../src/cards/plain-words.ts';

describe('shortening', () => {
  it('leaves short words alone', () => {
    expect(shorten('  hello  ', 10)).toBe('hello');
  });

  it('ends in an ellipsis within the limit', () => {
    expect(shorten('hello world', 8)).toBe('hello w…');
  });

  it('cuts no character in two', () => {
    for (let limit = 2; limit < 12; limit++) {
      const short = shorten('👩‍💻👍🏽🎉🎉🎉', limit);
      expect(short.isWellFormed()).toBe(true);
      expect(short.length).toBeLessThanOrEqual(limit);
    }
  });

  it('makes one line of several', () => {
    expect(shortenLine('one\n\n two\tthree', 50)).toBe('one two three');
  });
});

describe('escaping', () => {
  it('leaves ordinary sentences alone', () => {
    const words = 'My printer (2nd floor) says "E-42": 50 % done! See report_final.docx, ok?';
    expect(escapeMarkdown(words)).toBe(words);
  });

  it('takes out marks that turn the reading direction, and what cannot be seen', () => {
    expect(escapeMarkdown('abc\u202edef\u2066\0\u0007')).toBe('abcdef');
  });

  it('leaves right-to-left words and emoji alone', () => {
    expect(escapeMarkdown('مرحبا 👩‍💻')).toBe('مرحبا 👩‍💻');
  });
});
