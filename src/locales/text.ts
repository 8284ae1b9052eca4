import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import type { Language } from '../domain/language.ts';

type PluralBase<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;
type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? PluralBase<Key> : `${Key}.${Paths<Tree[Key]>}`;
}[keyof Tree & string];

/** Every key that can be asked for, dotted: `card.title`. Plurals lose their `_one` and `_other`. */
export type TextKey = Paths<typeof en>;
export type TextParams = Readonly<Record<string, string | number>>;
export type Text = (key: TextKey, params?: TextParams) => string;

type Tree = { readonly [key: string]: string | Tree };

/** Add a language: its JSON beside en.json, a line here, and its code in `domain/language.ts`. */
const trees: Readonly<Record<Language, Tree>> = { en, de, fr, es };

/**
 * The words of one language: exact locale, else its language, else English; a key that a language lacks
 * reads English. A key that English lacks, or a placeholder without a value, throws: both are our mistake.
 * A numeric `count` picks between `key_one` and `key_other`.
 */
export const text = (locale: string): Text => speak(locale, trees);

/** `text` over other trees than the shipped ones. */
export function speak(locale: string, known: Readonly<Record<string, Tree>>): Text {
  const exact = locale.toLowerCase();
  const candidates = [exact, exact.split('-')[0]!, 'en'];
  return (key, params = {}) => {
    for (const candidate of candidates) {
      const found = find(known[candidate], key, candidate, params);
      if (found !== undefined) return fill(found, key, params);
    }
    throw new Error(`no words for "${key}" in en.json`);
  };
}

function find(tree: Tree | undefined, key: string, locale: string, params: TextParams): string | undefined {
  const path = key.split('.');
  const last = path.pop()!;
  let branch: string | Tree | undefined = tree;
  for (const name of path)
    branch = typeof branch === 'object' && Object.hasOwn(branch, name) ? branch[name] : undefined;
  if (typeof branch !== 'object') return undefined;
  const leaf = (name: string) => {
    const value = Object.hasOwn(branch, name) ? branch[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  if (typeof params.count !== 'number') return leaf(last);
  return (
    leaf(`${last}_${new Intl.PluralRules(locale).select(params.count)}`) ??
    leaf(`${last}_other`) ??
    leaf(last)
  );
}

// One pass, so a value that itself reads like a placeholder stays as the person wrote it.
function fill(words: string, key: string, params: TextParams): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(params, name)) throw new Error(`"${key}" needs a value for {${name}}`);
    return String(params[name]);
  });
}
