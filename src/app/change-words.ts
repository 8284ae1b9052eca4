import type { Effect } from '../domain/effects.ts';
import { changeMessage, findMessagesBySource } from '../store/messages.ts';
import type { Message } from '../store/messages.ts';
import { storiesOf } from '../store/postings.ts';
import { reportOfTicket } from '../store/reports.ts';
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
  const inReports = await changeReport(turn, personId, source, change);
  const messages = await findMessagesBySource(turn.db, source.conversationId, source.activityId);
  const own = messages.filter((message) => message.author_id === personId).sort(byTicket);
  const taught: string[] = [];
  for (const message of own) {
    const { kind, ticket_id: ticketId } = message;
    const isReport = kind === 'report';
    const isPart = isReport && inReports?.has(ticketId);
    // A part that an edit has taken out stays out.
    if (isReport && !isPart && (await reportOfTicket(turn.db, ticketId))?.split_from) continue;
    const words = isPart ? inReports!.get(ticketId) : wordsOf(change);
    if ((await changeOne(turn, message, change, words)) && isReport) taught.push(ticketId);
  }
  // After the tickets, as agents do who teach.
  for (const ticketId of taught) await unlearn(turn, ticketId);
  return inReports !== undefined || own.length > 0;
}

type Words = { html: string; plain: string };
const wordsOf = (change: Change): Words | undefined =>
  change.type === 'edited' ? change.incoming : undefined;
const byTicket = (one: Message, other: Message): number => one.ticket_id.localeCompare(other.ticket_id);

/** `left`: what of it is still there. False: it is as it was. */
async function changeOne(
  turn: Turn,
  message: Message,
  change: Change,
  left: Words | undefined,
): Promise<boolean> {
  const isSame = left?.plain === message.plain && left.html === message.html;
  const edited = isSame ? message.state : 'edited';
  const words = await changeMessage(turn.db, message, {
    html: left?.html ?? '',
    plain: left?.plain ?? '',
    state: left ? edited : change.type === 'edited' ? 'deleted' : change.type,
    sourceAt: sentAtOf(change),
  });
  if (!words || isSame) return false;
  const { ticket_id: ticketId, author_id: authorId } = message;
  if (!left) await removeFiles(turn, message.id);
  if (message.kind === 'report') await retitle(turn, ticketId);
  const command = { type: 'ChangeWords', messageId: message.id, authorId } as const;
  await execute(turn, ticketId, left ? { ...command, words } : command, { personId: authorId });
  await redrawStories(turn, ticketId);
  return true;
}

/** What is told of them where the ticket came later follows too. */
async function redrawStories(turn: Turn, ticketId: string): Promise<void> {
  for (const order of await storiesOf(turn.db, ticketId)) await enqueue(turn, [JSON.parse(order) as Effect]);
}
