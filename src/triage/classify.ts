import { categories, type Category } from '../domain/category.ts';
import { readFeatures, weigh, type Features } from './features.ts';
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
