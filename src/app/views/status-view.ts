import type { ConfirmView } from '../../cards/confirm-card.ts';
import type { StatusView } from '../../cards/status-card.ts';
import { ownerOf } from '../../domain/ticket.ts';
import { lastEvent } from '../../store/audit.ts';
import { findEscalation } from '../../store/escalations.ts';
import { lastQuestion } from '../../store/messages.ts';
import { findPeople } from '../../store/people.ts';
import { isStopped } from '../../store/queues.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { latestWords } from '../../store/words.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

/** What a follower of the ticket sees of it in their own chat. */
export async function statusView(drawing: Drawing, row: TicketRow, personId: string): Promise<StatusView> {
  const { ticket } = row;
  const { reporterId, affectedId } = ticket;
  const ownerId = ownerOf(ticket) ?? ticket.resolvedBy;
  const people = await findPeople(drawing.db, [
    personId,
    reporterId,
    affectedId,
    ...(ownerId ? [ownerId] : []),
  ]);
  const self = personId === reporterId ? 'reporter' : 'affected';
  const other = people.get(self === 'reporter' ? affectedId : reporterId);
  const waitsOnUser = ticket.state.type === 'waiting' && ticket.state.on === 'user';
  return {
    ...readerFor(drawing, people.get(personId)),
    // Nobody may be shown it while a guest reads the channel: to its user that is no different from nobody serving it.
    ticket: (await isStopped(drawing.db, ticket.queueId)) ? { ...ticket, queueId: undefined } : ticket,
    now: drawing.now,
    title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '',
    ownerName: ownerId && people.get(ownerId)?.name,
    changedAt: row.changed_at,
    shared: reporterId === affectedId ? undefined : { self, otherName: other?.name },
    question: waitsOnUser ? (await lastQuestion(drawing.db, ticket.id))?.plain : undefined,
    ...(await caseOf(drawing, ticket.escalation?.id)),
    offerDetails: !row.device && !row.since && !row.reach,
  };
}

async function caseOf(
  drawing: Drawing,
  id: string | undefined,
): Promise<Pick<StatusView, 'caseNumber' | 'delivered'>> {
  const kept = id ? await findEscalation(drawing.db, id) : undefined;
  return { caseNumber: kept?.case_number ?? undefined, delivered: Boolean(kept?.delivered_at) };
}

export async function confirmView(drawing: Drawing, row: TicketRow, personId: string): Promise<ConfirmView> {
  const { ticket } = row;
  const ownerId = ownerOf(ticket) ?? ticket.resolvedBy;
  const people = await findPeople(drawing.db, [personId, ...(ownerId ? [ownerId] : [])]);
  return {
    ...readerFor(drawing, people.get(personId)),
    ticket,
    title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '',
    done: await latestWords(drawing.db, ticket.id, 'done'),
    ownerName: ownerId && people.get(ownerId)?.name,
    bySilence:
      (await lastEvent(drawing.db, ticket.id, ['TicketClosed', 'ResolutionConfirmed'])) === 'TicketClosed',
  };
}
