import type { Effect } from '../domain/effects.ts';
import type { Turn } from './desk.ts';

/**
 * How a delivery ended.
 * later    nothing was sent, repeating is safe
 * unknown  it may have arrived: never repeated blindly
 * held     the conversation is closed to us; the lane waits until the person is back
 * failed   it can't be delivered; whoever sent it is told
 * `record` runs in the transaction that settles the order.
 */
export type Delivery =
  | { type: 'sent'; record?: (turn: Turn) => Promise<void> }
  | { type: 'later'; afterMs?: number; reason: string; record?: (turn: Turn) => Promise<void> }
  | { type: 'unknown'; reason: string; record?: (turn: Turn) => Promise<void> }
  | { type: 'held'; reason: string; record?: (turn: Turn) => Promise<void> }
  | { type: 'failed'; reason: string; record?: (turn: Turn) => Promise<void> };

/** `repeats`: how many earlier attempts may have arrived. `created_at`: when it was ordered. */
export type Deliver = (
  effect: Effect,
  order: { id: string; repeats: number; attempts: number; created_at: string },
) => Promise<Delivery>;

/** What else is to be noted once it has been sent. */
export function alsoRecord(delivery: Delivery, record: (turn: Turn) => Promise<void>): Delivery {
  if (delivery.type !== 'sent') return delivery;
  const first = delivery.record;
  return {
    type: 'sent',
    record: async (turn) => {
      await first?.(turn);
      await record(turn);
    },
  };
}
