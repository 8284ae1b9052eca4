import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, expect } from '@jest/globals';
import en from '../../src/locales/en.json' with { type: 'json' };
import { objectsIn, stringsIn } from './parsed.ts';

const folder = join(import.meta.dirname, '../../cards');
const templates = readdirSync(folder).map((file): [string, unknown] => [
  file,
  JSON.parse(readFileSync(join(folder, file), 'utf8')),
]);

/** What people read of an element. */
const spoken = [
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'altText',
  'fallbackText',
  'tooltip',
  'value',
];

describe.each(templates)('the template %s', (_file, template) => {
  it('holds no words of its own', () => {
    for (const element of objectsIn(template)) {
      for (const name of spoken) {
        const words = element[name];
        if (typeof words !== 'string') continue;
        expect(words).toMatch(/^@[\w.-]+$|^\$\{\w+\}$|^\P{L}*$/u);
      }
    }
  });

  it('names only texts that exist', () => {
    for (const words of stringsIn(template)) {
      if (!words.startsWith('@')) continue;
      expect(textAt(words.slice(1).split('.'))).toEqual(expect.any(String));
    }
  });

  it('joins no value into other text, and shows or hides by a plain flag', () => {
    for (const words of stringsIn(template)) {
      if (words.includes('${')) expect(words).toMatch(/^\$\{\w+\}$/);
    }
  });
});

const textAt = (path: string[]): unknown =>
  path.reduce<unknown>((tree, name) => (tree as Record<string, unknown> | undefined)?.[name], en);
