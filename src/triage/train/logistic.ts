import type { Features } from '../features.ts';
import { minimise } from './minimise.ts';

export interface LogisticOptions {
  /** Columns of the table that is learned. */
  classes: number;
  /** Rows: one more than the highest slot. */
  rows: number;
  /** How little the weights are held back: 1 over the strength of the L2 penalty. */
  freedom: number;
  rounds: number;
}

/**
 * Multinomial logistic regression with an L2 penalty, each class counting alike however many examples it has. Gives one
 * flat table, a row's columns side by side. The same input gives the same table.
 */
export function trainLogistic(
  documents: readonly Features[],
  labels: readonly number[],
  { classes, rows, freedom, rounds }: LogisticOptions,
): Float64Array {
  const shares = classShares(labels, classes).map((share) => share * freedom);
  const scores = new Float64Array(classes);
  const lossAt = (table: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (let cell = 0; cell < table.length; cell++) {
      loss += 0.5 * table[cell]! * table[cell]!;
      gradient[cell] = table[cell]!;
    }
    for (let index = 0; index < documents.length; index++) {
      const { slots, weights } = documents[index]!;
      const label = labels[index]!;
      const share = shares[label]!;
      addScores(table, slots, weights, scores.fill(0));
      softmax(scores);
      loss -= share * Math.log(scores[label]! + 1e-12);
      scores[label]! -= 1;
      for (let at = 0; at < slots.length; at++) {
        const row = slots[at]! * classes;
        const weight = weights[at]! * share;
        for (let column = 0; column < classes; column++) gradient[row + column]! += weight * scores[column]!;
      }
    }
    return loss;
  };
  return minimise(lossAt, new Float64Array(rows * classes), rounds);
}

/** Adds a text's evidence for each class. */
export function addScores(
  table: ArrayLike<number>,
  slots: readonly number[],
  weights: readonly number[],
  scores: Float64Array,
): void {
  const classes = scores.length;
  for (let at = 0; at < slots.length; at++) {
    const row = slots[at]! * classes;
    for (let column = 0; column < classes; column++) scores[column]! += weights[at]! * table[row + column]!;
  }
}

/** In place: scores to probabilities. */
export function softmax(scores: Float64Array): void {
  let best = -Infinity;
  for (const score of scores) if (score > best) best = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp(scores[at]! - best);
  for (let at = 0; at < scores.length; at++) scores[at]! /= sum;
}

function classShares(labels: readonly number[], classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  return counts.map((count) => labels.length / (classes * (count || 1)));
}
