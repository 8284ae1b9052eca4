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

/**
 * The language that a text is written in, of those that there are words in; undefined while it could be another.
 * Made for the short texts of help desks, where a general detector (eld) was right less often and took 90 MB.
 */
export function detectLanguage(text: string): Language | undefined {
  const start = text.slice(0, 1_000);
  if (wordsOf(start).length < 2) return undefined;
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
