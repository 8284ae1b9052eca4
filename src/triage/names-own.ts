import type { Category } from '../domain/category.ts';
import { wordsOf } from './features.ts';

/** A name that only this organisation uses, with its other names. */
export interface OwnName {
  kind: 'app' | 'website' | 'printer' | 'vpn' | 'place';
  name: string;
  also: readonly string[];
}

/** Where a name leads; a place leads nowhere by itself. */
const categoryOf: Record<OwnName['kind'], Category | undefined> = {
  app: 'line-of-business',
  website: 'line-of-business',
  printer: 'infrastructure',
  vpn: 'infrastructure',
  place: undefined,
};

/** What articles call it. */
const plainWord: Partial<Record<OwnName['kind'], string>> = { printer: 'printer', vpn: 'vpn' };

export interface FoundName {
  name: string;
  kind: OwnName['kind'];
  category: Category | undefined;
}

/** The organisation's own names in a text, each once; case, accents and what stands between words don't count. */
export function findOwnNames(text: string, names: readonly OwnName[]): FoundName[] {
  if (names.length === 0) return [];
  const index = indexOf(names);
  const said = wordsOf(text);
  const found = new Set<OwnName>();
  for (const [at, word] of said.entries())
    for (const { words, own } of index.get(word) ?? [])
      if (words.every((each, place) => said[at + place] === each)) found.add(own);
  return names
    .filter((own) => found.has(own))
    .map(({ kind, name }) => ({ kind, name, category: categoryOf[kind] }));
}

type Index = ReadonlyMap<string, readonly { words: string[]; own: OwnName }[]>;
const indexes = new WeakMap<readonly OwnName[], Index>();

/** By first word, so that five hundred names cost no more than ten. */
function indexOf(names: readonly OwnName[]): Index {
  const known = indexes.get(names);
  if (known) return known;
  const index = new Map<string, { words: string[]; own: OwnName }[]>();
  for (const own of names) {
    for (const each of [own.name, ...own.also]) {
      const words = wordsOf(each);
      const [first] = words;
      if (first) index.set(first, [...(index.get(first) ?? []), { words, own }]);
    }
  }
  indexes.set(names, index);
  return index;
}

/** The text with the plain word beside each own name, so that an article on printers is found for "FollowMe". */
export function withPlainWords(text: string, names: readonly OwnName[]): string {
  const words = findOwnNames(text, names).flatMap(({ kind }) => plainWord[kind] ?? []);
  return words.length > 0 ? `${text}\n${words.join(' ')}` : text;
}
