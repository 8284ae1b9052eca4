import type { RefusalReason } from '../../src/domain/commands.ts';
import type { EscalationState } from '../../src/domain/escalation.ts';
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

const escalationStates: Record<`escalation ${EscalationState}`, true> = {
  'escalation requested': true,
  'escalation askedBack': true,
  'escalation declined': true,
  'escalation expired': true,
  'escalation withdrawn': true,
  'escalation transferred': true,
  'escalation sent': true,
  'escalation acknowledged': true,
  'escalation questioned': true,
  'escalation solved': true,
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
  ArticleSuggested: true,
  ArticleTried: true,
  WordsMoved: true,
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
  EscalationRequested: true,
  DecidersReminded: true,
  EscalationExpired: true,
  EscalationAskedBack: true,
  EscalationDeclined: true,
  EscalationRerouted: true,
  EscalationApproved: true,
  EscalationWithdrawn: true,
  EscalationTransferred: true,
  CaseRecorded: true,
  DestinationAcknowledged: true,
  DestinationAsked: true,
  DestinationSolved: true,
  DestinationAnswered: true,
  CaseReopened: true,
};

/**
 * What the rules never give. `stopped`: only the app knows who reads a channel; `nothingToMove`, `notResolvedYet`,
 * `seconded`: and what was written in a ticket, what an article may be made of, what was learned. `caseTransferred`: the next case
 * takes the place of a transferred one at once, so that the old one's name is no longer known.
 */
type Given = Exclude<
  RefusalReason,
  'stopped' | 'caseTransferred' | 'nothingToMove' | 'notResolvedYet' | 'seconded'
>;
const refusals: Record<Given, true> = {
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
  notEscalator: true,
  needsAdmin: true,
  ownRequest: true,
  notHandler: true,
  incomplete: true,
  alreadyEscalated: true,
  noEscalation: true,
  alreadyApproved: true,
  alreadyDeclined: true,
  alreadyAskedBack: true,
  escalationExpired: true,
  escalationWithdrawn: true,
  notSent: true,
  notSolvedYet: true,
  caseReopenTooLate: true,
};

export const refusalReasons = Object.keys(refusals);
export const everything = [states, escalationStates, events, refusals].flatMap(Object.keys).sort();
