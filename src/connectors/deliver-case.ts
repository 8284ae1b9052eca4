import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { inTurn, turnOn } from '../app/desk.ts';
import { destinationOf } from '../app/destination-of.ts';
import { enqueue } from '../app/enqueue.ts';
import { execute } from '../app/execute.ts';
import { noteWords } from '../app/words-of-ticket.ts';
import type { Destination } from '../config.ts';
import type { Effect } from '../domain/effects.ts';
import type { Route } from '../domain/route.ts';
import { followersOf } from '../domain/ticket.ts';
import { findEscalation, markDelivered, saveEscalation } from '../store/escalations.ts';
import type { EscalationRow } from '../store/escalations.ts';
import { findTicket } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import { caseMail, caseMessage } from './case-message.ts';
import { sendMail } from './mail.ts';
import type { CaseOutcome } from './outcome.ts';
import { sendWebhook } from './webhook.ts';

type SendToDestination = Extract<Effect, { type: 'SendToDestination' }>;
type Order = Parameters<Deliver>[1];

/** For so long an unreachable destination is tried again before a person is asked. */
export const giveUpHours = 4;
const waitMs = 10 * 60_000;
/** Hours in which the bot itself was stopped don't count. */
const leastAttempts = 10;

/** A case, or what became of it, to its destination: in order, and each message once. */
export function createCaseDeliverer(desk: Desk) {
  return {
    SendToDestination: async (effect: SendToDestination, order: Order): Promise<Delivery> => {
      const row = await findTicket(desk.db, effect.ticketId);
      const kept = await findEscalation(desk.db, effect.escalationId);
      if (!row || !kept || isNeedless(effect, kept)) return { type: 'sent' };
      const destination = destinationOf(desk.config.destinations, kept.route as Route, kept.words.maker);
      if (destination.type === 'manual')
        return { type: 'sent', record: (turn) => leaveToPeople(turn, effect) };
      // Its case has not arrived: what was said since waits for it.
      // Nothing overtakes what a person still has to see to.
      if (['answered', 'reopened'].includes(effect.message) && (!kept.delivered_at || kept.stuck === 1))
        return { type: 'later', reason: 'waits for what came before', afterMs: waitMs };
      if (!kept.tried_at)
        await inTurn(desk, (turn) => saveEscalation(turn.db, kept.id, { tried_at: turn.now }));
      const outcome = await send(desk, destination, { effect, order, row, kept });
      return deliveryOf(effect, order, kept, outcome, desk.now());
    },
  };
}

/** Whether it has become needless: what was taken back is not sent any more, and nothing goes to who has no case. */
function isNeedless({ message }: SendToDestination, kept: EscalationRow): boolean {
  const over = kept.state === 'withdrawn' || kept.state === 'transferred';
  switch (message) {
    case 'opened':
      return over || kept.delivered_at !== null;
    case 'withdrawn':
      // Once it was tried, it may be there.
      return kept.tried_at === null;
    default:
      return over && !kept.delivered_at;
  }
}

async function send(
  desk: Desk,
  destination: Exclude<Destination, { type: 'manual' }>,
  {
    effect,
    order,
    row,
    kept,
  }: { effect: SendToDestination; order: Order; row: TicketRow; kept: EscalationRow },
): Promise<CaseOutcome> {
  const drawing = turnOn(desk, desk.db);
  if (destination.type === 'webhook')
    return await sendWebhook(destination, await caseMessage(drawing, row, kept, effect, order));
  if (!desk.config.mail) return { type: 'refused', reason: 'no mail server' };
  const options = { id: order.id, to: destination.address, mayRepeat: order.repeats > 0 };
  return await sendMail(desk.config.mail, await caseMail(drawing, row, kept, effect, options));
}

function deliveryOf(
  effect: SendToDestination,
  order: Order,
  kept: EscalationRow,
  outcome: CaseOutcome,
  now: Date,
): Delivery {
  switch (outcome.type) {
    case 'done':
      return { type: 'sent', record: (turn) => noteDelivered(turn, effect, kept, outcome.caseNumber) };
    case 'refused':
      return { type: 'failed', reason: outcome.reason, record: (turn) => askPeople(turn, effect) };
    case 'unknown':
      return { type: 'unknown', reason: outcome.reason, record: (turn) => askPeople(turn, effect) };
    case 'later': {
      const { reason } = outcome;
      const since = kept.unreachable_since;
      const tooLong =
        since &&
        now.getTime() - Date.parse(since) >= giveUpHours * 3_600_000 &&
        order.attempts >= leastAttempts;
      if (tooLong) return { type: 'failed', reason, record: (turn) => askPeople(turn, effect) };
      return {
        type: 'later',
        reason,
        afterMs: outcome.afterMs ?? pauseBefore(order.attempts),
        ...(!since && { record: (turn: Turn) => noteUnreachable(turn, effect) }),
      };
    }
  }
}

/** 5 s, 10 s, 20 s … at most 10 minutes, spread so that cases don't come back together. */
function pauseBefore(attempts: number): number {
  return Math.min(600_000, 5_000 * 2 ** Math.min(attempts - 1, 10)) * (0.75 + Math.random() / 2);
}

async function noteDelivered(
  turn: Turn,
  effect: SendToDestination,
  kept: EscalationRow,
  caseNumber: string | undefined,
): Promise<void> {
  await markDelivered(turn.db, kept.id, turn.now);
  await saveEscalation(turn.db, kept.id, { unreachable_since: null, stuck: 0 });
  if (caseNumber && caseNumber !== kept.case_number)
    await recordCaseNumber(turn, effect.ticketId, kept.id, caseNumber);
  await redraw(turn, effect);
}

/** The destination's own number, told by itself. */
export async function recordCaseNumber(
  turn: Turn,
  ticketId: string,
  escalationId: string,
  caseNumber: string,
): Promise<void> {
  await saveEscalation(turn.db, escalationId, { case_number: caseNumber });
  const words = await noteWords(turn, ticketId, 'escalation', caseNumber);
  await execute(turn, ticketId, { type: 'RecordCase', escalationId, caseNumber: words }, 'destination');
}

/** It spoke of the case while we still tried to deliver it. */
async function hasArrived(turn: Turn, { message, escalationId }: SendToDestination): Promise<boolean> {
  return message === 'opened' && Boolean((await findEscalation(turn.db, escalationId))?.delivered_at);
}

async function noteUnreachable(turn: Turn, effect: SendToDestination): Promise<void> {
  if (await hasArrived(turn, effect)) return;
  await saveEscalation(turn.db, effect.escalationId, { unreachable_since: turn.now });
  await redraw(turn, effect);
}

async function askPeople(turn: Turn, effect: SendToDestination): Promise<void> {
  const { ticketId, escalationId } = effect;
  if (await hasArrived(turn, effect)) return;
  await saveEscalation(turn.db, escalationId, { stuck: 1 });
  await enqueue(turn, [{ type: 'TellDeciders', ticketId, escalationId, about: 'stuck' }]);
  await redraw(turn, effect);
}

/** Nothing is sent by itself: the card holds what to carry, and a number or an answer shows that it was. */
async function leaveToPeople(turn: Turn, effect: SendToDestination): Promise<void> {
  const { ticketId, escalationId, message } = effect;
  await saveEscalation(turn.db, escalationId, { tried_at: turn.now });
  const about = message === 'opened' ? 'carry' : 'byHand';
  await enqueue(turn, [{ type: 'TellDeciders', ticketId, escalationId, about }]);
  await redraw(turn, effect);
}

async function redraw(turn: Turn, { ticketId, escalationId }: SendToDestination): Promise<void> {
  const row = await findTicket(turn.db, ticketId);
  const followers = row ? followersOf(row.ticket) : [];
  await enqueue(turn, [
    ...followers.map((personId) => ({ type: 'ShowStatusCard' as const, ticketId, personId })),
    { type: 'ShowEscalation', ticketId, escalationId },
    ...(row?.queue_id ? [{ type: 'ShowTicketCard' as const, ticketId, tier: row.tier }] : []),
  ]);
}
