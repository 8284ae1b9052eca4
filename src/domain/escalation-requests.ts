import type { Rules } from './commands.ts';
import type { Provider } from './escalation.ts';
import { isPending, isSent, severityOfCase } from './escalation.ts';
import {
  escalationOf,
  requireCase,
  requireComplete,
  requireDecider,
  requireHandler,
} from './escalation-guards.ts';
import type { EscalationEvent } from './events.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { refuse, requireAgent, requireOwner, requireUnsolved } from './guards.ts';
import { actorId } from './people.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';
import { isOpen, isUserOf } from './ticket.ts';
import { addHours } from './time.ts';

/** The owner asks, with all that the destination needs. A suspected compromise waits for nobody's approval. */
export function requestEscalation(
  ticket: Ticket,
  command: CommandOf<'RequestEscalation'>,
  rules: Rules,
): Decision {
  const { escalationId, shown } = command;
  const refused =
    requireSameTier(ticket, shown) ??
    requireAgent(ticket, rules.actor) ??
    requireFresh(ticket, shown) ??
    requireOwner(ticket, rules.actor) ??
    requireNone(ticket, escalationId) ??
    requireComplete(command);
  if (refused) return refused;
  const requested = requestOf(ticket, command, escalationId, rules);
  if (command.route === 'security') {
    const revision = revisionAfter(ticket, escalationId);
    return [requested, { ...approvalOf(ticket, { ...command, escalationId, revision }), atOnce: true }];
  }
  return [{ ...requested, ...timeFor(rules) }];
}

/** A suspected compromise waits for no tier: what its user knows goes to the security contact at once. */
export function raiseAlarm(ticket: Ticket, command: CommandOf<'RaiseAlarm'>, rules: Rules): Decision {
  const { actor } = rules;
  if (actor.type !== 'person' || !isUserOf(ticket, actor.personId)) return refuse('notUser');
  const { escalationId } = command;
  const refused = isOpen(ticket) ? requireNone(ticket, escalationId) : refuse('finished');
  if (refused) return refused;
  const asked = { route: 'security', caseType: 'compromise', package: command.package } as const;
  return [
    requestOf(ticket, asked, escalationId, rules),
    { ...approvalOf(ticket, { ...asked, escalationId, revision: 1 }), atOnce: true },
  ];
}

/** Whoever decides on the new route sends the case there; the first destination is told that it is over. */
export function transferEscalation(
  ticket: Ticket,
  command: CommandOf<'TransferEscalation'>,
  rules: Rules,
): Decision {
  const escalation = escalationOf(ticket, command.escalationId);
  if ('reason' in escalation) return escalation;
  const { requesterId } = escalation;
  const refused =
    requireDecider(ticket, { ...command, requesterId }, rules) ??
    requireUnsolved(ticket) ??
    requireCase(escalation, { solved: true }) ??
    (command.route === escalation.route ? refuse('nothingChanged') : undefined) ??
    requireComplete(command);
  if (refused) return refused;
  const { escalationId, toId, route } = command;
  const deciderId = actorId(rules.actor);
  return [
    { type: 'EscalationTransferred', escalationId, toId, route, wasSent: isSent(escalation) },
    { ...requestOf(ticket, command, toId, rules), requesterId },
    {
      ...approvalOf(ticket, { ...command, escalationId: toId, revision: 1 }),
      deciderId,
      ...(route === 'security' && { atOnce: true as const }),
    },
  ];
}

export function withdrawEscalation(
  ticket: Ticket,
  command: CommandOf<'WithdrawEscalation'>,
  { actor }: Rules,
): Decision {
  const escalation = escalationOf(ticket, command.escalationId);
  if ('reason' in escalation) return escalation;
  const own = actorId(actor) === escalation.requesterId;
  return (
    (own ? undefined : requireHandler(ticket, actor)) ??
    (isPending(escalation) ? undefined : refuse('nothingChanged')) ??
    withdrawalOf(ticket, command.reason)
  );
}

/** What the end of a ticket means for its escalation: nobody goes on working on it outside. */
export function withdrawalOf(
  ticket: Ticket,
  reason?: CommandOf<'WithdrawEscalation'>['reason'],
): EscalationEvent[] {
  const { escalation } = ticket;
  if (!escalation || !isPending(escalation)) return [];
  const { id: escalationId } = escalation;
  return [{ type: 'EscalationWithdrawn', escalationId, wasSent: isSent(escalation), reason }];
}

export function approvalOf(
  ticket: Ticket,
  approved: Pick<CommandOf<'RequestEscalation'>, 'escalationId' | 'route' | 'caseType'> & {
    revision: number;
  },
): Extract<EscalationEvent, { type: 'EscalationApproved' }> {
  const { escalationId, route, revision } = approved;
  const severity = severityOfCase(approved, ticket.severity);
  return { type: 'EscalationApproved', escalationId, route, revision, severity };
}

function requestOf(
  ticket: Ticket,
  command: Pick<CommandOf<'RequestEscalation'>, 'route' | 'caseType' | 'package'>,
  escalationId: string,
  rules: Rules,
): Extract<EscalationEvent, { type: 'EscalationRequested' }> {
  const { route, caseType } = command;
  return {
    type: 'EscalationRequested',
    escalationId,
    route,
    caseType,
    provider: providerIn(rules),
    severity: severityOfCase(command, ticket.severity),
    requesterId: actorId(rules.actor)!,
    package: command.package,
    at: rules.now,
  };
}

/** For a decision, from now on. */
export function timeFor({ now, escalation: { hours } }: Rules): { expiresAt: string; remindAt: string } {
  return { expiresAt: addHours(now, hours), remindAt: addHours(now, hours / 2) };
}

const providerIn = ({ threadQueue }: Rules): Provider => (threadQueue?.partner ? 'partner' : 'own');

/** One at a time; a question of the deciders is answered by asking again under the same name. */
function requireNone({ escalation }: Ticket, id: string): Guarded {
  if (!escalation) return undefined;
  if (escalation.state === 'askedBack' && escalation.id === id) return undefined;
  return isPending(escalation) || escalation.id === id
    ? refuse('alreadyEscalated', escalation.requesterId)
    : undefined;
}

const revisionAfter = ({ escalation }: Ticket, id: string): number =>
  escalation?.id === id ? escalation.revision + 1 : 1;
