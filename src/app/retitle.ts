import type { Effect } from '../domain/effects.ts';
import { followersOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import { messagesOfTicket } from '../store/messages.ts';
import { threadsOf } from '../store/postings.ts';
import { reportOfTicket } from '../store/reports.ts';
import { queueOfThread } from '../store/queues.ts';
import { findTicket } from '../store/tickets.ts';
import { eraseWords, wordsOfKind } from '../store/words.ts';
import { summarise } from '../triage/summarise.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { noteWords } from './words-of-ticket.ts';

/** A title that was made of the first words follows them, on every card that shows it; the old one is erased. */
export async function retitle(turn: Turn, ticketId: string): Promise<void> {
  const titles = await wordsOfKind(turn.db, ticketId, 'title');
  if (titles.some((title) => title.author_id !== null)) return;
  const written = (await messagesOfTicket(turn.db, ticketId)).filter((one) => one.kind === 'report');
  const left = written.filter((one) => one.state === 'live' || one.state === 'edited');
  const focus = (await reportOfTicket(turn.db, ticketId))?.focus;
  const title =
    summarise(focus ?? left.map((one) => one.plain).join('\n')) ||
    text(turn.config.deskLocale)('relay.deleted');
  const ids = titles.map(({ id }) => id);
  await eraseWords(turn.db, ids);
  await noteWords(turn, ticketId, 'title', title);
  await redrawTitle(turn, ticketId);
}

async function redrawTitle(turn: Turn, ticketId: string): Promise<void> {
  const row = await findTicket(turn.db, ticketId);
  if (!row) return;
  const effects: Effect[] = followersOf(row.ticket).flatMap((personId) => [
    { type: 'ShowStatusCard', ticketId, personId },
    { type: 'AskConfirmation', ticketId, personId },
  ]);
  for (const { tier, conversation_id: channelId } of await threadsOf(turn.db, ticketId)) {
    const queueId = await queueOfThread(turn.db, channelId, tier!);
    // The card where it is now is redrawn with the words.
    if (queueId && queueId !== row.queue_id)
      effects.push({ type: 'ShowTicketCard', ticketId, tier: tier!, queueId });
  }
  await enqueue(turn, effects);
}
