/** How many slots the hashed features share. Twice as many gained nothing in cross-validation. */
export const featureSlots = 1 << 14;

const fillers = new Set(
  'a an the my is it i to of and in on for with me at this that was are be has have am im you your'.split(
    ' ',
  ),
);

const wordWeight = 1;
const pairWeight = 0.7;
const pieceWeight = 0.3;

// FNV-1a, continued from `hash` over one more character.
const step = (hash: number, character: number): number => Math.imul(hash ^ character, 0x01000193);
const seed = (kind: number): number => step(0x811c9dc5 | 0, kind);

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

export interface Features {
  slots: number[];
  weights: number[];
}

// Sums weights before they are read out; always all zero between calls. A Map here cost twice the time.
const sums = new Float64Array(featureSlots);

/** Words, pairs of neighbours, and 3 and 4 letter pieces (which forgive typos), hashed; each slot once. */
export function featuresOf(text: string): Features {
  const slots: number[] = [];
  const add = (hash: number, weight: number) => {
    const slot = (hash ^ (hash >>> 14)) & (featureSlots - 1);
    if (sums[slot] === 0) slots.push(slot);
    sums[slot]! += weight;
  };
  let before = 0;
  for (const word of wordsOf(text)) {
    let whole = seed(1);
    for (let at = 0; at < word.length; at++) whole = step(whole, word.charCodeAt(at));
    if (before !== 0) add(Math.imul(before, 31) ^ whole, pairWeight);
    before = whole;
    if (fillers.has(word)) continue;
    add(whole, wordWeight);
    addPieces(`_${word}_`, add);
  }
  const weights = slots.map((slot) => sums[slot]!);
  for (const slot of slots) sums[slot] = 0;
  return { slots, weights };
}

function addPieces(edged: string, add: (hash: number, weight: number) => void): void {
  for (let from = 0; from + 3 <= edged.length; from++) {
    let piece = seed(2);
    for (let at = from; at < edged.length && at < from + 4; at++) {
      piece = step(piece, edged.charCodeAt(at));
      if (at >= from + 2) add(piece, pieceWeight);
    }
  }
}
