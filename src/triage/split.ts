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
  /(?:\r?\n)+|(?<=[.!?;])\s+|(?:,\s*|\s+(?=(?:and|und|et|y)\s))(?=(?:and |und |et |y )?(?:also|another thing|another problem|besides|additionally|on top of that|secondly|second problem|außerdem|ausserdem|zweitens|noch was|en plus|par ailleurs|deuxièmement|además|ademas|también|otra cosa|segundo)\b)|,?\s+(?=(?:and|und|et|y) (?:my|the|our|i |mein|meine|der|die|das|mon|ma|le|la|mi|el)\b)|(?:^|\n)\s*(?=(?:\d[.)]|[-*•])\s)|\s+(?=\d[.)]\s)/i;
/** "VPN is connected" is no problem, but part of one. */
const fine =
  /\b(?:is|are|was) (?:connected|fine|ok(?:ay)?|good|up|online)\b|\b(?:works|worked|geht|funktioniert|marche|fonctionne|funciona)\b/i;
const denied = /\b(?:not|no|never|nicht|nie|pas|plus|nunca|but|aber|mais|pero)\b|n['’]t\b/i;
const isFine = (piece: string): boolean => fine.test(piece) && !denied.test(piece);
/** What only leads over to it. */
const leadsOver =
  /^\s*(?:(?:\d[.)]|[-*•])\s*|(?:and|und|et|y|also|besides|additionally|plus|by the way|außerdem|ausserdem|zweitens|en plus|par ailleurs|además|ademas|también)(?:\s+|,\s*))+/i;
const shortest = 2;

/**
 * The two or more problems of a message, where it surely holds more than one: each with a category of its own, of
 * which it is sure. Empty for a message about one thing.
 */
export function splitProblems(text: string, own: Own = nothingOwn): Part[] {
  const pieces = text
    .slice(0, 2_000)
    .split(turns)
    .map((piece) =>
      piece
        .replace(leadsOver, '')
        .replace(/[\s,]+(?:and|und|et|y)?\s*$/i, '')
        .trim(),
    )
    .filter((piece) => wordsOf(piece).length > 0);
  if (pieces.length < 2 || pieces.length > 12) return [];
  const parts: Part[] = [];
  for (const piece of pieces) {
    const { category } = wordsOf(piece).length < shortest ? {} : choose(rankCategories(piece, own));
    const last = parts.at(-1);
    // What is unsure, or small talk, belongs to what was said before.
    if (!category || category === 'other' || category === last?.category || isFine(piece)) {
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
