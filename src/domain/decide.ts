import { moveWords, suggestArticle, tryArticle } from './articles.ts';
import { answerDestination, recordCase, recordUpdate, reopenCase } from './cases.ts';
import type { Rules, TicketCommand } from './commands.ts';
import { addNote, addUserWords, askUser, changeWords, sendReply } from './conversation.ts';
import {
  approveEscalation,
  askBackEscalation,
  declineEscalation,
  expireEscalation,
  remindDeciders,
  rerouteEscalation,
} from './escalation-decisions.ts';
import {
  raiseAlarm,
  requestEscalation,
  transferEscalation,
  withdrawEscalation,
} from './escalation-requests.ts';
import type { Decision } from './guards.ts';
import { refuse } from './guards.ts';
import { openTicket } from './opening.ts';
import { assignTicket, claimTicket, releaseTicket, returnToQueue } from './ownership.ts';
import {
  closeAfterSilence,
  confirmResolution,
  rateTicket,
  rejectResolution,
  resolveTicket,
} from './resolution.ts';
import { changeCategory, changeSeverity, routeTicket } from './sorting.ts';
import type { Ticket } from './ticket.ts';
import { handBackTicket, raiseTicket } from './tiers.ts';
import { endWait, startWait } from './waiting.ts';
import { reopenTicket, withdrawTicket } from './withdrawal.ts';

/** What a command leads to, given all it may depend on. Pure: the same arguments, the same answer. */
export function decide(ticket: Ticket | undefined, command: TicketCommand, rules: Rules): Decision {
  if (command.type === 'OpenTicket') return ticket ? refuse('alreadyOpened') : openTicket(command, rules);
  return ticket ? decideOn(ticket, command, rules) : refuse('unknownTicket');
}

function decideOn(
  ticket: Ticket,
  command: Exclude<TicketCommand, { type: 'OpenTicket' }>,
  rules: Rules,
): Decision {
  switch (command.type) {
    case 'ClaimTicket':
      return claimTicket(ticket, command, rules);
    case 'ReleaseTicket':
      return releaseTicket(ticket, command, rules);
    case 'AssignTicket':
      return assignTicket(ticket, command, rules);
    case 'RaiseTicket':
      return raiseTicket(ticket, command, rules);
    case 'HandBackTicket':
      return handBackTicket(ticket, command, rules);
    case 'ChangeCategory':
      return changeCategory(ticket, command, rules);
    case 'ChangeSeverity':
      return changeSeverity(ticket, command, rules);
    case 'AddNote':
      return addNote(ticket, command, rules);
    case 'SendReply':
      return sendReply(ticket, command, rules);
    case 'AskUser':
      return askUser(ticket, command, rules);
    case 'AddUserWords':
      return addUserWords(ticket, command, rules);
    case 'ChangeWords':
      return changeWords(command, rules);
    case 'SuggestArticle':
      return suggestArticle(ticket, command, rules);
    case 'TryArticle':
      return tryArticle(ticket, command, rules);
    case 'MoveWords':
      return moveWords(ticket, command, rules);
    case 'StartWait':
      return startWait(ticket, command, rules);
    case 'EndWait':
      return endWait(ticket, command, rules);
    case 'ResolveTicket':
      return resolveTicket(ticket, command, rules);
    case 'ConfirmResolution':
      return confirmResolution(ticket, rules);
    case 'RejectResolution':
      return rejectResolution(ticket, command, rules);
    case 'CloseAfterSilence':
      return closeAfterSilence(ticket, rules);
    case 'WithdrawTicket':
      return withdrawTicket(ticket, command, rules);
    case 'ReopenTicket':
      return reopenTicket(ticket, command, rules);
    case 'RateTicket':
      return rateTicket(ticket, command, rules);
    case 'ReturnToQueue':
      return returnToQueue(ticket, rules);
    case 'RouteTicket':
      return routeTicket(ticket, rules);
    case 'RequestEscalation':
      return requestEscalation(ticket, command, rules);
    case 'RaiseAlarm':
      return raiseAlarm(ticket, command, rules);
    case 'ApproveEscalation':
      return approveEscalation(ticket, command, rules);
    case 'AskBackEscalation':
      return askBackEscalation(ticket, command, rules);
    case 'DeclineEscalation':
      return declineEscalation(ticket, command, rules);
    case 'RerouteEscalation':
      return rerouteEscalation(ticket, command, rules);
    case 'WithdrawEscalation':
      return withdrawEscalation(ticket, command, rules);
    case 'TransferEscalation':
      return transferEscalation(ticket, command, rules);
    case 'RecordCase':
      return recordCase(ticket, command, rules);
    case 'RecordUpdate':
      return recordUpdate(ticket, command, rules);
    case 'AnswerDestination':
      return answerDestination(ticket, command, rules);
    case 'ReopenCase':
      return reopenCase(ticket, command, rules);
    case 'RemindDeciders':
      return remindDeciders(ticket, command, rules);
    case 'ExpireEscalation':
      return expireEscalation(ticket, command, rules);
  }
}
