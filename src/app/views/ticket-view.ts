import type { AgentTicketsView } from '../../cards/agent-tickets-card.ts';
import type { TicketView } from '../../cards/ticket-card.ts';
import type { Reach } from '../../domain/severity.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { ownerOf } from '../../domain/ticket.ts';
import { nextTierDown, nextTierUp } from '../../domain/tier.ts';
import { findEscalation } from '../../store/escalations.ts';
import { messagesOfTicket } from '../../store/messages.ts';
import type { Message } from '../../store/messages.ts';
import { findPeople, findPerson } from '../../store/people.ts';
import type { Person } from '../../store/people.ts';
import { findQueue, servedQueues } from '../../store/queues.ts';
import { membersOf } from '../../store/teams.ts';
import { ticketsOfOwner, waitingInQueues } from '../../store/tickets.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { latestWords } from '../../store/words.ts';
import { subjectOf } from '../../triage/subjects.ts';
import type { Drawing } from './reader.ts';
import { destinationOf } from '../destination-of.ts';
import { knowledgeOf } from '../knowledge.ts';
import { providerOf } from '../provider-of.ts';
import { deliveryOf } from './escalation-view.ts';
import { deskReader, languageFor, readerFor } from './reader.ts';
import { threadUrl } from './thread-url.ts';
import { triedIn } from './walk-view.ts';

/** The ticket as its team sees it. `queueId`: the queue whose thread shows it, where that is not the ticket's own. */
export async function ticketView(
  drawing: Drawing,
  row: TicketRow,
  options: { queueId?: string; viewerId?: string } = {},
): Promise<TicketView> {
  const { ticket } = row;
  const ownerId = ownerOf(ticket) ?? ticket.resolvedBy;
  const ids = [ticket.affectedId, ticket.reporterId, ...(ownerId ? [ownerId] : [])];
  const people = await findPeople(drawing.db, ids);
  const queues = await servedQueues(drawing.db);
  const messages = await messagesOfTicket(drawing.db, ticket.id);
  const affected = people.get(ticket.affectedId);
  const title = (await latestWords(drawing.db, ticket.id, 'title')) ?? '';
  const details = await detailsOf(drawing, ticket, messages);
  const { names } = await knowledgeOf(drawing);
  return {
    ...deskReader(drawing),
    ticket,
    now: drawing.now,
    title,
    details: besides(title, details),
    subject: subjectOf(title, ticket.category, names) ?? subjectOf(details ?? '', ticket.category, names),
    device: row.device ?? undefined,
    since: row.since ?? undefined,
    reach: (row.reach as Reach | null) ?? undefined,
    canWork: row.can_work === null ? undefined : row.can_work === 1,
    userName: affected?.name,
    reporterName: ticket.reporterId === ticket.affectedId ? undefined : people.get(ticket.reporterId)?.name,
    ownerName: ownerId && people.get(ownerId)?.name,
    upn: affected?.email ?? undefined,
    lastToUser: await lastToUser(drawing, messages),
    done: ticket.state.type === 'resolved' ? await latestWords(drawing.db, ticket.id, 'done') : undefined,
    relay: drawing.config.relay,
    partnerTeam: (await providerOf(drawing.db, ticket.lastQueueId)).providerTeam,
    escalation: await caseOf(drawing, ticket),
    tried: await triedIn(drawing, ticket.id),
    language: languageWritten(affected, drawing),
    raiseTo: nextTierUp(queues, ticket.tier, ticket.category),
    handBackTo: ticket.earlierTiers.at(-1) ?? nextTierDown(queues, ticket.tier, ticket.category),
    viewer: options.viewerId ? (options.viewerId === ownerOf(ticket) ? 'owner' : 'colleague') : undefined,
    refreshFor: await refreshFor(drawing, ticket),
    movedTo: await movedTo(drawing, ticket, options.queueId),
  };
}

/** Where that is another than the desk's. */
function languageWritten(person: Person | undefined, drawing: Drawing): TicketView['language'] {
  const written = person && languageFor(readerFor(drawing, person));
  return written === languageFor(deskReader(drawing)) ? undefined : written;
}

async function caseOf(drawing: Drawing, { escalation }: Ticket): Promise<TicketView['escalation']> {
  const kept = escalation && (await findEscalation(drawing.db, escalation.id));
  if (!kept) return undefined;
  const { type } = destinationOf(drawing.config.destinations, escalation.route, kept.words.maker);
  return {
    caseNumber: kept.case_number ?? undefined,
    delivery: deliveryOf(escalation, kept, type === 'manual'),
  };
}

/** Nobody needs to read the title twice. */
function besides(title: string, details: string | undefined): string | undefined {
  const letters = (words: string) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return details && letters(details) !== letters(title) ? details : undefined;
}

/** The words of the report itself. */
async function detailsOf(drawing: Drawing, ticket: Ticket, messages: Message[]): Promise<string | undefined> {
  const written = messages
    .filter((message) => message.kind === 'report' && message.state !== 'deleted')
    .map((message) => message.plain);
  const form = await latestWords(drawing.db, ticket.id, 'details');
  return [...written, ...(form ? [form] : [])].join('\n') || undefined;
}

async function lastToUser(drawing: Drawing, messages: Message[]): Promise<TicketView['lastToUser']> {
  const last = messages
    .filter((message) => message.direction === 'toUser' && message.state !== 'withdrawn')
    .at(-1);
  if (!last) return undefined;
  const author = await findPerson(drawing.db, last.author_id);
  const delivery = last.failed_at ? 'failed' : last.delivered_at ? 'delivered' : 'pending';
  const text = last.state === 'deleted' ? '' : last.plain;
  return { text, at: last.delivered_at ?? last.at, byName: author?.name, delivery };
}

/** Each agent of a small team gets a card with the buttons that make sense for them; at most 60 fit. */
async function refreshFor(drawing: Drawing, ticket: Ticket): Promise<string[]> {
  if (!ownerOf(ticket) || !ticket.queueId) return [];
  const queue = await findQueue(drawing.db, ticket.queueId);
  const members = queue ? await membersOf(drawing.db, queue.teamId) : [];
  return members.length > 60 ? [] : members.flatMap((member) => (member.teams_id ? [member.teams_id] : []));
}

async function movedTo(
  drawing: Drawing,
  ticket: Ticket,
  queueId: string | undefined,
): Promise<TicketView['movedTo']> {
  if (queueId === undefined || queueId === ticket.queueId) return undefined;
  const from = await findQueue(drawing.db, queueId);
  return { tier: ticket.tier, fromTier: from?.tier, url: await threadUrl(drawing, ticket) };
}

/** What an agent has, or what waits in the agent's queues. */
export async function agentTicketsView(
  drawing: Drawing,
  person: Person,
  list: AgentTicketsView['list'],
  queueIds: string[],
): Promise<AgentTicketsView> {
  const rows =
    list === 'mine'
      ? await ticketsOfOwner(drawing.db, person.id)
      : await waitingInQueues(drawing.db, queueIds, 200);
  const people = await findPeople(
    drawing.db,
    rows.map((row) => row.ticket.affectedId),
  );
  const tickets = [];
  for (const { ticket } of rows.slice(0, 10)) {
    tickets.push({
      ticket,
      title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '',
      userName: people.get(ticket.affectedId)?.name,
      threadUrl: await threadUrl(drawing, ticket),
    });
  }
  return { ...readerFor(drawing, person), list, now: drawing.now, tickets, total: rows.length };
}
