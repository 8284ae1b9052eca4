import type { Rules } from './commands.ts';
import { escalationOf, requireCase, requireHandler } from './escalation-guards.ts';
import type { CommandOf, Decision } from './guards.ts';
import { refuse, requireUnsolved } from './guards.ts';
import type { Ticket } from './ticket.ts';
import { addHours, isBefore } from './time.ts';

/** A solved case can be opened again for so long, as destinations do it. */
export const caseReopenHours = 24;

/** The number under which the destination keeps it. */
export function recordCase(
  ticket: Ticket,
  { escalationId, caseNumber }: CommandOf<'RecordCase'>,
  { actor }: Rules,
): Decision {
  const escalation = escalationOf(ticket, escalationId);
  if ('reason' in escalation) return escalation;
  return (
    (actor.type === 'destination' ? undefined : requireHandler(ticket, actor)) ??
    requireCase(escalation, { solved: true }) ?? [{ type: 'CaseRecorded', escalationId, caseNumber }]
  );
}

/** What the destination says, in its own name or written down by a person. */
export function recordUpdate(ticket: Ticket, command: CommandOf<'RecordUpdate'>, rules: Rules): Decision {
  const { escalationId, update, words } = command;
  const escalation = escalationOf(ticket, escalationId);
  if ('reason' in escalation) return escalation;
  const refused =
    (rules.actor.type === 'destination' ? undefined : requireHandler(ticket, rules.actor)) ??
    // A question that comes after the solution is a question nevertheless.
    requireCase(escalation, { solved: update !== 'acknowledged' }) ??
    requireUnsolved(ticket);
  if (refused) return refused;
  switch (update) {
    case 'acknowledged':
      return [{ type: 'DestinationAcknowledged', escalationId, words }];
    case 'question':
      return [{ type: 'DestinationAsked', escalationId, words }];
    case 'resolved':
      return [
        {
          type: 'DestinationSolved',
          escalationId,
          words,
          at: rules.now,
          ...(escalation.state === 'solved' && { again: true as const }),
        },
      ];
  }
}

/** The answer to a question, or whatever else the destination should know. */
export function answerDestination(
  ticket: Ticket,
  { escalationId, words }: CommandOf<'AnswerDestination'>,
  { actor }: Rules,
): Decision {
  const escalation = escalationOf(ticket, escalationId);
  if ('reason' in escalation) return escalation;
  return (
    requireHandler(ticket, actor) ??
    requireCase(escalation, { solved: false }) ?? [{ type: 'DestinationAnswered', escalationId, words }]
  );
}

export function reopenCase(
  ticket: Ticket,
  { escalationId, reason }: CommandOf<'ReopenCase'>,
  { actor, now }: Rules,
): Decision {
  const escalation = escalationOf(ticket, escalationId);
  if ('reason' in escalation) return escalation;
  const { state, solvedAt } = escalation;
  return (
    requireHandler(ticket, actor) ??
    requireUnsolved(ticket) ??
    (state === 'solved' ? undefined : refuse('notSolvedYet')) ??
    (isBefore(addHours(solvedAt!, caseReopenHours), now) ? refuse('caseReopenTooLate') : undefined) ?? [
      { type: 'CaseReopened', escalationId, reason },
    ]
  );
}
