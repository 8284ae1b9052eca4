import { keepEarly, takeEarly } from '../store/early.ts';
import { messageKey, wasSeen } from '../store/seen.ts';
import type { Change } from './change-report.ts';
import { sentAtOf } from './change-report.ts';
import type { Turn } from './desk.ts';
import type { Incoming } from './incoming.ts';

/** Teams sends again what it got no answer for, and an edit or a delete may overtake it: then that waits here. */
export async function rememberChange(
  turn: Turn,
  { conversationId, activityId }: { conversationId: string; activityId: string },
  change: Change,
): Promise<void> {
  if (!activityId || (await wasSeen(turn.db, messageKey(conversationId, activityId)))) return;
  const edited = change.type === 'edited' ? change.incoming : { html: '', plain: '' };
  await keepEarly(turn.db, {
    conversation_id: conversationId,
    activity_id: activityId,
    type: change.type,
    html: edited.html,
    plain: edited.plain,
    sent_at: sentAtOf(change),
    at: turn.now,
  });
}

/** The message as its author has left it; undefined when it was deleted or withdrawn before it came. */
export async function asChanged(turn: Turn, incoming: Incoming): Promise<Incoming | undefined> {
  const early = await takeEarly(turn.db, incoming.conversationId, incoming.activityId);
  if (!early) return incoming;
  if (early.type !== 'edited') return undefined;
  return { ...incoming, html: early.html, plain: early.plain, sentAt: early.sent_at };
}
