import { languages } from '../../src/domain/language.ts';
import type { Language } from '../../src/domain/language.ts';
import { text } from '../../src/locales/text.ts';
import type { Text } from '../../src/locales/text.ts';
import de from '../../src/locales/de.json' with { type: 'json' };
import en from '../../src/locales/en.json' with { type: 'json' };
import es from '../../src/locales/es.json' with { type: 'json' };
import fr from '../../src/locales/fr.json' with { type: 'json' };

const trees = { en, de, fr, es };

/** Kinds of space differ between what is sent and what is read. */
export const tidy = (words: string): string => words.replaceAll(/\s+/g, ' ');

/** The desk's words in a language, as they are read. */
export const spoken =
  (language: Language): Text =>
  (key, params) =>
    tidy(text(language)(key, params));

const leaves = (tree: object): string[] =>
  Object.values(tree).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : leaves(value as object),
  );

/** What stands between the values of a text, where it is long enough to be a language's own. */
const piecesOf = (language: Language): string[] =>
  leaves(trees[language])
    .flatMap((leaf) => tidy(leaf).split(/\{\w+\}/))
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}.* .*\p{L}/u.test(piece) && piece.length >= 8);

/** Whatever of the desk's words is in another language than that. */
export function foreignTo(language: Language, read: string): string[] {
  const own = leaves(trees[language]).map(tidy).join('\n');
  const others = languages.filter((one) => one !== language).flatMap(piecesOf);
  const words = tidy(read);
  return [...new Set(others)].filter((piece) => words.includes(piece) && !own.includes(piece));
}
