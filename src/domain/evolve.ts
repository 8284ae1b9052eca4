import { evolveEscalation, workWith } from './evolve-escalation.ts';
import type { Placing, TicketEvent } from './events.ts';
import type { Ticket, TicketState, WaitReason } from './ticket.ts';
import { ownerOf } from './ticket.ts';

/** The ticket after an event. The version stays: saving raises it, once for all events of a command. */
export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'TicketOpened') return opened(event);
  if (!ticket) throw new Error(`${event.type} before TicketOpened`);
  return after(ticket, event);
}

function opened(event: Extract<TicketEvent, { type: 'TicketOpened' }>): Ticket {
  return {
    id: event.ticketId,
    number: event.number,
    version: 0,
    state: { type: 'new' },
    tier: event.tier,
    queueId: event.queueId,
    lastQueueId: event.queueId,
    category: event.category,
    severity: event.severity,
    reporterId: event.reporterId,
    affectedId: event.affectedId,
    openedAt: event.at,
    earlierTiers: [],
    reopened: 0,
  };
}

function after(ticket: Ticket, event: Exclude<TicketEvent, { type: 'TicketOpened' }>): Ticket {
  switch (event.type) {
    case 'TicketClaimed':
    case 'TicketAssigned':
      return { ...ticket, state: ownedBy(ticket, event.ownerId), ...introduced(event) };
    case 'TicketReleased':
    case 'OwnerLost':
      return { ...ticket, state: { type: 'new' } };
    case 'TicketRaised':
      return { ...onTier(ticket, event), earlierTiers: [...ticket.earlierTiers, event.fromTier] };
    case 'TicketHandedBack':
      return {
        ...onTier(ticket, event),
        earlierTiers: ticket.earlierTiers.filter((tier) => tier < event.tier),
      };
    case 'CategoryChanged':
      return { ...placed(ticket, event), category: event.category, ...anotherCase(ticket) };
    case 'TicketRouted':
      return placed(ticket, event);
    case 'SeverityChanged':
      return { ...ticket, severity: event.severity, ...anotherCase(ticket) };
    case 'UserAsked':
      return { ...ticket, state: { type: 'waiting', ownerId: ownerOf(ticket)!, on: 'user' } };
    case 'WaitStarted':
      return {
        ...ticket,
        state: { type: 'waiting', ownerId: ownerOf(ticket)!, on: event.on, until: event.until },
      };
    case 'WaitEnded':
      return { ...ticket, state: afterWait(ticket, event.nowOn) };
    case 'TicketResolved':
      return resolved(ticket, event);
    case 'ResolutionConfirmed':
    case 'TicketClosed':
      return { ...ticket, state: { ...finished(ticket, event), type: 'closed' } };
    case 'TicketWithdrawn':
      return { ...ticket, state: { ...finished(ticket, event), type: 'withdrawn' }, resolvedBy: undefined };
    case 'ResolutionRejected':
      return unresolved(ticket, event.ownerId);
    case 'TicketReopened':
      return { ...unresolved(ticket, event.ownerId), reopened: ticket.reopened + 1 };
    case 'TicketRated':
      return { ...ticket, rating: event.rating };
    case 'NoteAdded':
    case 'ReplySent':
    case 'UserWrote':
    case 'WordsChanged':
    case 'ArticleSuggested':
    case 'ArticleTried':
    case 'WordsMoved':
      return ticket;
    default:
      return evolveEscalation(ticket, event);
  }
}

/** What is to be sent has changed under whoever is about to approve it. */
function anotherCase({ escalation }: Ticket): Pick<Ticket, 'escalation'> {
  if (escalation?.state !== 'requested') return {};
  return { escalation: { ...escalation, revision: escalation.revision + 1 } };
}

function afterWait(ticket: Ticket, on: WaitReason | undefined): TicketState {
  const ownerId = ownerOf(ticket)!;
  return on ? { type: 'waiting', ownerId, on } : { type: 'inProgress', ownerId };
}

function workedBy(ownerId: string | undefined): TicketState {
  return ownerId === undefined ? { type: 'new' } : { type: 'inProgress', ownerId };
}

/** A wait outlives a change of owner: the answer is still to come. */
function ownedBy({ state, escalation }: Ticket, ownerId: string): TicketState {
  return state.type === 'waiting' ? { ...state, ownerId } : workWith(escalation, ownerId);
}

function introduced(event: { ownerId: string; introduces?: true }): Partial<Ticket> {
  return event.introduces ? { introducedId: event.ownerId } : {};
}

function onTier(ticket: Ticket, event: Placing & { tier: number }): Ticket {
  return { ...ticket, state: { type: 'new' }, tier: event.tier, ...inQueue(ticket, event) };
}

function placed(ticket: Ticket, event: Placing): Ticket {
  const state: TicketState = event.formerOwnerId ? { type: 'new' } : ticket.state;
  return { ...ticket, state, ...inQueue(ticket, event) };
}

function inQueue(ticket: Ticket, event: Placing): Pick<Ticket, 'queueId' | 'lastQueueId'> {
  return { queueId: event.queueId, lastQueueId: event.queueId ?? ticket.lastQueueId };
}

function resolved(ticket: Ticket, { at, closesAt }: { at: string; closesAt: string }): Ticket {
  const ownerId = ownerOf(ticket)!;
  return { ...ticket, state: { type: 'resolved', ownerId, at, closesAt }, resolvedBy: ownerId };
}

function finished(ticket: Ticket, { at, reopenUntil }: { at: string; reopenUntil: string }) {
  return { at, ownerId: ownerOf(ticket), reopenUntil };
}

/** A rating belongs to one resolution: the next can be rated again. */
function unresolved(ticket: Ticket, ownerId: string | undefined): Ticket {
  return { ...ticket, state: workedBy(ownerId), resolvedBy: undefined, rating: undefined };
}
