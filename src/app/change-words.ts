import type { Effect } from '../domain/effects.ts';
import { text } from '../locales/text.ts';
import { changeMessage, findMessagesBySource, messagesOfTicket } from '../store/messages.ts';
import { storiesOf } from '../store/postings.ts';
import { changeFragment, findFragment, lockReport, removeFragment } from '../store/reports.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { removeFiles } from './files.ts';
import type { Incoming } from './incoming.ts';
import { noteWords } from './words-of-ticket.ts';
import { summarise } from '../triage/summarise.ts';
import { answerTo, understandReport } from './report.ts';

export type Change =
  | { type: 'edited'; incoming: Incoming }
  | { type: 'deleted'; sentAt: string }
  | { type: 'withdrawn'; sentAt: string };

/** An author changed what was relayed: both sides follow. False: nothing of it was ever relayed. */
export async function changeWords(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<boolean> {
  const messages = await findMessagesBySource(turn.db, source.conversationId, source.activityId);
  const own = messages.filter((message) => message.author_id === personId);
  for (const message of own) {
    const sentAt = change.type === 'edited' ? change.incoming.sentAt : change.sentAt;
    const words = await changeMessage(turn.db, message, {
      html: change.type === 'edited' ? change.incoming.html : '',
      plain: change.type === 'edited' ? change.incoming.plain : '',
      state: change.type,
      sourceAt: sentAt,
    });
    if (!words) continue;
    if (change.type !== 'edited') await removeFiles(turn, message.id);
    if (message.kind === 'report') await retitle(turn, message.ticket_id);
    const command = {
      type: 'ChangeWords',
      messageId: message.id,
      authorId: personId,
      ...(change.type === 'edited' && { words }),
    } as const;
    await execute(turn, message.ticket_id, command, { personId });
    await redrawStories(turn, message.ticket_id);
  }
  if (own.length > 0) return true;
  return await changeReport(turn, personId, source, change);
}

/** What is told of them where the ticket came later follows too. */
async function redrawStories(turn: Turn, ticketId: string): Promise<void> {
  for (const order of await storiesOf(turn.db, ticketId)) await enqueue(turn, [JSON.parse(order) as Effect]);
}

/** The title was made of the first words, so it follows them. */
async function retitle(turn: Turn, ticketId: string): Promise<void> {
  const written = (await messagesOfTicket(turn.db, ticketId)).filter((one) => one.kind === 'report');
  const left = written.filter((one) => one.state === 'live' || one.state === 'edited');
  const title =
    summarise(left.map((one) => one.plain).join('\n')) || text(turn.config.deskLocale)('relay.deleted');
  await noteWords(turn, ticketId, 'title', title);
}

/** The words may still belong to a report that has no ticket yet. */
async function changeReport(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<boolean> {
  const fragment = await findFragment(turn.db, source.conversationId, source.activityId);
  const report = fragment && (await lockReport(turn.db, fragment.report_id));
  if (!report || report.person_id !== personId || report.state === 'ticket') return false;
  if (change.type === 'edited') await changeFragment(turn.db, fragment.id, change.incoming);
  else {
    await removeFragment(turn.db, fragment.id);
    await removeFiles(turn, fragment.id);
  }
  await understandReport(turn, report);
  await enqueue(turn, answerTo(report));
  return true;
}
