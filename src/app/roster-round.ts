import type { Turn } from './desk.ts';

/** Names a reading of a roster; a later one sorts after an earlier, so that an old page can't undo a newer one. */
export function newRound(turn: Turn): string {
  return `${turn.now}|${turn.newId()}`;
}
