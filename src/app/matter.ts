import { isOpen } from '../domain/ticket.ts';
import { isBefore } from '../domain/time.ts';
import { messagesOfTicket } from '../store/messages.ts';
import type { TicketRow } from '../store/tickets.ts';
import { ticketsOfUser } from '../store/tickets.ts';
import { wordsOf } from '../triage/features.ts';
import { alike, alikeFrom } from '../triage/memory.ts';
import type { Understood } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import type { Incoming } from './incoming.ts';
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
  { intent, category, confidence, ranked }: Understood,
  { plain, files }: Incoming,
): Promise<boolean> {
  if (intent !== 'report' || files.length > 0 || wordsOf(plain).length < shortest) return false;
  if (!category || category === 'other' || category === row.category || confidence < sureFrom) return false;
  const own = ranked.find((one) => one.category === row.category)?.probability ?? 0;
  if (own > 0.1) return false;
  const said = (await messagesOfTicket(turn.db, row.id)).findLast(({ direction }) => direction === 'toUser');
  if (said && !isBefore(said.at, plusMinutes(turn.now, -talkingMinutes))) return false;
  return alike(plain, await reportedText(turn.db, row.id)) < alikeFrom / 2;
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
