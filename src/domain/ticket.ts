/**
 * Glossary
 * ticket     one user's problem, from report to closing; reads DH-1042
 * tier       a level of the support provider; each tier has queues
 * queue      a channel that serves a tier, for some categories or for the rest
 * thread     the ticket's post in its queue's channel, with the conversation below
 * owner      the one agent who has the ticket
 * escalation a request to hand the problem to a destination outside, decided by an escalator or an IT admin
 * case       what an approved escalation is at its destination, with the destination's own number
 * words      text people wrote, kept apart from events so that it can be erased; events hold only its id and digest
 */
import type { Category } from './category.ts';
import type { Escalation } from './escalation.ts';
import type { Severity } from './severity.ts';

export const waitReasons = ['user', 'destination', 'approval', 'part', 'date'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Times are ISO 8601 in UTC throughout the domain. */
export type TicketState =
  | { type: 'new' }
  | { type: 'inProgress'; ownerId: string }
  | { type: 'waiting'; ownerId: string; on: WaitReason; until?: string }
  | { type: 'resolved'; ownerId: string; at: string; closesAt: string }
  | { type: 'closed'; at: string; ownerId?: string; reopenUntil: string }
  | { type: 'withdrawn'; at: string; ownerId?: string; reopenUntil: string };

export interface Ticket {
  id: string;
  number: number;
  /** Rises by one with each saved command; 0 before the first. */
  version: number;
  state: TicketState;
  tier: number;
  /** Undefined while no channel serves the tier for this category. */
  queueId?: string;
  /** Where its thread is: the queue it is in or, while there is none, was in. */
  lastQueueId?: string;
  category: Category;
  severity: Severity;
  /** Both follow the ticket; the same person unless somebody reported for another. */
  reporterId: string;
  affectedId: string;
  openedAt: string;
  /** Where the ticket has been, oldest first, so that it can be handed back. */
  earlierTiers: number[];
  /** Set while resolved or closed: the resolver gets it back when the user says no. */
  resolvedBy?: string;
  /** How often it came back after it was closed or withdrawn. */
  reopened: number;
  /** The agent of whom the users last heard that they picked it up. */
  introducedId?: string;
  rating?: number;
  /** The newest one, also when it is over. */
  escalation?: Escalation;
}

/** A stored text: its id and the salted digest that the audit log keeps. */
export interface Words {
  id: string;
  digest: string;
}

/** What the card showed when its button was pressed. */
export interface Shown {
  state: TicketState['type'];
  ownerId?: string;
  tier: number;
}

export function ownerOf(ticket: Ticket): string | undefined {
  return 'ownerId' in ticket.state ? ticket.state.ownerId : undefined;
}

/** Open means somebody still works on it or the user has yet to say that it is solved. */
export function isOpen(ticket: Ticket): boolean {
  return ticket.state.type !== 'closed' && ticket.state.type !== 'withdrawn';
}

export function isUserOf(ticket: Ticket, personId: string): boolean {
  return ticket.reporterId === personId || ticket.affectedId === personId;
}

export function followersOf(ticket: Ticket): string[] {
  return [...new Set([ticket.affectedId, ticket.reporterId])];
}

export function shownOf(ticket: Ticket): Shown {
  return { state: ticket.state.type, ownerId: ownerOf(ticket), tier: ticket.tier };
}
