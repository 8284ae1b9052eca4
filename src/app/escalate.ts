import type { Submission } from '../cards/submit.ts';
import type { CasePackage, PackageField } from '../domain/case-package.ts';
import { fieldsFor } from '../domain/case-package.ts';
import type { Refusal, TicketCommand } from '../domain/commands.ts';
import type { Escalation } from '../domain/escalation.ts';
import { requireHandler } from '../domain/escalation-guards.ts';
import type { CaseType, Route } from '../domain/route.ts';
import { caseTypesOf, isCaseOf } from '../domain/route.ts';
import { appendEvents } from '../store/audit.ts';
import { findEscalation, keepPackage, markDelivered, saveEscalation } from '../store/escalations.ts';
import { reviveLane } from '../store/outbox.ts';
import { findTicket, lockTicket } from '../store/tickets.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { destinationLane } from './lanes.ts';
import { actorFor } from './roles.ts';
import { noteWords } from './words-of-ticket.ts';

type Sent = Extract<Submission, { type: 'escalation.send' }>;

export type EscalationAction = Extract<
  Submission,
  {
    type:
      | 'escalation.send'
      | 'escalation.approve'
      | 'escalation.askBack'
      | 'escalation.decline'
      | 'escalation.withdraw'
      | 'escalation.answer'
      | 'escalation.reopen'
      | 'escalation.case'
      | 'escalation.update';
  }
>;

/** What people do with escalations, by button, dialog or slash command alike. A refused decision is on the audit log. */
export async function actOnEscalation(
  turn: Turn,
  personId: string,
  action: EscalationAction,
): Promise<Executed> {
  const done = await attempt(turn, action.ticketId, async () => {
    const command = await commandFor(turn, personId, action);
    if (command.type === 'RecordCase')
      await saveEscalation(turn.db, command.escalationId, { case_number: caseNumberOf(action) });
    const executed = await execute(turn, action.ticketId, command, { personId });
    if (executed.type === 'done' && (command.type === 'RecordCase' || command.type === 'RecordUpdate'))
      await noteArrived(turn, command.escalationId);
    return executed;
  });
  if (done.type === 'refused' && isDecision(action) && done.reason !== 'incomplete')
    await noteRefused(turn, personId, action, done.reason);
  return done;
}

/** Whoever has a number, or an answer, has the case. What waits for it goes on. */
export async function noteArrived(turn: Turn, escalationId: string): Promise<void> {
  if (await markDelivered(turn.db, escalationId, turn.now))
    await reviveLane(turn.db, destinationLane(escalationId), turn.now);
}

const caseNumberOf = (action: EscalationAction): string =>
  action.type === 'escalation.case' ? action.caseNumber : '';

async function commandFor(turn: Turn, personId: string, action: EscalationAction): Promise<TicketCommand> {
  if (action.type === 'escalation.send') return await prepare(turn, personId, action);
  const { escalationId } = action;
  const keep = (body: string) => noteWords(turn, action.ticketId, 'escalation', body, personId);
  switch (action.type) {
    case 'escalation.approve':
      return { type: 'ApproveEscalation', escalationId, revision: action.revision };
    case 'escalation.askBack':
      return {
        type: 'AskBackEscalation',
        escalationId,
        revision: action.revision,
        question: await keep(action.text),
      };
    case 'escalation.decline':
      return {
        type: 'DeclineEscalation',
        escalationId,
        revision: action.revision,
        reason: await keep(action.reason),
      };
    case 'escalation.withdraw': {
      const reason = action.reason ? await keep(action.reason) : undefined;
      return { type: 'WithdrawEscalation', escalationId, reason };
    }
    case 'escalation.answer':
      return { type: 'AnswerDestination', escalationId, words: await keep(action.text) };
    case 'escalation.reopen':
      return { type: 'ReopenCase', escalationId, reason: await keep(action.reason) };
    case 'escalation.case':
      return { type: 'RecordCase', escalationId, caseNumber: await keep(action.caseNumber) };
    case 'escalation.update': {
      const words = action.text ? await keep(action.text) : undefined;
      return { type: 'RecordUpdate', escalationId, update: action.update, words };
    }
  }
}

/** Keeps what was filled in, as far as the destination can use it. */
async function prepare(turn: Turn, personId: string, action: Sent): Promise<TicketCommand> {
  const { ticketId, purpose, route } = action;
  const caseType = caseTypeOf(route, action.caseType);
  const words = packageOf(action, route, caseType);
  const row = await findTicket(turn.db, ticketId);
  const current = row?.ticket.escalation;
  const isNew =
    purpose === 'transfer' || (purpose === 'request' && !isAskedBack(current, action.escalationId));
  const escalationId = isNew ? turn.newId() : (action.escalationId ?? '');
  const digest = await keepPackage(turn.db, {
    escalationId,
    ticketId,
    package: words,
    route,
    caseType,
    requesterId: (purpose === 'request' ? undefined : current?.requesterId) ?? personId,
    ...(purpose === 'transfer' && { formerId: action.escalationId }),
    at: turn.now,
  });
  const given = Object.keys(words) as PackageField[];
  const prepared = { route, caseType, given, package: digest };
  if (purpose === 'request')
    return { type: 'RequestEscalation', escalationId, ...prepared, shown: action.shown };
  if (purpose === 'transfer')
    return {
      type: 'TransferEscalation',
      escalationId: action.escalationId ?? '',
      toId: escalationId,
      ...prepared,
    };
  return { type: 'RerouteEscalation', escalationId, revision: action.revision ?? -1, ...prepared };
}

const isAskedBack = (current: Escalation | undefined, id: string | undefined): boolean =>
  current?.state === 'askedBack' && current.id === id;

export const caseTypeOf = (route: Route, wanted: CaseType | undefined): CaseType =>
  wanted && isCaseOf(route, wanted) ? wanted : caseTypesOf[route][0];

function packageOf(action: Sent, route: Route, caseType: CaseType): CasePackage {
  const given = fieldsFor(route, caseType).map((field) => [field, action[field]] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

const decisions = ['escalation.approve', 'escalation.askBack', 'escalation.decline'];
const routed = ['escalation.send', 'escalation.prepare'];

/** To decide, or to open the form for it. */
export function isDecision(
  action: Submission,
): action is Extract<Submission, { type: `escalation.${string}` }> {
  const type = action.type.replace(/\.form$/, '');
  return (
    decisions.includes(type) || (routed.includes(type) && 'purpose' in action && action.purpose !== 'request')
  );
}

/** Ids and codes only; an id that isn't this ticket's could be anything. */
export async function noteRefused(
  turn: Turn,
  personId: string,
  { ticketId, type, escalationId }: { ticketId: string; type: string; escalationId?: string },
  reason: string,
): Promise<void> {
  const ticket = await lockTicket(turn.db, ticketId);
  if (!ticket) return;
  const known = ticket.escalation?.id === escalationId ? { escalationId } : {};
  const event = { type: 'DecisionRefused', decision: type, reason, ...known };
  await appendEvents(turn.db, { ticketId, actorId: personId, at: turn.now, events: [event] });
}

/** *Try again*: what was set aside goes out once more under the same id, by which the destination knows repeats. */
export async function retryCase(
  turn: Turn,
  personId: string,
  { ticketId, escalationId }: { ticketId: string; escalationId: string },
): Promise<Refusal | { type: 'done' }> {
  const ticket = await lockTicket(turn.db, ticketId);
  const kept = await findEscalation(turn.db, escalationId);
  if (!ticket || kept?.ticket_id !== ticketId) return { type: 'refused', reason: 'noEscalation' };
  const refused = requireHandler(ticket, await actorFor(turn, personId, ticket));
  if (refused) return refused;
  await saveEscalation(turn.db, escalationId, { stuck: 0, unreachable_since: null });
  await reviveLane(turn.db, destinationLane(escalationId), turn.now);
  await enqueue(turn, [{ type: 'ShowEscalation', ticketId, escalationId }]);
  return { type: 'done' };
}
