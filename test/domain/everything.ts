import type { RefusalReason } from '../../src/domain/commands.ts';
import type { EventType } from '../../src/domain/events.ts';
import type { TicketState } from '../../src/domain/ticket.ts';

/** As objects, so that a new state, event or refusal does not compile until it is here. */
const states: Record<TicketState['type'], true> = {
  new: true,
  inProgress: true,
  waiting: true,
  resolved: true,
  closed: true,
  withdrawn: true,
};

const events: Record<EventType, true> = {
  TicketOpened: true,
  TicketClaimed: true,
  TicketReleased: true,
  TicketAssigned: true,
  TicketRaised: true,
  TicketHandedBack: true,
  CategoryChanged: true,
  SeverityChanged: true,
  NoteAdded: true,
  ReplySent: true,
  UserAsked: true,
  UserWrote: true,
  WordsChanged: true,
  WaitStarted: true,
  WaitEnded: true,
  TicketResolved: true,
  ResolutionConfirmed: true,
  ResolutionRejected: true,
  TicketClosed: true,
  TicketWithdrawn: true,
  TicketReopened: true,
  TicketRated: true,
  OwnerLost: true,
  TicketRouted: true,
};

/** `stopped` is the one that the rules never give: only the app knows who reads a channel. */
const refusals: Record<Exclude<RefusalReason, 'stopped'>, true> = {
  notAgent: true,
  rosterPending: true,
  notOwner: true,
  notUser: true,
  alreadyOwned: true,
  alreadyYours: true,
  notPickedUp: true,
  stale: true,
  finished: true,
  alreadyResolved: true,
  notResolved: true,
  notWaiting: true,
  notFinished: true,
  reopenTooLate: true,
  noHigherTier: true,
  noLowerTier: true,
  noSuchAgent: true,
  nothingChanged: true,
  dateInPast: true,
  alreadyRated: true,
  badRating: true,
  notAuthor: true,
  unknownTicket: true,
  alreadyOpened: true,
};

export const refusalReasons = Object.keys(refusals);
export const everything = [...Object.keys(states), ...Object.keys(events), ...refusalReasons].sort();
