import { softmax } from './logistic.ts';

export interface Judged {
  scores: Float64Array;
  label: number;
}

const wanted = 0.97;

/**
 * How sharp scores must be made for their probabilities to be true, and from which probability on so many choices are
 * right that nobody need be asked.
 */
export function calibrate(judged: readonly Judged[]): {
  sharpness: number;
  sureFrom: number;
  report: string;
} {
  let sharpness = 1;
  let least = Infinity;
  for (let tried = 0.2; tried < 5; tried *= 1.01) {
    const loss = lossAt(judged, tried);
    if (loss < least) [least, sharpness] = [loss, tried];
  }
  const chosen = judged
    .map(({ scores, label }) => {
      const chances = chancesOf(scores, sharpness);
      const best = chances.indexOf(Math.max(...chances));
      return { probability: chances[best]!, right: best === label };
    })
    .sort((one, other) => other.probability - one.probability);
  const right = chosen.filter((one) => one.right).length / chosen.length;
  const { sureFrom, coverage } = surest(chosen);
  const report = `right ${right.toFixed(3)}, log loss ${least.toFixed(3)} at sharpness ${sharpness.toFixed(2)}, sure from ${sureFrom.toFixed(2)} (${(coverage * 100).toFixed(0)} %)`;
  return { sharpness, sureFrom, report };
}

function lossAt(judged: readonly Judged[], sharpness: number): number {
  let loss = 0;
  for (const { scores, label } of judged) loss -= Math.log(chancesOf(scores, sharpness)[label]! + 1e-9);
  return loss / judged.length;
}

function chancesOf(scores: Float64Array, sharpness: number): Float64Array {
  const chances = scores.map((score) => score * sharpness);
  softmax(chances);
  return chances;
}

/** The lowest probability above which choices are right as often as is wanted. */
function surest(chosen: readonly { probability: number; right: boolean }[]): {
  sureFrom: number;
  coverage: number;
} {
  let right = 0;
  let best = { sureFrom: 1, coverage: 0 };
  chosen.forEach((one, at) => {
    if (one.right) right++;
    if (right / (at + 1) >= wanted) best = { sureFrom: one.probability, coverage: (at + 1) / chosen.length };
  });
  return best;
}
