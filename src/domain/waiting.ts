import type { Rules } from './commands.ts';
import { waitFor } from './escalation.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { refuse, requireAgent, requireOwner } from './guards.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';
import { isBefore } from './time.ts';

export function startWait(ticket: Ticket, command: CommandOf<'StartWait'>, rules: Rules): Decision {
  const { on, until, reason, shown } = command;
  return (
    requireSameTier(ticket, shown) ??
    requireAgent(ticket, rules.actor) ??
    requireFresh(ticket, shown) ??
    requireOwner(ticket, rules.actor) ??
    requireComing(command, rules) ?? [
      { type: 'WaitStarted', on, until: until && new Date(until).toISOString(), reason },
    ]
  );
}

export function endWait(ticket: Ticket, command: CommandOf<'EndWait'>, rules: Rules): Decision {
  const refused =
    rules.actor.type === 'desk'
      ? requireDue(ticket, rules)
      : (requireSameTier(ticket, command.shown) ??
        requireAgent(ticket, rules.actor) ??
        requireFresh(ticket, command.shown) ??
        requireOwner(ticket, rules.actor));
  if (refused) return refused;
  if (ticket.state.type !== 'waiting') return refuse('notWaiting');
  // The owner may go on meanwhile; a date that has come ends only the wait for it.
  const nowOn = rules.actor.type === 'desk' ? waitFor(ticket.escalation) : undefined;
  return [nowOn ? { type: 'WaitEnded', nowOn } : { type: 'WaitEnded' }];
}

function requireComing(command: CommandOf<'StartWait'>, rules: Rules): Guarded {
  if (command.until === undefined) return command.on === 'date' ? refuse('dateInPast') : undefined;
  return isBefore(rules.now, command.until) ? undefined : refuse('dateInPast');
}

/** A wake-up may belong to an earlier wait that has since been prolonged. */
function requireDue(ticket: Ticket, rules: Rules): Guarded {
  if (ticket.state.type !== 'waiting') return refuse('notWaiting');
  const { until } = ticket.state;
  return until === undefined || isBefore(rules.now, until) ? refuse('stale') : undefined;
}
