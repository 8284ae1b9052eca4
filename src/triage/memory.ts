import { categories, type Category } from '../domain/category.ts';
import { featuresOf } from './classify.ts';
import type { Features } from './features.ts';
import { PhraseIndex } from './likeness.ts';

/** A text of which the desk's own agents have said what it is about. */
export interface Remembered {
  text: string;
  category: Category;
}

/** What was learned beside the shipped model: it speaks up only for texts that are like a remembered one. */
export interface Memory {
  adjust(features: Features, evidence: Float64Array): Float64Array;
}

export const nothingLearned: Memory = { adjust: (_, evidence) => evidence };

/** From here on two texts are of one kind. "vpn drops at home" and "my vpn drops when at home" are 0.6 alike. */
export const alikeFrom = 0.4;
/** What a text that is the same, word for word, adds to the evidence: it outvotes a model that is sure. */
const strength = 18;

/** Some 0.1 ms a text with a thousand examples. */
export function remember(examples: readonly Remembered[]): Memory {
  if (examples.length === 0) return nothingLearned;
  const index = new PhraseIndex(examples.map(({ text }) => featuresOf(text)));
  const columns = examples.map(({ category }) => categories.indexOf(category));
  return {
    adjust: (features, evidence) => {
      const closest = new Float64Array(evidence.length);
      const { letters } = index.compare(features);
      columns.forEach((column, at) => (closest[column] = Math.max(closest[column]!, letters[at]!)));
      return evidence.map((score, column) => score + push(closest[column]!));
    },
  };
}

const push = (alike: number): number =>
  alike < alikeFrom ? 0 : strength * ((alike - alikeFrom / 2) / (1 - alikeFrom / 2)) ** 2;

/** How alike a text is to each of others, 0 to 1. */
export const likenessTo = (text: string, others: readonly string[]): Float32Array =>
  new PhraseIndex(others.map((other) => featuresOf(other))).compare(featuresOf(text)).letters;

/** How alike two texts are, 0 to 1. */
export const alike = (one: string, other: string): number => likenessTo(one, [other])[0]!;
