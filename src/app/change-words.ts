import type { Effect } from '../domain/effects.ts';
import { changeMessage, findMessagesBySource } from '../store/messages.ts';
import type { Message } from '../store/messages.ts';
import { storiesOf } from '../store/postings.ts';
import { changeReport } from './change-report.ts';
import type { Change } from './change-report.ts';
import { sentAtOf } from './change-report.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { removeFiles } from './files.ts';
import { unlearn } from './learn.ts';
import { retitle } from './retitle.ts';

/** An author changed what was relayed: both sides follow. False: nothing of it was ever relayed. */
export async function changeWords(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<boolean> {
  const inReport = await changeReport(turn, personId, source, change);
  const messages = await findMessagesBySource(turn.db, source.conversationId, source.activityId);
  const own = messages.filter((message) => message.author_id === personId);
  for (const message of own) await changeOne(turn, message, change);
  return inReport || own.length > 0;
}

async function changeOne(turn: Turn, message: Message, change: Change): Promise<void> {
  const words = await changeMessage(turn.db, message, {
    html: change.type === 'edited' ? change.incoming.html : '',
    plain: change.type === 'edited' ? change.incoming.plain : '',
    state: change.type,
    sourceAt: sentAtOf(change),
  });
  if (!words) return;
  const { ticket_id: ticketId, author_id: authorId } = message;
  if (change.type !== 'edited') await removeFiles(turn, message.id);
  if (message.kind === 'report') await retitle(turn, ticketId);
  const command = { type: 'ChangeWords', messageId: message.id, authorId } as const;
  const changed = change.type === 'edited' ? { ...command, words } : command;
  await execute(turn, ticketId, changed, { personId: authorId });
  await redrawStories(turn, ticketId);
  if (message.kind === 'report') await unlearn(turn, ticketId);
}

/** What is told of them where the ticket came later follows too. */
async function redrawStories(turn: Turn, ticketId: string): Promise<void> {
  for (const order of await storiesOf(turn.db, ticketId)) await enqueue(turn, [JSON.parse(order) as Effect]);
}
