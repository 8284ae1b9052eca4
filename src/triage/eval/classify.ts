import { categories } from '../../domain/category.ts';
import type { Category } from '../../domain/category.ts';
import { nothingLearned } from '../memory.ts';
import type { OwnName } from '../names-own.ts';
import { choose, rankCategories } from '../understand.ts';
import type { Labelled } from '../yardstick.ts';

interface Row extends Labelled {
  /** The likeliest. */
  guess: Category;
  second: Category;
  probability: number;
  /** What it would choose without asking. */
  chosen: Category | null;
}

export interface ClassifierFigures {
  texts: number;
  accuracy: number;
  macroF1: number;
  top2: number;
  labels: { label: Category; texts: number; precision: number; recall: number; f1: number }[];
  /** Of what it would choose by itself: how much is right, and for how many of the texts it chooses. */
  chosen: { precision: number; coverage: number };
  /** How far probabilities are from the truth, in ten bins weighed by their texts. */
  calibrationError: number;
  microsecondsPerText: number;
  rows: Row[];
}

/** Every text is read as a report: what somebody wants with it is not measured here. */
export function measureClassifier(
  texts: readonly Labelled[],
  names: readonly OwnName[] = [],
): ClassifierFigures {
  const own = { names, learned: nothingLearned };
  // What is loaded once is not part of the time for each.
  rankCategories('warm up', own);
  const started = performance.now();
  const ranked = texts.map(({ text }) => rankCategories(text, own));
  const microseconds = ((performance.now() - started) * 1_000) / texts.length;
  const rows = texts.map((one, index): Row => {
    const [first, second] = ranked[index]!;
    return {
      ...one,
      guess: first!.category,
      second: second!.category,
      probability: first!.probability,
      chosen: choose(ranked[index]!).category ?? null,
    };
  });
  const labels = categories.map((label) => figuresFor(label, rows));
  const met = labels.filter(({ texts: count }) => count > 0);
  const chosen = rows.filter((row) => row.chosen !== null);
  return {
    texts: rows.length,
    accuracy: share(rows, (row) => row.guess === row.label),
    macroF1: met.reduce((sum, { f1 }) => sum + f1, 0) / met.length,
    top2: share(rows, (row) => row.guess === row.label || row.second === row.label),
    labels,
    chosen: {
      precision: share(chosen, (row) => row.chosen === row.label),
      coverage: chosen.length / rows.length,
    },
    calibrationError: calibrationError(rows),
    microsecondsPerText: Math.round(microseconds),
    rows,
  };
}

function figuresFor(label: Category, rows: readonly Row[]): ClassifierFigures['labels'][number] {
  const right = rows.filter((row) => row.label === label && row.guess === label).length;
  const there = rows.filter((row) => row.label === label).length;
  const said = rows.filter((row) => row.guess === label).length;
  const precision = said ? right / said : 0;
  const recall = there ? right / there : 0;
  return { label, texts: there, precision, recall, f1: right ? (2 * right) / (there + said) : 0 };
}

function calibrationError(rows: readonly Row[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = rows.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    const said = inBin.reduce((sum, { probability }) => sum + probability, 0);
    const right = inBin.filter((row) => row.guess === row.label).length;
    error += Math.abs(said - right) / rows.length;
  }
  return error;
}

const share = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.length ? all.filter(is).length / all.length : 0;

export function showClassifier(figures: ClassifierFigures): string {
  const { chosen } = figures;
  const table = figures.labels.map(({ label, texts, precision, recall, f1 }) =>
    [label.padEnd(18), String(texts).padStart(6), ...[precision, recall, f1].map(three)].join('  '),
  );
  return [
    `texts              ${figures.texts}`,
    `accuracy           ${three(figures.accuracy)}`,
    `macro-F1           ${three(figures.macroF1)}`,
    `top-2 accuracy     ${three(figures.top2)}`,
    `chosen by itself   ${three(chosen.precision)} right, at ${(chosen.coverage * 100).toFixed(0)} % of the texts`,
    `calibration error  ${three(figures.calibrationError)}`,
    `time a text        ${figures.microsecondsPerText} µs`,
    '',
    ['label'.padEnd(18), ' texts', 'precis', 'recall', '    F1'].join('  '),
    ...table,
  ].join('\n');
}

const three = (value: number): string => value.toFixed(3).padStart(6);
