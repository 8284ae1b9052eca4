import type { ChooseTicketView } from '../../cards/choose-ticket-card.ts';
import type { RequestsView } from '../../cards/requests-card.ts';
import { isOpen, ownerOf } from '../../domain/ticket.ts';
import { text } from '../../locales/text.ts';
import { findPeople } from '../../store/people.ts';
import type { Person } from '../../store/people.ts';
import { fragmentsOf } from '../../store/reports.ts';
import type { Report } from '../../store/reports.ts';
import { findTicket, openTicketsOfUser, ticketsOfUser } from '../../store/tickets.ts';
import { latestWords } from '../../store/words.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

/** `my requests`: a person's own, and those they reported for others. */
export async function requestsView(drawing: Drawing, person: Person): Promise<RequestsView> {
  const rows = await ticketsOfUser(drawing.db, person.id, 50);
  const ids = rows.flatMap(({ ticket }) => [ticket.affectedId, ownerOf(ticket) ?? ticket.affectedId]);
  const people = await findPeople(drawing.db, ids);
  const requests = [];
  for (const { ticket } of rows.slice(0, 10)) {
    const ownerId = ownerOf(ticket);
    const forOther = ticket.affectedId !== person.id;
    requests.push({
      ticket,
      title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '',
      ownerName: ownerId && people.get(ownerId)?.name,
      forName: forOther ? people.get(ticket.affectedId)?.name : undefined,
    });
  }
  return { ...readerFor(drawing, person), now: drawing.now, requests, total: rows.length };
}

/** Which of the open tickets are these words about? */
export async function chooseTicketView(
  drawing: Drawing,
  person: Person,
  report: Report,
): Promise<ChooseTicketView> {
  const fragments = await fragmentsOf(drawing.db, report.id);
  const tickets = [];
  const repeated = report.repeats_id ? await findTicket(drawing.db, report.repeats_id) : undefined;
  const again = repeated && !isOpen(repeated.ticket) ? [repeated] : [];
  for (const { ticket } of [...again, ...(await openTicketsOfUser(drawing.db, person.id))]) {
    tickets.push({ ticket, title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '' });
  }
  const chosen = report.ticket_id ? (await findTicket(drawing.db, report.ticket_id))?.number : undefined;
  const open = report.state === 'choosing' || report.state === 'asked';
  return {
    ...readerFor(drawing, person),
    messageId: report.id,
    excerpt:
      fragments.length > 0
        ? fragments.map((fragment) => fragment.plain).join(' ')
        : text(readerFor(drawing, person).locale)('relay.deleted'),
    tickets,
    repeats: repeated !== undefined,
    chosen: open ? undefined : report.state === 'dropped' ? 'none' : (chosen ?? 'new'),
  };
}
