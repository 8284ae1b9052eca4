import { areDistinct } from '../domain/subject.ts';
import { isOpen } from '../domain/ticket.ts';
import { isBefore } from '../domain/time.ts';
import { messagesOfTicket } from '../store/messages.ts';
import type { TicketRow } from '../store/tickets.ts';
import { ticketsOfUser } from '../store/tickets.ts';
import { wordsOf } from '../triage/features.ts';
import { alike, alikeFrom } from '../triage/memory.ts';
import { subjectOf } from '../triage/subjects.ts';
import type { Understood } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import type { Incoming } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { plusMinutes } from './report.ts';
import { reportedText } from './reported-text.ts';

/** Shorter ones are answers, not problems. */
const shortest = 4;
/** While support and user talk, what comes is talk. */
const talkingMinutes = 60;
const sureFrom = 0.8;

/**
 * Does it sound like another problem than the open ticket's? Then the person is asked, once. Not while somebody from
 * support talks with them, and only for what is surely about something else.
 */
export async function isAnotherMatter(
  turn: Turn,
  row: TicketRow,
  { intent, category, subject, confidence, ranked }: Understood,
  { plain, files }: Incoming,
): Promise<boolean> {
  if (intent !== 'report' || files.length > 0 || wordsOf(plain).length < shortest) return false;
  if (!category || category === 'other' || confidence < sureFrom) return false;
  const reported = await reportedText(turn.db, row.id);
  if (category === row.category) {
    const { names } = await knowledgeOf(turn);
    if (!areDistinct(subject, subjectOf(reported, category, names))) return false;
  } else if ((ranked.find((one) => one.category === row.category)?.probability ?? 0) > 0.1) return false;
  const said = (await messagesOfTicket(turn.db, row.id)).findLast(({ direction }) => direction === 'toUser');
  if (said && !isBefore(said.at, plusMinutes(turn.now, -talkingMinutes))) return false;
  return alike(plain, reported) < alikeFrom / 2;
}

const recentDays = 14;

/** An own ticket of late, over by now, that says nearly the same: it may have come back. */
export async function repeatedTicket(
  turn: Turn,
  personId: string,
  text: string,
): Promise<TicketRow | undefined> {
  const since = plusMinutes(turn.now, -recentDays * 24 * 60);
  for (const row of await ticketsOfUser(turn.db, personId, 5)) {
    const { state } = row.ticket;
    if (isOpen(row.ticket) || !('reopenUntil' in state) || isBefore(state.reopenUntil, turn.now)) continue;
    if (isBefore(row.changed_at, since)) continue;
    if (alike(text, await reportedText(turn.db, row.id)) >= alikeFrom) return row;
  }
  return undefined;
}
