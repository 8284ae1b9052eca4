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
  /(?<=[.!?;])\s+|(?:,\s*|\s+(?=(?:and|und|et|y)\s))(?=(?:and |und |et |y )?(?:also|another thing|another problem|besides|additionally|on top of that|secondly|second problem|außerdem|ausserdem|zweitens|noch was|en plus|par ailleurs|deuxièmement|además|ademas|también|otra cosa|segundo)\b)|,?\s+(?=(?:and|und|et|y) )|\s+(?=\d[.)]\s)/i;
/** "VPN is connected" is no problem, but part of one. */
const fine =
  /\b(?:(?:is|are|was|it.?s|they.?re) (?:all )?(?:connected|fine|ok(?:ay)?|good|up|online)|others? .{0,30}\b(?:opens?|load|works?))\b|\b(?:works|worked|geht|funktioniert|marche|fonctionne|funciona)\b/i;
/** "It says access denied" tells more of what was said before. */
const goingOn =
  /^(?:it (?:says|said|shows|asks|just|only)|(?:the|an) (?:error|message)|error|(?:and )?now\b|probably|maybe|perhaps|since|because|(?:i (?:have |.ve )?)?(?:tried|restarted|rebooted|checked|reinstalled)|es (?:kommt|steht|sagt)|dort steht|jetzt|nun|vielleicht|wahrscheinlich|ich habe (?:neu|es)|il (?:dit|affiche)|ça (?:dit|affiche)|maintenant|peut-être|dice|sale|ahora|quizás?)\b/i;
/** "Teams is slow, too" has the same cause, most often. */
const alike = /\b(?:too|as well|auch|aussi|también)\W*$/i;
const goesOn = (piece: string): boolean =>
  goingOn.test(piece) || alike.test(piece) || piece.includes('••••••');
const denied = /\b(?:not|no|never|nicht|nie|pas|plus|nunca|but|aber|mais|pero)\b|n['’]t\b/i;
const isFine = (piece: string): boolean => fine.test(piece) && !denied.test(piece);
/** Says by itself that something else comes. */
const announces =
  /^\s*(?:(?:\d[.)]|[-*•])\s|(?:(?:and|und|et|y),?\s+)?(?:also|another|besides|additionally|on top|plus|by the way|secondly?|außerdem|ausserdem|zweitens|noch was|en plus|par ailleurs|deuxièmement|además|ademas|también|otra cosa|segundo)\b)/i;
/** What only leads over to it. */
const leadsOver =
  /^\s*(?:(?:\d[.)]|[-*•])\s*|(?:i have |ich habe |j’ai |tengo )?(?:two|2|zwei|deux|dos) (?:things|issues|problems|dinge|sachen|probleme|choses|problèmes|cosas|problemas):\s*|(?:and|und|et|y|also|besides|additionally|plus|by the way|außerdem|ausserdem|zweitens|en plus|par ailleurs|además|ademas|también)(?:\s+|,\s*))+/i;
const shortest = 2;

/** A part of several messages, and what of each message belongs to it: '' for nothing. */
export interface SharedPart extends Part {
  of: string[];
}

/**
 * The two or more problems of a message, where it surely holds more than one: each with a category of its own, of
 * which it is sure, or another subject within one. Empty for a message about one thing.
 */
export const splitProblems = (text: string, own: Own = nothingOwn): Part[] =>
  splitMessages([text], own).map(({ text: words, category, subject }) => ({
    text: words,
    category,
    subject,
  }));

/** The same for a problem that was told in several messages. */
export function splitMessages(messages: readonly string[], own: Own = nothingOwn): SharedPart[] {
  let left = readAtMost;
  const pieces = messages.flatMap((message, from) => {
    const read = message.slice(0, Math.max(0, left));
    left -= read.length;
    return piecesOf(read).map((piece) => ({ ...piece, from }));
  });
  if (pieces.length < 2 || pieces.length > 12) return [];
  const parts: SharedPart[] = [];
  for (const { text, from, announced } of pieces) {
    const { category } = wordsOf(text).length < shortest ? {} : choose(rankCategories(text, own));
    const part = { text, category, subject: subjectOf(text, category, own.names), from };
    const last = parts.at(-1);
    const isStory = !announced && last !== undefined && !(last.subject && part.subject);
    // What is unsure, or small talk, belongs to what was said before.
    const belongs = !category || category === 'other' || isFine(text) || goesOn(text);
    if (last?.category === 'other' && !belongs) parts[parts.length - 1] = withMore(last, part, category, own);
    else if (last && (belongs || isStory || isOne(last, { category, subject: part.subject })))
      parts[parts.length - 1] = withMore(last, part, last.category, own);
    else if (category !== 'other')
      parts.push({
        text,
        category: category ?? 'other',
        subject: part.subject,
        of: messages.map((_, at) => (at === from ? text : '')),
      });
  }
  const distinct = parts.every((part, at) => parts.slice(at + 1).every((other) => !isOne(part, other)));
  return parts.length > 1 && parts.length < 4 && distinct ? parts : [];
}

const readAtMost = 2_000;

/** `announced`: on a line of its own, or said to be something else. */
const piecesOf = (text: string): { text: string; announced: boolean }[] =>
  text.split(/[\r\n]+/).flatMap((line) =>
    line
      .split(turns)
      .map((piece, at) => ({ text: withoutLead(piece), announced: at === 0 || announces.test(piece) }))
      .filter((piece) => wordsOf(piece.text).length > 0),
  );

const withoutLead = (piece: string): string =>
  piece
    .replace(leadsOver, '')
    .replace(/[\s,]+(?:and|und|et|y)?\s*$/i, '')
    .trim();

function withMore(
  part: SharedPart,
  { text, from }: { text: string; from: number },
  category: Category,
  own: Own,
): SharedPart {
  const of = part.of.map((words, at) => (at === from ? [words, text].filter(Boolean).join(' ') : words));
  const all = of.filter(Boolean).join('\n');
  return { text: all, category, subject: part.subject ?? subjectOf(all, category, own.names), of };
}

export type Matter = Pick<Part, 'category' | 'subject'>;

/** Not surely two. */
export const isOne = (one: Matter, other: Matter): boolean =>
  one.category === other.category && !areDistinct(one.subject, other.subject);

/** What of a text is about that matter: the part that is; all of it, unless that is surely about something else. */
export function partAbout(matter: Matter, text: string, own: Own): string | undefined {
  const parts = splitProblems(text, own);
  if (parts.length > 0) return parts.find((part) => isOne(part, matter))?.text;
  const { category } = choose(rankCategories(text, own));
  return !category || isOne({ category, subject: subjectOf(text, category, own.names) }, matter)
    ? text
    : undefined;
}
