import type { Rules } from './commands.ts';
import type { Escalation } from './escalation.ts';
import { escalationOf, requireComplete, requireDecider, requireUndecided } from './escalation-guards.ts';
import { approvalOf, timeFor } from './escalation-requests.ts';
import type { EscalationEvent } from './events.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { refuse, requireDesk, requireOpen } from './guards.ts';
import { actorId } from './people.ts';
import type { Ticket } from './ticket.ts';
import { halfBetween, isBefore } from './time.ts';

type Deciding = CommandOf<
  'ApproveEscalation' | 'AskBackEscalation' | 'DeclineEscalation' | 'RerouteEscalation'
>;

/** Approving twice, at once or late, sends one case: only what is undecided is approved. */
export function approveEscalation(
  ticket: Ticket,
  command: CommandOf<'ApproveEscalation'>,
  rules: Rules,
): Decision {
  return decideOn(ticket, command, rules, (escalation, deciderId) => [
    { ...approvalOf(ticket, { ...escalation, escalationId: escalation.id }), deciderId },
  ]);
}

export function askBackEscalation(
  ticket: Ticket,
  command: CommandOf<'AskBackEscalation'>,
  rules: Rules,
): Decision {
  const { escalationId, question } = command;
  return decideOn(ticket, command, rules, (_, deciderId) => [
    { type: 'EscalationAskedBack', escalationId, deciderId, question },
  ]);
}

export function declineEscalation(
  ticket: Ticket,
  command: CommandOf<'DeclineEscalation'>,
  rules: Rules,
): Decision {
  const { escalationId, reason } = command;
  return decideOn(ticket, command, rules, (_, deciderId) => [
    { type: 'EscalationDeclined', escalationId, deciderId, reason },
  ]);
}

/** To where it belongs, completed by whoever decides. What goes to the security contact goes at once. */
export function rerouteEscalation(
  ticket: Ticket,
  command: CommandOf<'RerouteEscalation'>,
  rules: Rules,
): Decision {
  const { escalationId, route, caseType } = command;
  return decideOn(ticket, command, rules, (escalation, deciderId) => {
    const refused = requireComplete(command);
    if (refused) return refused;
    const { route: formerRoute } = escalation;
    const rerouted: EscalationEvent = {
      type: 'EscalationRerouted',
      escalationId,
      route,
      formerRoute,
      caseType,
      package: command.package,
      at: rules.now,
    };
    if (route !== 'security') return [{ ...rerouted, ...timeFor(rules) }];
    const revision = escalation.revision + 1;
    return [rerouted, { ...approvalOf(ticket, { ...command, revision }), deciderId, atOnce: true }];
  });
}

/** The desk, when half of the time has passed. */
export function remindDeciders(ticket: Ticket, command: CommandOf<'RemindDeciders'>, rules: Rules): Decision {
  const escalation = escalationOf(ticket, command.escalationId);
  if ('reason' in escalation) return escalation;
  const { requestedAt, expiresAt, reminded } = escalation;
  const refused = requireWaiting(escalation, rules);
  if (refused) return refused;
  const early = isBefore(rules.now, halfBetween(requestedAt, expiresAt!));
  const late = !isBefore(rules.now, expiresAt!);
  if (reminded || early || late) return refuse('stale');
  return [{ type: 'DecidersReminded', escalationId: escalation.id }];
}

/** The desk, when all of it has. */
export function expireEscalation(
  ticket: Ticket,
  command: CommandOf<'ExpireEscalation'>,
  rules: Rules,
): Decision {
  const escalation = escalationOf(ticket, command.escalationId);
  if ('reason' in escalation) return escalation;
  return (
    requireWaiting(escalation, rules) ??
    (isBefore(rules.now, escalation.expiresAt!) ? refuse('stale') : undefined) ?? [
      { type: 'EscalationExpired', escalationId: escalation.id },
    ]
  );
}

/** The wake-up may belong to a request that was decided, or asked anew, since. */
function requireWaiting({ state, expiresAt }: Escalation, { actor }: Rules): Guarded {
  return requireDesk(actor) ?? (state === 'requested' && expiresAt ? undefined : refuse('stale'));
}

/** First the role: somebody who may not decide learns nothing of how it stands. */
function decideOn(
  ticket: Ticket,
  command: Deciding,
  rules: Rules,
  events: (escalation: Escalation, deciderId: string) => Decision,
): Decision {
  const escalation = escalationOf(ticket, command.escalationId);
  if ('reason' in escalation) return escalation;
  return (
    requireDecider(ticket, escalation, rules) ??
    requireUndecided(escalation, command.revision, rules.now) ??
    requireOpen(ticket) ??
    events(escalation, actorId(rules.actor)!)
  );
}
