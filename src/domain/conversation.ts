import type { Rules } from './commands.ts';
import { waitFor } from './escalation.ts';
import type { TicketEvent } from './events.ts';
import type { CommandOf, Decision } from './guards.ts';
import { refuse, requireAgent, requireOpen, requireOwner, requireUser } from './guards.ts';
import { actorId } from './people.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';

/** A colleague may help: notes and replies are open to every agent of the team and change no owner. */
export function addNote(ticket: Ticket, command: CommandOf<'AddNote'>, rules: Rules): Decision {
  return (
    requireAgent(ticket, rules.actor) ?? requireOpen(ticket) ?? [{ type: 'NoteAdded', note: command.note }]
  );
}

export function sendReply(ticket: Ticket, command: CommandOf<'SendReply'>, rules: Rules): Decision {
  return (
    requireAgent(ticket, rules.actor) ??
    requireOpen(ticket) ?? [{ type: 'ReplySent', messageId: command.messageId, words: command.words }]
  );
}

/** The answer comes back to the owner, so only the owner asks. */
export function askUser(ticket: Ticket, command: CommandOf<'AskUser'>, rules: Rules): Decision {
  return (
    requireSameTier(ticket, command.shown) ??
    requireAgent(ticket, rules.actor) ??
    requireFresh(ticket, command.shown) ??
    requireOwner(ticket, rules.actor) ?? [
      { type: 'UserAsked', messageId: command.messageId, words: command.words },
    ]
  );
}

/** An answer ends the wait for it. On a resolved ticket words are only carried: saying no is a tap of its own. */
export function addUserWords(ticket: Ticket, command: CommandOf<'AddUserWords'>, rules: Rules): Decision {
  const refused = requireUser(ticket, rules.actor) ?? requireOpen(ticket);
  if (refused) return refused;
  const wrote: TicketEvent = { type: 'UserWrote', messageId: command.messageId, words: command.words };
  const { state } = ticket;
  const answers = state.type === 'waiting' && state.on === 'user' && !command.thanks;
  if (!answers) return [wrote];
  const nowOn = waitFor(ticket.escalation);
  return [wrote, nowOn ? { type: 'WaitEnded', nowOn } : { type: 'WaitEnded' }];
}

/** One's own words can be corrected or taken back for as long as they are kept, even after the ticket is closed. */
export function changeWords(command: CommandOf<'ChangeWords'>, rules: Rules): Decision {
  if (actorId(rules.actor) !== command.authorId) return refuse('notAuthor');
  return [{ type: 'WordsChanged', messageId: command.messageId, words: command.words }];
}
