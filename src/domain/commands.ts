import type { PackageField } from './case-package.ts';
import type { Category } from './category.ts';
import type { Actor } from './people.ts';
import type { CaseType, Route } from './route.ts';
import type { Severity } from './severity.ts';
import type { Shown, WaitReason, Words } from './ticket.ts';
import type { Queue } from './tier.ts';

/** `shown` is what the pressed card said; without it (typed commands) there is nothing to be stale. */
export type TicketCommand = { shown?: Shown } & (
  | {
      type: 'OpenTicket';
      ticketId: string;
      number: number;
      reporterId: string;
      affectedId: string;
      category: Category;
      severity: Severity;
      words: Words;
    }
  | { type: 'ClaimTicket' }
  | { type: 'ReleaseTicket' }
  /** `assigneeAgent`: whether the assignee is in the team that owns the ticket's channel. */
  | { type: 'AssignTicket'; assigneeId: string; assigneeAgent: 'yes' | 'no' | 'unknown' }
  | { type: 'RaiseTicket'; reason: Words }
  | { type: 'HandBackTicket'; reason: Words }
  | { type: 'ChangeCategory'; category: Category }
  | { type: 'ChangeSeverity'; severity: Severity }
  | { type: 'AddNote'; note: Words }
  /** An agent's words to the user. */
  | { type: 'SendReply'; messageId: string; words: Words }
  /** The same, and the ticket waits on the user. */
  | { type: 'AskUser'; messageId: string; words: Words }
  /** The user's words, from the chat. `thanks` neither ends a wait nor reopens. */
  | { type: 'AddUserWords'; messageId: string; words: Words; thanks: boolean }
  /** An author edited (words) or deleted (no words) what was relayed. */
  | { type: 'ChangeWords'; messageId: string; words?: Words; authorId: string }
  | { type: 'SuggestArticle'; walkId: string; articleId: string }
  | { type: 'TryArticle'; walkId: string; outcome: 'solved' | 'notHelped' }
  /** What the user wrote about something else has a ticket of its own. */
  | { type: 'MoveWords'; messageIds: string[]; toTicketId: string }
  | { type: 'StartWait'; on: WaitReason; until?: string; reason?: Words }
  | { type: 'EndWait' }
  | { type: 'ResolveTicket'; done: Words }
  | { type: 'ConfirmResolution' }
  | { type: 'RejectResolution'; reason: Words }
  | { type: 'CloseAfterSilence' }
  | { type: 'WithdrawTicket' }
  | { type: 'ReopenTicket'; reason?: Words }
  | { type: 'RateTicket'; rating: number; comment?: Words }
  /** The desk: the owner left the team. */
  | { type: 'ReturnToQueue' }
  /** The desk: the served channels changed. */
  | { type: 'RouteTicket' }
  | EscalationCommand
);

/** What is to be sent: `given` are the fields that are filled in; their words are kept apart. */
interface Prepared {
  route: Route;
  caseType: CaseType;
  given: PackageField[];
  package: Words;
}

export type EscalationCommand =
  /** The owner asks for it, anew or after a question. */
  | ({ type: 'RequestEscalation'; escalationId: string } & Prepared)
  /** The user reports a suspected compromise: with what is known, at once. */
  | { type: 'RaiseAlarm'; escalationId: string; package: Words }
  /** `revision`: what the deciding person saw. */
  | { type: 'ApproveEscalation'; escalationId: string; revision: number }
  | { type: 'AskBackEscalation'; escalationId: string; revision: number; question: Words }
  | { type: 'DeclineEscalation'; escalationId: string; revision: number; reason: Words }
  | ({ type: 'RerouteEscalation'; escalationId: string; revision: number } & Prepared)
  | { type: 'WithdrawEscalation'; escalationId: string; reason?: Words }
  /** A case goes to another destination, as a new one that knows the old one's story. */
  | ({ type: 'TransferEscalation'; escalationId: string; toId: string } & Prepared)
  | { type: 'RecordCase'; escalationId: string; caseNumber: Words }
  /** What the destination says, signed by itself or recorded by a person. */
  | { type: 'RecordUpdate'; escalationId: string; update: CaseUpdate; words?: Words }
  | { type: 'AnswerDestination'; escalationId: string; words: Words }
  | { type: 'ReopenCase'; escalationId: string; reason: Words }
  /** The desk: half of the time for a decision, or all of it, has passed. */
  | { type: 'RemindDeciders'; escalationId: string }
  | { type: 'ExpireEscalation'; escalationId: string };

export const caseUpdates = ['acknowledged', 'question', 'resolved'] as const;
export type CaseUpdate = (typeof caseUpdates)[number];

export type CommandType = TicketCommand['type'];

/** All that a decision may depend on besides ticket and command. */
export interface Rules {
  now: string;
  actor: Actor;
  queues: readonly Queue[];
  /** Is the ticket's last owner (resolvedBy or ownerId) still in the team of its thread's channel? */
  ownerStillAgent: boolean;
  /** The queue whose channel has the ticket's thread (lastQueueId), also when it serves no longer. */
  threadQueue?: Queue;
  confirmDays: number;
  reopenDays: number;
  escalation: {
    /** Who asked may approve it too. */
    selfApproval: boolean;
    /** For a decision. */
    hours: number;
  };
}

/** An expected no, told to the person in plain words: `refusal.<reason>` in the locale. */
export interface Refusal {
  type: 'refused';
  reason: RefusalReason;
  /** Who has the ticket, where that explains the no. */
  ownerId?: string;
  /** What a destination still needs. */
  missing?: PackageField[];
}

export type RefusalReason =
  | 'notAgent'
  | 'rosterPending'
  /** Not by the rules: somebody who isn't meant to be there reads the ticket's channel. */
  | 'stopped'
  | 'notOwner'
  | 'notUser'
  | 'alreadyOwned'
  | 'alreadyYours'
  | 'notPickedUp'
  | 'stale'
  | 'finished'
  | 'alreadyResolved'
  | 'notResolved'
  | 'notWaiting'
  | 'notFinished'
  | 'reopenTooLate'
  | 'noHigherTier'
  | 'noLowerTier'
  | 'noSuchAgent'
  | 'nothingChanged'
  /** Nothing changed, but a second agent says what the first one said. */
  | 'seconded'
  | 'dateInPast'
  | 'alreadyRated'
  | 'badRating'
  | 'notAuthor'
  | 'unknownTicket'
  | 'alreadyOpened'
  | 'nothingToMove'
  | 'notResolvedYet'
  | EscalationRefusal;

export type EscalationRefusal =
  | 'notEscalator'
  /** Operations at severity A or B is an IT admin's to decide. */
  | 'needsAdmin'
  | 'ownRequest'
  | 'notHandler'
  | 'incomplete'
  | 'alreadyEscalated'
  | 'noEscalation'
  | 'alreadyApproved'
  | 'alreadyDeclined'
  | 'alreadyAskedBack'
  | 'escalationExpired'
  | 'escalationWithdrawn'
  | 'caseTransferred'
  | 'notSent'
  | 'notSolvedYet'
  | 'caseReopenTooLate';
