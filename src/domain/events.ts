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
  | { type: 'TicketClaimed'; ownerId: string }
  | { type: 'TicketReleased'; ownerId: string }
  | { type: 'TicketAssigned'; ownerId: string; formerOwnerId?: string }
  | { type: 'TicketRaised'; fromTier: number; tier: number; queueId?: string; formerOwnerId?: string; reason: Words }
  | { type: 'TicketHandedBack'; fromTier: number; tier: number; queueId?: string; formerOwnerId?: string; reason: Words }
  | { type: 'CategoryChanged'; category: Category; formerCategory: Category; queueId?: string }
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
  | { type: 'TicketRouted'; queueId?: string; formerQueueId?: string };

export type EventType = TicketEvent['type'];
