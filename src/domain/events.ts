import type { Category } from './category.ts';
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
  | { type: 'WaitStarted'; on: WaitReason; until?: string; reason?: Words }
  | { type: 'WaitEnded' }
  | { type: 'TicketResolved'; at: string; closesAt: string; done: Words }
  | { type: 'ResolutionConfirmed'; at: string; reopenUntil: string }
  /** `ownerId` undefined: the former owner has left, so it goes back to the queue. */
  | { type: 'ResolutionRejected'; ownerId?: string; reason: Words }
  | { type: 'TicketClosed'; at: string; reopenUntil: string }
  | { type: 'TicketWithdrawn'; at: string; reopenUntil: string; formerOwnerId?: string }
  | { type: 'TicketReopened'; ownerId?: string; reason?: Words }
  | { type: 'TicketRated'; rating: number; comment?: Words }
  | { type: 'OwnerLost'; formerOwnerId: string }
  | ({ type: 'TicketRouted' } & Placing);

/** Where the ticket is from now on, the queue that had its thread, and the owner it lost by moving. */
export interface Placing {
  queueId?: string;
  formerQueueId?: string;
  /** Another queue in the same channel: the thread stays, and nothing is to be seen. */
  sameThread?: true;
  /** No channel served it until now: the thread lacks what was said meanwhile. */
  afterGap?: true;
  formerOwnerId?: string;
}

export type EventType = TicketEvent['type'];
