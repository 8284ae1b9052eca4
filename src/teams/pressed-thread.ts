import { isCurrentThread } from '../app/current-thread.ts';
import type { Turn } from '../app/desk.ts';
import type { Submission } from '../cards/submit.ts';
import { threadsOf } from '../store/postings.ts';
import type { Posting } from '../store/postings.ts';
import { findTicket } from '../store/tickets.ts';
import { threadOf } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';

export type PressedThread = { type: 'current' } | { type: 'left'; thread: Posting } | { type: 'doubled' };

/**
 * The thread in which a card was pressed: the ticket's own, one that it has left, or one that came to be twice because
 * nobody knew whether the first post had arrived. Elsewhere than in a thread every card is as good as another.
 */
export async function pressedThread(
  turn: Turn,
  activity: TeamsActivity,
  submission: Submission,
): Promise<PressedThread> {
  const { channelId, rootId } = threadOf(activity);
  if (!rootId || !('ticketId' in submission)) return { type: 'current' };
  // Decided wherever its card is: the rules know whether it is the newest.
  if (submission.type.startsWith('escalation.')) return { type: 'current' };
  const threads = await threadsOf(turn.db, submission.ticketId);
  const row = await findTicket(turn.db, submission.ticketId);
  if (!row || threads.length === 0) return { type: 'current' };
  const thread = threads.find(
    ({ conversation_id: channel, activity_id: root }) => channel === channelId && root === rootId,
  );
  if (!thread) {
    // Without a record of the ticket's own thread this is it: Teams shows a post before we have noted where it is.
    const own = await Promise.all(threads.map((one) => isCurrentThread(turn, row.ticket, one)));
    return { type: own.includes(true) ? 'doubled' : 'current' };
  }
  return (await isCurrentThread(turn, row.ticket, thread)) ? { type: 'current' } : { type: 'left', thread };
}
