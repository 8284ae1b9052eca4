import type { Effect } from '../domain/effects.ts';
import { addOrder } from '../store/outbox.ts';
import type { Turn } from './desk.ts';
import { dueOf, laneOf, mergeKeyOf } from './lanes.ts';

/** Puts effects into the outbox, in their order, within the turn's transaction. */
export async function enqueue(turn: Turn, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    await addOrder(turn.db, {
      id: turn.newId(),
      lane: laneOf(effect),
      type: effect.type,
      body: JSON.stringify(effect),
      mergeKey: mergeKeyOf(effect),
      due: dueOf(effect, turn.now),
      now: turn.now,
    });
  }
}
