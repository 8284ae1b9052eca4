import { isOpen, isUserOf } from '../domain/ticket.ts';
import { filesOf, moveFilesToTicket } from '../store/files.ts';
import { saveChat } from '../store/people.ts';
import { fragmentsOf, saveReport } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { findTicket } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { showFile } from './files.ts';
import { addUserWords } from './user-words.ts';

/** The person said which ticket the waiting words are about, and the chat keeps to it; one that is over comes back. */
export async function chooseTicket(
  turn: Turn,
  personId: string,
  report: Report,
  ticketId: string,
): Promise<Executed | undefined> {
  const row = await findTicket(turn.db, ticketId);
  if (!row || !isUserOf(row.ticket, personId)) return { type: 'refused', reason: 'notUser' };
  let done: Executed | undefined;
  if (!isOpen(row.ticket)) {
    if (report.repeats_id !== ticketId) return { type: 'refused', reason: 'finished' };
    done = await execute(turn, ticketId, { type: 'ReopenTicket' }, { personId });
    if (done.type === 'refused') return done;
  }
  const fragments = await fragmentsOf(turn.db, report.id);
  for (const [place, fragment] of fragments.entries()) {
    // Each a moment after the one before, so that they keep their order.
    const now = new Date(Date.parse(turn.now) + place).toISOString();
    const words = {
      conversationId: fragment.conversation_id,
      activityId: fragment.activity_id,
      html: fragment.html,
      plain: fragment.plain,
      files: [],
      sentAt: fragment.source_at,
      serviceUrl: '',
    };
    done = await addUserWords({ ...turn, now }, ticketId, personId, words, fragment.id);
    if (done.type === 'refused') return done;
  }
  await moveFilesToTicket(turn.db, report.id, ticketId);
  for (const file of await filesOf(turn.db, { reportId: report.id })) await showFile(turn, file.id);
  await saveChat(turn.db, personId, { current_ticket_id: ticketId });
  await saveReport(turn.db, report.id, { state: 'added', ticket_id: ticketId });
  return done;
}

/** The waiting words are a new problem. */
export async function chooseNewProblem(turn: Turn, personId: string, report: Report): Promise<void> {
  await saveReport(turn.db, report.id, { state: 'open' });
  await enqueue(turn, [{ type: 'ShowReportCard', reportId: report.id, personId }]);
}
