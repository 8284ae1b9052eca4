import type { Category } from '../domain/category.ts';
import { areDistinct, type Subject } from '../domain/subject.ts';
import { wordsOf } from './features.ts';
import { subjectOf } from './subjects.ts';
import { choose, nothingOwn, rankCategories, type Own } from './understand.ts';

/** One of the problems that a message holds, in its own words. */
export interface Part {
  text: string;
  category: Category;
  subject: Subject | undefined;
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
 * which it is sure, or another subject within one. Empty for a message about one thing.
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
    const subject = subjectOf(piece, category, own.names);
    const last = parts.at(-1);
    // What is unsure, or small talk, belongs to what was said before.
    if (!category || category === 'other' || (last && isOne(last, { category, subject })) || isFine(piece)) {
      if (last) parts[parts.length - 1] = withMore(last, piece, own);
      else if (category !== 'other') parts.push({ text: piece, category: category ?? 'other', subject });
    } else if (last?.category === 'other') {
      parts[parts.length - 1] = { text: `${last.text} ${piece}`, category, subject };
    } else parts.push({ text: piece, category, subject });
  }
  const distinct = parts.every((part, at) => parts.slice(at + 1).every((other) => !isOne(part, other)));
  return parts.length > 1 && parts.length < 4 && distinct ? parts : [];
}

function withMore(part: Part, piece: string, own: Own): Part {
  const text = `${part.text} ${piece}`;
  return { ...part, text, subject: part.subject ?? subjectOf(text, part.category, own.names) };
}

type Matter = Pick<Part, 'category' | 'subject'>;

/** Not surely two. */
export const isOne = (one: Matter, other: Matter): boolean =>
  one.category === other.category && !areDistinct(one.subject, other.subject);
