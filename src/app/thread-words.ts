import { findMessagesBySource } from '../store/messages.ts';
import type { Person } from '../store/people.ts';
import type { Posting } from '../store/postings.ts';
import { findQueue } from '../store/queues.ts';
import { findTicket } from '../store/tickets.ts';
import { sendAgentWords } from './agent-words.ts';
import { changeWords } from './change-words.ts';
import { rememberChange } from './early-change.ts';
import { isCurrentThread, movedSay } from './current-thread.ts';
import type { Turn } from './desk.ts';
import type { Incoming } from './incoming.ts';
import { stopForGuest } from './guests.ts';
import { sayPrivately, sayRefusal } from './say-refusal.ts';
import { runSlashCommand } from './slash-command.ts';

/** A post in a ticket's thread, with what Teams told of its mentions. */
export interface ThreadPost {
  incoming: Incoming;
  mentionsBot: boolean;
  /** `//` at its start: stays in the team. */
  internal: boolean;
  command?: { name: string; argument: string };
  /** Teams ids of the people it mentions, besides the bot. */
  mentioned: string[];
  /** Pictures and files that Teams keeps to itself, so that they can't be carried. */
  lostPictures: number;
  guest: boolean;
}

/** The thread is the conversation: decides whether a post acts, goes to the user, or stays in the team. */
export async function receiveThreadPost(
  turn: Turn,
  author: Person,
  thread: Posting,
  post: ThreadPost,
): Promise<void> {
  if (!(await mayRelayFrom(turn, thread, post.guest))) {
    if (isForUser(turn, post)) await sayPrivately(turn, author.id, { key: 'refusal.stopped' }, thread);
    return;
  }
  const { conversationId, activityId } = post.incoming;
  // Its edit came first, and was sent.
  if ((await findMessagesBySource(turn.db, conversationId, activityId)).length > 0) return;
  if (post.mentionsBot && post.command) return await runSlashCommand(turn, author, thread, post);
  if (isForUser(turn, post)) await relay(turn, author, thread, post);
}

/** An edit that adds the mention sends, one into words for the team withdraws, any other is carried. */
export async function receiveThreadEdit(
  turn: Turn,
  author: Person,
  thread: Posting,
  post: ThreadPost,
): Promise<void> {
  if (!(await mayRelayFrom(turn, thread, post.guest))) return;
  const { incoming } = post;
  const change =
    post.internal || post.command
      ? ({ type: 'withdrawn', sentAt: incoming.sentAt } as const)
      : ({ type: 'edited', incoming } as const);
  const relayed = await changeWords(turn, author.id, incoming, change);
  if (relayed) return;
  if (!post.command && isForUser(turn, post)) await relay(turn, author, thread, post);
  else await rememberChange(turn, incoming, change);
}

function isForUser(turn: Turn, post: ThreadPost): boolean {
  if (post.internal) return false;
  return post.mentionsBot || turn.config.relay === 'all';
}

export async function relay(turn: Turn, author: Person, thread: Posting, post: ThreadPost): Promise<void> {
  const row = await findTicket(turn.db, thread.ticket_id!);
  if (!row) return;
  if (!(await isCurrentThread(turn, row.ticket, thread)))
    return await sayPrivately(turn, author.id, movedSay(row.id), thread);
  if (!post.incoming.plain && post.incoming.files.length === 0) {
    const key = post.lostPictures > 0 ? 'say.pictureNotCarried' : 'say.nothingToSend';
    return await sayPrivately(turn, author.id, { key }, thread);
  }
  const done = await sendAgentWords(turn, row.id, author.id, post.incoming);
  if (done.type === 'refused') return await sayRefusal(turn, author.id, done, thread);
  if (post.lostPictures > 0) {
    await sayPrivately(turn, author.id, { key: 'say.pictureNotCarried' }, thread);
  }
}

/** A guest in a channel that was not served for a partner stops the relay there, also for everyone else. */
export async function mayRelayFrom(turn: Turn, thread: Posting, guest: boolean): Promise<boolean> {
  const row = await findTicket(turn.db, thread.ticket_id!);
  const queue = row?.queue_id ? await findQueue(turn.db, row.queue_id) : undefined;
  if (queue && queue.channelId === thread.conversation_id) {
    if (guest && !queue.partner) await stopForGuest(turn, queue.teamId);
    const now = await findQueue(turn.db, queue.id);
    if (now?.stoppedAt) return false;
  }
  return true;
}
