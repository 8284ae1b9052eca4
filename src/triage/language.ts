import { languages, type Language } from '../domain/language.ts';
import { reading } from './classify.ts';
import { weigh, wordsOf } from './features.ts';
import { scoresOf } from './model.ts';

/** Slots of the pieces that languages are told by. */
export const languageSlots = 1 << 13;

// FNV-1a over one more character.
const step = (hash: number, character: number): number => Math.imul(hash ^ character, 0x01000193);

/** Pieces of one to four letters within words, and whole short words. */
export function languagePieces(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const edged = `_${word}_`;
    for (let from = 0; from < edged.length; from++) {
      let piece = 0x811c9dc5 | 0;
      for (let at = from; at < edged.length && at < from + 4; at++) {
        piece = step(piece, edged.charCodeAt(at));
        const slot = (piece ^ (piece >>> 13)) & (languageSlots - 1);
        counts.set(slot, (counts.get(slot) ?? 0) + 1);
      }
    }
  }
  return counts;
}

// Below, the person's former language stays: "Teams crash" could be any.
const sureFrom = 0.85;
const nothing = new Map<number, number>();

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words that only one of the languages has: in two or three words they say more than pieces of them. */
const tellTale: Record<Exclude<Language, 'en'>, ReadonlySet<string>> = {
  de: set(
    'ich nicht kein keine mein meine meinem meinen danke dank moin hallo servus guten bitte mensch mitarbeiter hilfe geht wieder noch kaputt und ist',
  ),
  fr: set(
    'bonjour bonsoir salut merci je jai mon ma mes besoin pas nest cest humain aide avec une quelquun et est',
  ),
  es: set(
    'hola buenas buenos gracias necesito puedo tengo quiero funciona humano persona ayuda mi con una y esta',
  ),
};
/** What somebody says of themselves, which no error message does. */
const firstPerson = set(
  'i im ive my me mine we our us cant wont dont didnt doesnt please hello hi hey thanks',
);

function tellTaleIn(words: readonly string[]): Language | undefined {
  const found = (Object.keys(tellTale) as (keyof typeof tellTale)[]).filter((language) =>
    words.some((word) => tellTale[language].has(word)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether English words are the person's own: an error text or a product's name is no reason to answer in English. */
export const isOwnEnglish = (text: string): boolean => wordsOf(text).some((word) => firstPerson.has(word));

/**
 * The language that a text is written in, of those that there are words in; undefined while it could be another.
 * Made for the short texts of help desks, where a general detector (eld) was right less often and took 90 MB.
 */
export function detectLanguage(text: string): Language | undefined {
  const start = text.slice(0, 1_000);
  const words = wordsOf(start);
  const told = words.length <= 4 ? tellTaleIn(words) : undefined;
  if (told || words.length < 2) return told;
  const { model } = reading();
  const pieces = weigh(
    { words: nothing, pieces: languagePieces(start), sense: undefined },
    model.languageRarity,
  );
  const scores = scoresOf(model.language, pieces);
  const best = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - best), 0);
  return 1 / sum >= sureFrom ? languages[scores.indexOf(best)] : undefined;
}
