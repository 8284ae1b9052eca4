import { categories, type Category } from '../domain/category.ts';
import { readFeatures, weigh, wordsOf, type Features } from './features.ts';
import { loadModel, scoresOf, type Model } from './model.ts';
import type { FoundName } from './names-own.ts';
import { loadVectors, type Vectors } from './vectors.ts';

/** What the shipped model reads with; loaded once, when first needed. */
export interface Reading {
  model: Model;
  vectors: Vectors;
}

let loaded: Reading | undefined;

/** Some 15 ms the first time. */
export const reading = (): Reading => (loaded ??= { model: loadModel(), vectors: loadVectors() });

export const featuresOf = (text: string, own: readonly FoundName[] = []): Features => {
  const { model, vectors } = reading();
  return weigh(readFeatures(text, vectors, own), model.rarity);
};

/** The evidence for each category in the order of `categories`: logarithms of probabilities, but for a constant. */
export const evidenceOf = (features: Features): Float64Array => scoresOf(reading().model.about, features);

export interface Ranked {
  category: Category;
  /** 0 to 1. */
  probability: number;
}

/** Likeliest first. */
export function rank(evidence: Float64Array): Ranked[] {
  const best = Math.max(...evidence);
  const likelihoods = Array.from(evidence, (score) => Math.exp(score - best));
  const sum = likelihoods.reduce((total, likelihood) => total + likelihood, 0);
  return categories
    .map((category, column) => ({ category, probability: likelihoods[column]! / sum }))
    .sort((one, other) => other.probability - one.probability);
}

/** Whether a word has been met, in the examples or among the usual words of English. */
export const isKnownWord = (word: string): boolean => {
  const { model, vectors } = reading();
  return model.words.has(word) || vectors.has(word);
};

/** How alike two texts are by their words and pieces, 0 to 1. */
export function likeness(one: Features, other: Features, slots: number): number {
  const weights = new Map<number, number>();
  one.slots.forEach((slot, at) => slot < slots && weights.set(slot, one.weights[at]!));
  let sum = 0;
  other.slots.forEach((slot, at) => (sum += (weights.get(slot) ?? 0) * other.weights[at]!));
  return sum / 2;
}

export { wordsOf };
