import type { PackageField } from '../../src/domain/case-package.ts';
import { packageFields } from '../../src/domain/case-package.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { CommandOf } from '../../src/domain/guards.ts';
import type { CaseType, Route } from '../../src/domain/route.ts';
import { given, now, opened, pickedUp, reason, words } from './given.ts';

type EventOf<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>;

/** Asked at nine; half of the 24 hours for a decision is over at nine in the evening. */
export const evening = '2026-03-02T21:00:00.000Z';
export const nextDay = '2026-03-03T09:00:00.000Z';

const escalationId = 'case';

/** All that any destination could want. */
export const complete: PackageField[] = [...packageFields];
export const without = (...missing: PackageField[]) => complete.filter((field) => !missing.includes(field));

export const request = (
  changes: Partial<CommandOf<'RequestEscalation'>> = {},
): CommandOf<'RequestEscalation'> => ({
  type: 'RequestEscalation',
  escalationId,
  ...to('operations', 'incident'),
  ...changes,
});

/** What is asked of a route, with nothing missing. */
export const to = (route: Route, caseType: CaseType) => ({
  route,
  caseType,
  given: complete,
  package: words('package'),
});

export const approve = (revision = 1): TicketCommand => ({
  type: 'ApproveEscalation',
  escalationId,
  revision,
});
export const askBack = (revision = 1): TicketCommand => ({
  type: 'AskBackEscalation',
  escalationId,
  revision,
  question: words('question'),
});
export const decline = (revision = 1): TicketCommand => ({
  type: 'DeclineEscalation',
  escalationId,
  revision,
  reason,
});
export const reroute = (route: Route, caseType: CaseType, revision = 1): CommandOf<'RerouteEscalation'> => ({
  type: 'RerouteEscalation',
  escalationId,
  revision,
  ...to(route, caseType),
});
export const transfer = (route: Route, caseType: CaseType): CommandOf<'TransferEscalation'> => ({
  type: 'TransferEscalation',
  escalationId,
  toId: 'next-case',
  ...to(route, caseType),
});
export const withdrawCase: TicketCommand = { type: 'WithdrawEscalation', escalationId, reason };
export const record: TicketCommand = { type: 'RecordCase', escalationId, caseNumber: words('number') };
export const update = (kind: CommandOf<'RecordUpdate'>['update']): TicketCommand => ({
  type: 'RecordUpdate',
  escalationId,
  update: kind,
  words: words('told'),
});
export const answer: TicketCommand = { type: 'AnswerDestination', escalationId, words: words('answer') };
export const reopenCase: TicketCommand = { type: 'ReopenCase', escalationId, reason };
export const remind: TicketCommand = { type: 'RemindDeciders', escalationId };
export const expire: TicketCommand = { type: 'ExpireEscalation', escalationId };

export const requested = (
  changes: Partial<EventOf<'EscalationRequested'>> = {},
): EventOf<'EscalationRequested'> => ({
  type: 'EscalationRequested',
  escalationId,
  route: 'operations',
  caseType: 'incident',
  provider: 'own',
  severity: 'C',
  requesterId: 'jesse',
  package: words('package'),
  at: now,
  remindAt: evening,
  expiresAt: nextDay,
  ...changes,
});
export const approved = (
  changes: Partial<EventOf<'EscalationApproved'>> = {},
): EventOf<'EscalationApproved'> => ({
  type: 'EscalationApproved',
  escalationId,
  route: 'operations',
  revision: 1,
  severity: 'C',
  deciderId: 'erin',
  ...changes,
});
export const askedBack: TicketEvent = {
  type: 'EscalationAskedBack',
  escalationId,
  deciderId: 'erin',
  question: words('question'),
};
export const declined: TicketEvent = { type: 'EscalationDeclined', escalationId, deciderId: 'erin', reason };
export const expired: TicketEvent = { type: 'EscalationExpired', escalationId };
export const reminded: TicketEvent = { type: 'DecidersReminded', escalationId };
export const takenBack = (wasSent: boolean): TicketEvent => ({
  type: 'EscalationWithdrawn',
  escalationId,
  wasSent,
});
export const acknowledged: TicketEvent = {
  type: 'DestinationAcknowledged',
  escalationId,
  words: words('told'),
};
export const questioned: TicketEvent = { type: 'DestinationAsked', escalationId, words: words('told') };
export const solved: TicketEvent = {
  type: 'DestinationSolved',
  escalationId,
  words: words('told'),
  at: now,
};

export const inProgress = { type: 'inProgress', ownerId: 'jesse' };
export const waitingOn = (on: string) => ({ type: 'waiting', ownerId: 'jesse', on });

/** Jesse's ticket, and then. */
export const jesses = (...events: TicketEvent[]) => given(opened(), pickedUp('jesse'), ...events);
export const asking = jesses(requested());
export const sent = jesses(requested(), approved());
export const questioning = jesses(requested(), approved(), questioned);
export const solvedOutside = jesses(requested(), approved(), solved);
