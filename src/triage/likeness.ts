import { featureSlots, type Features } from './features.ts';

/** How alike a text is to each of many phrases, by words and pieces and by sense: 0 to 1. */
export interface Likeness {
  letters: Float32Array;
  sense: Float32Array;
}

/** Words and pieces have length 1 each; the sense comes weighed by 1.5 on both sides. */
const bothBlocks = 2;
const senseSquared = 1.5 * 1.5;

/**
 * Phrases by what is seen in them, so that a text is compared with all of them in some 0.2 ms. Three flat lists, a slot's
 * entries side by side: a list for each of the 60,000 slots took 100 MB.
 */
export class PhraseIndex {
  readonly #starts: Int32Array;
  readonly #phrases: Uint16Array;
  readonly #weights: Float32Array;
  readonly #count: number;

  constructor(phrases: Iterable<Features>) {
    const seen = new Entries();
    let count = 0;
    for (const { slots, weights } of phrases) {
      slots.forEach((slot, at) => seen.add(slot, count, weights[at]!));
      count += 1;
    }
    this.#count = count;
    const starts = new Int32Array(seen.highest + 2);
    for (let at = 0; at < seen.length; at++) starts[seen.slots[at]! + 1]! += 1;
    for (let slot = 0; slot <= seen.highest; slot++) starts[slot + 1]! += starts[slot]!;
    const next = starts.slice();
    this.#phrases = new Uint16Array(seen.length);
    this.#weights = new Float32Array(seen.length);
    for (let at = 0; at < seen.length; at++) {
      const place = next[seen.slots[at]!]!++;
      this.#phrases[place] = seen.phrases[at]!;
      this.#weights[place] = seen.weights[at]!;
    }
    this.#starts = starts;
  }

  compare({ slots, weights }: Features): Likeness {
    const letters = new Float32Array(this.#count);
    const sense = new Float32Array(this.#count);
    slots.forEach((slot, at) => {
      if (slot + 1 >= this.#starts.length) return;
      const isSense = slot >= featureSlots;
      const sums = isSense ? sense : letters;
      const weight = weights[at]! / (isSense ? senseSquared : bothBlocks);
      for (let place = this.#starts[slot]!; place < this.#starts[slot + 1]!; place++)
        sums[this.#phrases[place]!]! += weight * this.#weights[place]!;
    });
    return { letters, sense };
  }
}

/** Entries as they come, in flat lists that grow: as objects they would be some 30 MB of garbage. */
class Entries {
  length = 0;
  highest = 0;
  slots = new Int32Array(1 << 16);
  phrases = new Uint16Array(1 << 16);
  weights = new Float32Array(1 << 16);

  add(slot: number, phrase: number, weight: number): void {
    if (this.length === this.slots.length) this.#grow();
    this.slots[this.length] = slot;
    this.phrases[this.length] = phrase;
    this.weights[this.length] = weight;
    this.length += 1;
    if (slot > this.highest) this.highest = slot;
  }

  #grow(): void {
    const size = this.length * 2;
    const { slots, phrases, weights } = this;
    (this.slots = new Int32Array(size)).set(slots);
    (this.phrases = new Uint16Array(size)).set(phrases);
    (this.weights = new Float32Array(size)).set(weights);
  }
}
