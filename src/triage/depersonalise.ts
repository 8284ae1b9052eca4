import { maskSecrets } from './mask.ts';

/* An article is for everyone: what only concerns one person is taken out of it. */

const personal: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '…'],
  [/\bDH-\d+\b/gi, '…'],
  [/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/g, '…'],
  [/\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi, '…'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '…'],
  // Device names as companies give them: a few letters and many digits.
  [
    /(?<![\w-])(?!AADSTS|CAA|KB\d|HTTP|MTU|DESKTOP-$)(?=[A-Z]{1,8}[-_]?[A-Z0-9-]{0,20}\d{3})[A-Z][A-Z0-9_-]{5,30}(?![\w-])/g,
    '…',
  ],
  // Phone numbers: seven digits and more, however they are set.
  [
    /(?<![\w.])(?!\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4}|\d+\.\d+\.\d+)\+?\d(?:[\s()/.-]{0,2}\d){6,20}(?!\w|\.\d)/g,
    '…',
  ],
  [
    /\b(?:[Hh]i|[Hh]ello|[Hh]allo|[Dd]ear|[Tt]hanks|[Tt]hank you|[Rr]egards|[Bb]est|[Cc]heers)[,!]?\s+(?:\p{Lu}\p{L}+)(?:\s+\p{Lu}\p{L}+)?(?=[\s,.!]|$)/gu,
    '',
  ],
];

// People who are named by what they are: "Dr. Peter Hansen", "her boss Ingrid Svensson", "room 4.17", "ext. 4711".
const capitalised = '\\p{Lu}[\\p{L}’-]+';
const titled = new RegExp(
  `(?<!\\p{L})((?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Sr|Sra|Señora?)\\.?) (?:(?:Dr|Prof)\\.? )?${capitalised}(?: ${capitalised}){0,2}`,
  'gu',
);
const related = new RegExp(
  `(?<!\\p{L})((?:[Cc]olleague|[Bb]oss|[Mm]anager|[Aa]ssistant|[Cc]o-?worker|[Ii]ntern|[Kk]olleg(?:e|in|en)|[Cc]hefin?|[Cc]ollègue|[Rr]esponsable|[Cc]ompañer[oa]|[Jj]ef[ea])) ${capitalised}(?: ${capitalised})?`,
  'gu',
);
const placed =
  /(?<!\p{L})((?:phone|telephone|tel|ext|extension|room|desk|seat|raum|zimmer|telefon|durchwahl|bureau|salle|poste|sala|despacho|extensión|habitación)\b\.?(?: (?:is|ist|number|no\.?|nr\.?|numéro|número|es|est))*:? )#?[\p{L}]?\d[\d./-]*/giu;

const run = new RegExp(`${capitalised}(?: ${capitalised}){1,9}`, 'gu');

/** What may be the name of somebody else: each two or three words in a row that are written as names are. */
export function namesIn(text: string): string[] {
  const runs = [...text.matchAll(run)].map(([words]) => words.split(' '));
  const names = runs.flatMap((words) =>
    words.flatMap((_, at) => [words.slice(at, at + 2).join(' '), words.slice(at, at + 3).join(' ')]),
  );
  return [...new Set(names)].filter((name) => name.includes(' '));
}

/** The text without secrets, addresses, numbers and the names of those who took part; `names`: full, given or surnames. */
export function depersonalise(text: string, names: readonly string[]): string {
  let bare = maskSecrets(text).text.replaceAll(personal[0]![0], '…');
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]).filter((part) => part.length > 1);
  for (const part of [...new Set(parts)].sort((one, other) => other.length - one.length))
    bare = bare.replaceAll(nameIn(part), '…');
  for (const [pattern, instead] of personal) bare = bare.replaceAll(pattern, instead);
  bare = bare.replaceAll(titled, '$1 …').replaceAll(related, '$1 …').replaceAll(placed, '$1…');
  return bare
    .replaceAll(/…(?:\s*…)+/g, '…')
    .replaceAll(/[^\S\n]{2,}/g, ' ')
    .replaceAll(/^[\s,.!]+$/gm, '')
    .trim();
}

// Names that are words as well: taken out only where they are written as names, and not at the start of a sentence.
const words = new Set(
  'will may mark page bill rich grace hope faith joy frank art rose dawn summer april june august chase drew pat rob sue wade dean grant lance miles penny ray skip max may'.split(
    ' ',
  ),
);

const nameIn = (part: string): RegExp =>
  words.has(part.toLowerCase())
    ? new RegExp(`(?<=[\\p{Ll},;] )${escape(part)}(?:’s|'s)?(?!\\p{L})`, 'gu')
    : new RegExp(`(?<!\\p{L})${escape(part)}(?:’s|'s)?(?!\\p{L})`, 'giu');

const escape = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
