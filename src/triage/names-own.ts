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
  const said = spaced(text);
  return names.flatMap(({ kind, name, also }) =>
    [name, ...also].some((each) => said.includes(spaced(each)) && spaced(each) !== '  ')
      ? [{ kind, name, category: categoryOf[kind] }]
      : [],
  );
}

/** The text with the plain word beside each own name, so that an article on printers is found for "FollowMe". */
export function withPlainWords(text: string, names: readonly OwnName[]): string {
  const words = findOwnNames(text, names).flatMap(({ kind }) => plainWord[kind] ?? []);
  return words.length > 0 ? `${text}\n${words.join(' ')}` : text;
}

const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `;
