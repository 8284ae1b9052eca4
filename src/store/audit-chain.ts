import { hashOf } from './audit.ts';
import type { Row } from './schema.ts';

/** Positions count from 1. */
export type ChainProblem =
  /** Not what was written. */
  | { type: 'changed'; position: number }
  /** Genuine, but it stood elsewhere. */
  | { type: 'moved'; position: number; from: number }
  | { type: 'removed'; position: number; until: number };

type EventRow = Row<'ticket_event'>;

/** Checks one whole chain, its rows in order of position. What is missing at its end only a checkpoint knows. */
export function verifyChain(rows: EventRow[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  let before: { position: number; hash: string; genuine: boolean } = { position: 0, hash: '', genuine: true };
  for (const row of rows) {
    const position = Number(row.position);
    const follows = position === before.position + 1;
    if (!follows) problems.push({ type: 'removed', position: before.position + 1, until: position - 1 });
    const genuine = hashOf(row) === row.hash;
    if (!genuine) problems.push(tampered(row, position));
    // Both fit themselves: the earlier one was given a new hash after the later one had noted the old.
    else if (follows && before.genuine && row.previous_hash !== before.hash) {
      problems.push({ type: 'changed', position: Math.max(before.position, 1) });
    }
    before = { position, hash: row.hash, genuine };
  }
  return problems;
}

/** How far from its place a moved row is looked for: 1,000 digests take about 5 ms. */
const SEARCHED = 500;

function tampered(row: EventRow, position: number): ChainProblem {
  for (let from = Math.max(1, position - SEARCHED); from <= position + SEARCHED; from += 1) {
    if (hashOf({ ...row, position: from }) === row.hash) return { type: 'moved', position, from };
  }
  return { type: 'changed', position };
}
