import type { CommandType, Refusal, Rules, TicketCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { EffectFacts } from '../domain/effects.ts';
import { effectsOf } from '../domain/effects-of.ts';
import type { TicketEvent } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import { isSent, severityOfCase } from '../domain/escalation.ts';
import type { Escalation } from '../domain/escalation.ts';
import { actorId } from '../domain/people.ts';
import type { Ticket } from '../domain/ticket.ts';
import { ownerOf } from '../domain/ticket.ts';
import { appendEvents } from '../store/audit.ts';
import { followEscalation, freezeEscalation, saveEscalation } from '../store/escalations.ts';
import { findMessage } from '../store/messages.ts';
import { findQueue, holdQueues, servedQueues } from '../store/queues.ts';
import { lockTicket, saveTicket } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { showFiles } from './files.ts';
import { providerOf } from './provider-of.ts';
import { actorFor, agencyIn } from './roles.ts';

export type Executed = { type: 'done'; ticket: Ticket; events: TicketEvent[] } | Refusal;

/** Who gives the command: a person, the desk's own clock, or the destination that has the ticket's case. */
export type By = { personId: string } | 'desk' | 'destination';

/** What the served channels decide on. Whoever routes tickets holds them already. */
const placing: readonly CommandType[] = [
  'OpenTicket',
  'RaiseTicket',
  'HandBackTicket',
  'ChangeCategory',
  'ReopenTicket',
];

/**
 * Load, decide, save, enqueue: all within the turn's transaction. A refusal changes nothing.
 * Words that the command names must be kept before, in the same turn.
 */
export async function execute(
  turn: Turn,
  ticketId: string,
  command: TicketCommand,
  by: By,
): Promise<Executed> {
  // Before the ticket, as routing does: two that wait for each other would cost a second.
  if (placing.includes(command.type)) await holdQueues(turn.db, 'shared');
  const before = await lockTicket(turn.db, ticketId);
  if (!before && command.type !== 'OpenTicket') return { type: 'refused', reason: 'unknownTicket' };
  const rules = await rulesFor(turn, before, by);
  const decided = decide(before, command, rules);
  if (!Array.isArray(decided)) return decided;

  let ticket = before;
  const effects = [];
  for (const event of decided) {
    ticket = evolve(ticket, event);
    effects.push(...effectsOf(event, ticket, await factsFor(turn, event, rules)));
  }
  const saved = await saveTicket(turn.db, ticket!, turn.now);
  await followEscalations(turn, before, saved, decided);
  await appendEvents(turn.db, {
    ticketId,
    actorId: actorId(rules.actor),
    at: turn.now,
    events: decided,
  });
  await enqueue(turn, effects);
  if (decided.some(arrives)) await showFiles(turn, saved);
  return { type: 'done', ticket: saved, events: decided };
}

/** One that was transferred is left behind for good. */
async function followEscalations(
  turn: Turn,
  before: Ticket | undefined,
  after: Ticket,
  events: TicketEvent[],
): Promise<void> {
  const [former, current] = [before?.escalation, after.escalation];
  if (current && current !== former) await followEscalation(turn.db, current, turn.now);
  if (current && isSent(current)) await freeze(turn, after, current);
  if (former && events.some(({ type }) => type === 'EscalationTransferred'))
    await saveEscalation(turn.db, former.id, { state: 'transferred', changed_at: turn.now });
}

async function freeze(
  turn: Turn,
  { category, severity, lastQueueId }: Ticket,
  current: Escalation,
): Promise<void> {
  const provided = await providerOf(turn.db, lastQueueId);
  const approved = { category, severity: severityOfCase(current, severity), ...provided };
  await freezeEscalation(turn.db, current.id, approved);
}

/** In a thread that may not know its files yet. */
function arrives(event: TicketEvent): boolean {
  if (event.type === 'TicketOpened' || !('queueId' in event) || !event.queueId) return false;
  return Boolean(event.afterGap) || (event.queueId !== event.formerQueueId && !event.sameThread);
}

async function rulesFor(turn: Turn, ticket: Ticket | undefined, by: By): Promise<Rules> {
  const owner = ticket && (ownerOf(ticket) ?? ticket.resolvedBy);
  return {
    now: turn.now,
    actor: typeof by === 'string' ? { type: by } : await actorFor(turn, by.personId, ticket),
    queues: await servedQueues(turn.db),
    threadQueue: ticket?.lastQueueId ? await findQueue(turn.db, ticket.lastQueueId) : undefined,
    // Until the roster is read they keep it; once it is, those who have left lose theirs.
    ownerStillAgent: owner !== undefined && (await agencyIn(turn, owner, ticket?.lastQueueId)) !== 'no',
    confirmDays: turn.config.confirmDays,
    reopenDays: turn.config.reopenDays,
    escalation: turn.config.escalation,
  };
}

async function factsFor(turn: Turn, event: TicketEvent, rules: Rules): Promise<EffectFacts> {
  const message = 'messageId' in event ? await findMessage(turn.db, event.messageId) : undefined;
  return {
    now: turn.now,
    actorId: actorId(rules.actor),
    burstId: message?.burst_id,
    direction: message?.direction,
    messageTier: message?.tier,
  };
}
