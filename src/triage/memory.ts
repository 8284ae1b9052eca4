import { categories, type Category } from '../domain/category.ts';
import { featuresOf, likeness } from './classify.ts';
import { featureSlots, type Features } from './features.ts';

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
/** What a text that is the same, word for word, adds to the evidence. */
const strength = 8;

export function remember(examples: readonly Remembered[]): Memory {
  if (examples.length === 0) return nothingLearned;
  const known = examples.map(({ text, category }) => ({
    features: featuresOf(text),
    column: categories.indexOf(category),
  }));
  return {
    adjust: (features, evidence) => {
      const closest = new Float64Array(evidence.length);
      for (const { features: other, column } of known)
        closest[column] = Math.max(closest[column]!, likeness(features, other, featureSlots));
      return evidence.map((score, column) => score + push(closest[column]!));
    },
  };
}

const push = (alike: number): number =>
  alike < alikeFrom ? 0 : (strength * (alike - alikeFrom / 2)) / (1 - alikeFrom / 2);

/** How alike two texts are, 0 to 1. */
export const alike = (one: string, other: string): number =>
  likeness(featuresOf(one), featuresOf(other), featureSlots);
