import type { Category } from '../domain/category.ts';
import { wordsOf } from './features.ts';
import { choose, nothingOwn, rankCategories, type Own } from './understand.ts';

/** One of the problems that a message holds, in its own words. */
export interface Part {
  text: string;
  category: Category;
}

// Where people turn to another matter.
const turns =
  /(?:\r?\n)+|(?<=[.!?;])\s+|,?\s+(?=(?:and |und |et |y )?(?:also|another thing|another problem|besides|additionally|on top of that|secondly|second problem|plus,|außerdem|ausserdem|ausserdem|zweitens|noch was|en plus|aussi,|par ailleurs|deuxièmement|además|ademas|también|otra cosa|segundo)\b)|\s+(?=(?:\d[.)]|[-*•])\s)/i;
const shortest = 3;

/**
 * The two or more problems of a message, where it surely holds more than one: each with a category of its own, of
 * which it is sure. Empty for a message about one thing.
 */
export function splitProblems(text: string, own: Own = nothingOwn): Part[] {
  const pieces = text
    .slice(0, 2_000)
    .split(turns)
    .map((piece) => piece.replace(/^\s*(?:\d[.)]|[-*•])\s*/, '').trim())
    .filter((piece) => wordsOf(piece).length > 0);
  if (pieces.length < 2 || pieces.length > 12) return [];
  const parts: Part[] = [];
  for (const piece of pieces) {
    const { category } = wordsOf(piece).length < shortest ? {} : choose(rankCategories(piece, own));
    const last = parts.at(-1);
    // What is unsure, or small talk, belongs to what was said before.
    if (!category || category === 'other' || category === last?.category) {
      if (last) last.text = `${last.text} ${piece}`;
      else if (category !== 'other') parts.push({ text: piece, category: category ?? 'other' });
    } else if (last?.category === 'other') {
      parts[parts.length - 1] = { text: `${last.text} ${piece}`, category };
    } else parts.push({ text: piece, category });
  }
  return parts.length > 1 && parts.length < 4 && areDistinct(parts) ? parts : [];
}

const areDistinct = (parts: readonly Part[]): boolean =>
  new Set(parts.map(({ category }) => category)).size === parts.length;
