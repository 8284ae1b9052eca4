import type { Round } from './round.ts';

export interface Result {
  name: string;
  rounds: Round[];
  startMs: number[];
  memoryMb: number;
}

/** Of each round, then the median of the rounds. */
const columns: [title: string, of: (result: Result) => number, digits: number][] = [
  ['delivered/s', (result) => over(result, (round) => round.perSecond), 0],
  ['turn p50 ms', (result) => over(result, (round) => quantile(round.turns, 0.5)), 1],
  ['p99', (result) => over(result, (round) => quantile(round.turns, 0.99)), 1],
  ['paced p50 ms', (result) => over(result, (round) => quantile(round.pacedTurns, 0.5)), 1],
  ['p99', (result) => over(result, (round) => quantile(round.pacedTurns, 0.99)), 1],
  ['cpu ms/msg', (result) => over(result, (round) => round.cpuPerMessage), 2],
  ['sends/msg', (result) => over(result, (round) => round.sendsPerMessage), 2],
  ['harness', (result) => over(result, (round) => round.harnessLoad), 2],
  ['start ms', (result) => quantile(result.startMs, 0.5), 0],
  ['memory MB', (result) => result.memoryMb, 0],
];

export const numbersOf = (result: Result): number[] => columns.map(([, of]) => of(result));

/** The first result is what the others are compared with. */
export function tableOf(results: readonly Result[]): string {
  const [base] = results;
  const rows = results.map((result) => [
    result.name,
    ...columns.map(([, of, digits]) => of(result).toFixed(digits)),
  ]);
  const ratios = results
    .slice(1)
    .map((result) => [
      `  × ${base!.name}`,
      ...columns.map(([title, of]) => (title === 'harness' ? '' : (of(result) / of(base!)).toFixed(2))),
    ]);
  const lines = [['', ...columns.map(([title]) => title)], rows[0]!];
  for (const [index, ratio] of ratios.entries()) lines.push(rows[index + 1]!, ratio);
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
}

const over = (result: Result, of: (round: Round) => number): number => quantile(result.rounds.map(of), 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
