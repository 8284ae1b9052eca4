import type { Rules } from './commands.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { isAdmin, refuse } from './guards.ts';
import { providerOf } from './placing.ts';
import { nextTierUp, queueFor } from './tier.ts';

/** A new ticket starts on the lowest tier that serves its category; while none does it waits on the first. */
export function openTicket(command: CommandOf<'OpenTicket'>, rules: Rules): Decision {
  const tier = nextTierUp(rules.queues, 0, command.category) ?? 1;
  const queue = queueFor(rules.queues, tier, command.category);
  return (
    mayOpen(command, rules) ?? [
      {
        type: 'TicketOpened',
        ticketId: command.ticketId,
        number: command.number,
        reporterId: command.reporterId,
        affectedId: command.affectedId,
        category: command.category,
        severity: command.severity,
        tier,
        queueId: queue?.id,
        at: rules.now,
        words: command.words,
        ...providerOf(queue),
      },
    ]
  );
}

/** Everyone for themselves or for somebody else; in the name of another reporter only agents, admins and the desk. */
function mayOpen(command: CommandOf<'OpenTicket'>, { actor }: Rules): Guarded {
  if (actor.type !== 'person') return actor.type === 'desk' ? undefined : refuse('notAgent');
  if (actor.personId === command.reporterId || isAdmin(actor)) return undefined;
  if (actor.agent === 'unknown') return refuse('rosterPending');
  return actor.agent === 'no' ? refuse('notAgent') : undefined;
}
