import type { Category } from './category.ts';
import type { Provider } from './escalation.ts';
import type { CaseType, Route } from './route.ts';
import type { Severity } from './severity.ts';
import type { WaitReason, Words } from './ticket.ts';

/** What happened: ids, codes and digests only, since these rows are the audit log and are never erased. */
export type TicketEvent =
  | {
      type: 'TicketOpened';
      ticketId: string;
      number: number;
      reporterId: string;
      affectedId: string;
      category: Category;
      severity: Severity;
      tier: number;
      queueId?: string;
      at: string;
      words: Words;
      /** As in `Placing`. */
      provider?: 'partner';
    }
  /** `introduces`: the users have not heard yet that this agent has it. */
  | { type: 'TicketClaimed'; ownerId: string; introduces?: true }
  | { type: 'TicketReleased'; ownerId: string }
  | { type: 'TicketAssigned'; ownerId: string; formerOwnerId?: string; introduces?: true }
  | ({ type: 'TicketRaised'; fromTier: number; tier: number; reason: Words } & Placing)
  | ({ type: 'TicketHandedBack'; fromTier: number; tier: number; reason: Words } & Placing)
  | ({ type: 'CategoryChanged'; category: Category; formerCategory: Category } & Placing)
  | { type: 'SeverityChanged'; severity: Severity; formerSeverity: Severity }
  | { type: 'NoteAdded'; note: Words }
  | { type: 'ReplySent'; messageId: string; words: Words }
  | { type: 'UserAsked'; messageId: string; words: Words }
  | { type: 'UserWrote'; messageId: string; words: Words }
  | { type: 'WordsChanged'; messageId: string; words?: Words }
  | { type: 'ArticleSuggested'; walkId: string; articleId: string }
  | { type: 'ArticleTried'; walkId: string; outcome: 'solved' | 'notHelped' }
  | { type: 'WordsMoved'; messageIds: string[]; toTicketId: string }
  | { type: 'WaitStarted'; on: WaitReason; until?: string; reason?: Words }
  /** `nowOn`: it was the user's turn, and before that somebody else's, who still has not answered. */
  | { type: 'WaitEnded'; nowOn?: WaitReason }
  | { type: 'TicketResolved'; at: string; closesAt: string; done: Words }
  | { type: 'ResolutionConfirmed'; at: string; reopenUntil: string }
  /** `ownerId` undefined: the former owner has left, so it goes back to the queue. */
  | { type: 'ResolutionRejected'; ownerId?: string; reason: Words }
  | { type: 'TicketClosed'; at: string; reopenUntil: string }
  | { type: 'TicketWithdrawn'; at: string; reopenUntil: string; formerOwnerId?: string }
  | { type: 'TicketReopened'; ownerId?: string; reason?: Words }
  | { type: 'TicketRated'; rating: number; comment?: Words }
  | { type: 'OwnerLost'; formerOwnerId: string }
  | ({ type: 'TicketRouted' } & Placing)
  | EscalationEvent;

/** The package's words are kept apart, as all words are; its digest shows what was asked, approved and sent. */
export type EscalationEvent =
  | {
      type: 'EscalationRequested';
      escalationId: string;
      route: Route;
      caseType: CaseType;
      provider: Provider;
      severity: Severity;
      requesterId: string;
      package: Words;
      at: string;
      /** Until when a decision is awaited; undefined where none is needed. */
      expiresAt?: string;
      remindAt?: string;
    }
  | { type: 'DecidersReminded'; escalationId: string }
  | { type: 'EscalationExpired'; escalationId: string }
  | { type: 'EscalationAskedBack'; escalationId: string; deciderId: string; question: Words }
  | { type: 'EscalationDeclined'; escalationId: string; deciderId: string; reason: Words }
  | {
      type: 'EscalationRerouted';
      escalationId: string;
      route: Route;
      formerRoute: Route;
      caseType: CaseType;
      package: Words;
      at: string;
      /** Its time begins anew, since others may decide now. */
      expiresAt?: string;
      remindAt?: string;
    }
  /** `atOnce`: a suspected compromise, which nobody has to approve. */
  | {
      type: 'EscalationApproved';
      escalationId: string;
      route: Route;
      revision: number;
      severity: Severity;
      deciderId?: string;
      atOnce?: true;
    }
  /** `wasSent`: the destination has to be told. */
  | { type: 'EscalationWithdrawn'; escalationId: string; reason?: Words; wasSent: boolean }
  | { type: 'EscalationTransferred'; escalationId: string; toId: string; route: Route; wasSent: boolean }
  | { type: 'CaseRecorded'; escalationId: string; caseNumber: Words }
  | { type: 'DestinationAcknowledged'; escalationId: string; words?: Words }
  | { type: 'DestinationAsked'; escalationId: string; words?: Words }
  /** `again`: it had said so before. */
  | { type: 'DestinationSolved'; escalationId: string; words?: Words; at: string; again?: true }
  | { type: 'DestinationAnswered'; escalationId: string; words: Words }
  | { type: 'CaseReopened'; escalationId: string; reason: Words };

/** Where the ticket is from now on, the queue that had its thread, and the owner it lost by moving. */
export interface Placing {
  queueId?: string;
  formerQueueId?: string;
  /** Another queue in the same channel: the thread stays, and nothing is to be seen. */
  sameThread?: true;
  /** No channel served it until now: the thread lacks what was said meanwhile. */
  afterGap?: true;
  formerOwnerId?: string;
  /** Supported by a partner from now on; absent: by the organisation's own people. */
  provider?: 'partner';
}

export type EventType = TicketEvent['type'];
