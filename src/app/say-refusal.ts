import type { Refusal } from '../domain/commands.ts';
import type { Say } from '../domain/effects.ts';
import type { Posting } from '../store/postings.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';

export function refusalSay(refusal: Refusal): Say {
  const { reason, ownerId, missing } = refusal;
  const params = {
    ...(ownerId && { owner: `person:${ownerId}` }),
    ...(missing && { missing: `fields:${missing.join(',')}` }),
  };
  return { key: `refusal.${reason}`, ...(Object.keys(params).length > 0 && { params }) };
}

/** A friendly private no, wherever the person tried it. */
export async function sayRefusal(
  turn: Turn,
  personId: string,
  refusal: Refusal,
  thread?: Posting,
): Promise<void> {
  await sayPrivately(turn, personId, refusalSay(refusal), thread);
}

/** In the person's own chat; somebody without one is mentioned in the thread it is about. */
export async function sayPrivately(turn: Turn, personId: string, say: Say, thread?: Posting): Promise<void> {
  const inChannel = thread && { channelId: thread.conversation_id, rootId: thread.activity_id };
  await enqueue(turn, [{ type: 'SayToPerson', personId, say, inChannel }]);
}
