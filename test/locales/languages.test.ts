import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/domain/language.ts';
import { text } from '../../src/locales/text.ts';

type Tree = { [key: string]: string | Tree };

const read = (language: string): Tree =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'src', 'locales', `${language}.json`), 'utf8'),
  ) as Tree;

function flat(tree: Tree, before = ''): [key: string, words: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${before}${key}`, value] as [string, string]]
      : flat(value, `${before}${key}.`),
  );
}

const placeholdersIn = (words: string): string[] =>
  [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
/** What people type exactly as it stands, whatever they read in. */
const commandsIn = (words: string): string[] =>
  [...words.matchAll(/(?:@Deskhand )(\/?[a-z]+(?: (?:tier|escalator|escalations|nothing)\b)?)/g)]
    .map(([, name]) => name!)
    .sort();

const source = flat(read('en'));

describe.each(languages.filter((language) => language !== 'en'))('the words in %s', (language) => {
  const words = new Map(flat(read(language)));

  it('are all there, in the order of the source, and none besides', () => {
    expect([...words.keys()]).toEqual(source.map(([key]) => key));
  });

  it('hold the same placeholders', () => {
    const wrong = source.filter(
      ([key, english]) => placeholdersIn(words.get(key) ?? '').join() !== placeholdersIn(english).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('name the commands as they must be typed', () => {
    const wrong = source.filter(
      ([key, english]) => commandsIn(words.get(key) ?? '').join() !== commandsIn(english).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('are not left in English', () => {
    const isProse = (key: string, english: string) =>
      !key.startsWith('card.help.command.') &&
      /\p{L}+ \p{L}+ \p{L}+ \p{L}+/u.test(english.replaceAll(/\{\w+\}/g, ''));
    const same = source.filter(([key, english]) => isProse(key, english) && words.get(key) === english);
    expect(same.map(([key]) => key)).toEqual([]);
  });

  it('have no doubled blanks, none at an end, and no straight apostrophes', () => {
    const untidy = [...words].filter(([, said]) => / {2}|^ | $|\w'\w/.test(said));
    expect(untidy).toEqual([]);
  });

  it('come for a reader of that language from anywhere', () => {
    expect(text(`${language}-CH`)('say.welcome')).toBe(words.get('say.welcome'));
  });
});
