import { categoryOfCode, findCodes } from './codes.ts';
import { findNames } from './names.ts';
import type { FoundName } from './names-own.ts';
import type { Vectors } from './vectors.ts';

/** Hashed features share so many slots. Half as many cost 0.4 points of macro-F1 in cross-validation. */
export const featureSlots = 1 << 17;

/** What is seen in a text: slots and how much of each, no slot twice. Dense ones come after the hashed ones. */
export interface Features {
  slots: number[];
  weights: number[];
}

// FNV-1a, continued from `hash` over one more character.
const step = (hash: number, character: number): number => Math.imul(hash ^ character, 0x01000193);
const seed = (kind: number): number => step(0x811c9dc5 | 0, kind);
const hashOf = (kind: number, text: string): number => {
  let hash = seed(kind);
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
};
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (featureSlots - 1);

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words, pairs of neighbours, and the products, matters and codes that they name. */
function wordSlots(text: string, own: readonly FoundName[] = []): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (hash: number) => count(counts, slotOf(hash));
  let before = '';
  for (const word of wordsOf(text)) {
    add(hashOf(1, word));
    if (before) add(hashOf(2, `${before} ${word}`));
    before = word;
  }
  for (const { name, category } of findNames(text)) {
    add(hashOf(3, name));
    add(hashOf(4, category));
  }
  for (const { category } of own) if (category) add(hashOf(4, category));
  for (const code of findCodes(text)) {
    const category = categoryOfCode(code);
    if (category) add(hashOf(4, category));
  }
  return counts;
}

/** Pieces of 3 to 5 letters within words, which forgive typos and endings. */
function pieceSlots(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const edged = `_${word}_`;
    for (let from = 0; from + 3 <= edged.length; from++) {
      let piece = seed(5);
      for (let at = from; at < edged.length && at < from + 5; at++) {
        piece = step(piece, edged.charCodeAt(at));
        if (at >= from + 2) count(counts, slotOf(piece));
      }
    }
  }
  return counts;
}

function count(counts: Map<number, number>, slot: number): void {
  counts.set(slot, (counts.get(slot) ?? 0) + 1);
}

const pieceWeight = 1;
const senseWeight = 1.5;

/**
 * Both kinds weighed by rarity and each brought to length 1, so that long and short texts count alike; after them
 * the text's average sense.
 */
export function weigh(
  blocks: {
    words: ReadonlyMap<number, number>;
    pieces: ReadonlyMap<number, number>;
    sense: Float32Array | undefined;
  },
  rarity: ArrayLike<number>,
): Features {
  const features: Features = { slots: [], weights: [] };
  pushBlock(features, blocks.words, rarity, 1);
  pushBlock(features, blocks.pieces, rarity, pieceWeight);
  blocks.sense?.forEach((value, at) => {
    features.slots.push(featureSlots + at);
    features.weights.push(value * senseWeight);
  });
  return features;
}

export function readFeatures(text: string, vectors: Vectors, own: readonly FoundName[] = []) {
  return { words: wordSlots(text, own), pieces: pieceSlots(text), sense: vectors.senseOf(wordsOf(text)) };
}

function pushBlock(
  { slots, weights }: Features,
  counts: ReadonlyMap<number, number>,
  rarity: ArrayLike<number>,
  weight: number,
): void {
  const first = weights.length;
  let squares = 0;
  for (const [slot, times] of counts) {
    const value = (1 + Math.log(times)) * rarity[slot]!;
    // A slot that no example has: it counts for nothing.
    if (value === 0) continue;
    slots.push(slot);
    weights.push(value);
    squares += value * value;
  }
  const scale = weight / (Math.sqrt(squares) || 1);
  for (let at = first; at < weights.length; at++) weights[at]! *= scale;
}
