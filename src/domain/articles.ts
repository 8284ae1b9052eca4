import type { Rules } from './commands.ts';
import type { CommandOf, Decision } from './guards.ts';
import { requireAgent, requireOpen, requireUnsolved, requireUser } from './guards.ts';
import type { Ticket } from './ticket.ts';

/** Steps to try, sent to the user by anyone of the team; it changes no owner, as a reply doesn't. */
export function suggestArticle(ticket: Ticket, command: CommandOf<'SuggestArticle'>, rules: Rules): Decision {
  const { walkId, articleId } = command;
  return (
    requireAgent(ticket, rules.actor) ??
    requireUnsolved(ticket) ?? [{ type: 'ArticleSuggested', walkId, articleId }]
  );
}

/** The user says whether it helped. Support still decides whether the ticket is solved. */
export function tryArticle(ticket: Ticket, command: CommandOf<'TryArticle'>, rules: Rules): Decision {
  const { walkId, outcome } = command;
  return (
    requireUser(ticket, rules.actor) ?? requireOpen(ticket) ?? [{ type: 'ArticleTried', walkId, outcome }]
  );
}

/** Words about something else go on in a ticket of their own; here they stay, with a line that says so. */
export function moveWords(ticket: Ticket, command: CommandOf<'MoveWords'>, rules: Rules): Decision {
  const { messageIds, toTicketId } = command;
  return (
    requireAgent(ticket, rules.actor) ??
    requireOpen(ticket) ?? [{ type: 'WordsMoved', messageIds, toTicketId }]
  );
}
