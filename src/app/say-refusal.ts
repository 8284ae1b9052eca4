import type { Refusal } from '../domain/commands.ts';
import type { Say } from '../domain/effects.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';

export function refusalSay(refusal: Refusal): Say {
  return {
    key: `refusal.${refusal.reason}`,
    ...(refusal.ownerId && { params: { owner: `person:${refusal.ownerId}` } }),
  };
}

/** A friendly private no, wherever the person tried it. */
export async function sayRefusal(turn: Turn, personId: string, refusal: Refusal): Promise<void> {
  await enqueue(turn, [{ type: 'SayToPerson', personId, say: refusalSay(refusal) }]);
}
