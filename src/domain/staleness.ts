import type { Guarded } from './guards.ts';
import { refuse } from './guards.ts';
import type { Shown, Ticket, TicketState } from './ticket.ts';
import { shownOf } from './ticket.ts';

/** Checked before the role: whoever presses an old tier's card is told that it moved, not that they may not. */
export function requireSameTier(ticket: Ticket, shown: Shown | undefined): Guarded {
  return shown && shown.tier !== ticket.tier ? refuse('stale') : undefined;
}

/** For commands of agents about who works on the ticket and how it goes on. */
export function requireFresh(ticket: Ticket, shown: Shown | undefined): Guarded {
  if (!shown) return undefined;
  const now = shownOf(ticket);
  const same =
    shown.tier === now.tier && shown.ownerId === now.ownerId && phaseOf(shown.state) === phaseOf(now.state);
  return same ? undefined : refuse('stale');
}

/** A user withdraws whoever has it by now; only a resolution in between is worth another look. */
export function requireSameResolution(ticket: Ticket, shown: Shown | undefined): Guarded {
  const changed = shown && (shown.state === 'resolved') !== (ticket.state.type === 'resolved');
  return changed ? refuse('stale') : undefined;
}

/** Waiting is part of the work: a user's answer ends it and must not spoil the dialog an agent has open. */
function phaseOf(state: TicketState['type']): TicketState['type'] {
  return state === 'waiting' ? 'inProgress' : state;
}
