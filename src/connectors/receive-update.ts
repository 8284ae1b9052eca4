import type { IncomingMessage } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { Desk, Turn } from '../app/desk.ts';
import { inTurn } from '../app/desk.ts';
import { destinationOf } from '../app/destination-of.ts';
import { noteArrived } from '../app/escalate.ts';
import { execute } from '../app/execute.ts';
import { noteWords } from '../app/words-of-ticket.ts';
import { attempt } from '../app/attempt.ts';
import type { RefusalReason } from '../domain/commands.ts';
import type { Route } from '../domain/route.ts';
import { text } from '../locales/text.ts';
import { readJsonText } from '../read-body.ts';
import { findEscalation } from '../store/escalations.ts';
import type { EscalationRow } from '../store/escalations.ts';
import { markSeen, wasSeen } from '../store/seen.ts';
import { lockTicket } from '../store/tickets.ts';
import type { CaseUpdateMessage } from './case-json.ts';
import { caseUpdateSchema } from './case-json.ts';
import { recordCaseNumber } from './deliver-case.ts';

export interface Answer {
  status: number;
  body: { status: string } | { error: { message: string } };
}

const mostBytes = 64 * 1024;

const no = (status: number, message: string): Answer => ({ status, body: { error: { message } } });
const yes = (status: string): Answer => ({ status: 200, body: { status } });

/** One answer for an unknown case and a wrong signature: nobody learns which cases there are. */
const stranger = no(401, 'No such case, or the signature is wrong or older than five minutes.');

/** `POST /api/escalations/{id}/updates`: what a destination says, signed with its own secret, about its own case only. */
export async function receiveUpdate(desk: Desk, id: string, request: IncomingMessage): Promise<Answer> {
  const body = await readJsonText(request, mostBytes);
  if (body.type === 'refused')
    return body.status === 413 ? no(413, 'At most 64 KB, please.') : no(415, 'Please send application/json.');
  const kept = /^[\w-]{1,64}$/.test(id) ? await findEscalation(desk.db, id) : undefined;
  const to = kept && destinationOf(desk.config.destinations, kept.route as Route, kept.words.maker);
  const messageId = request.headers['webhook-id'];
  if (!kept || to?.type !== 'webhook' || typeof messageId !== 'string') return stranger;
  if (!isSigned(to.secret, body.text, request)) return stranger;
  const update = caseUpdateSchema.safeParse(parse(body.text));
  if (!update.success) return no(400, `${update.error.issues[0]?.message ?? 'The body can’t be read'}.`);
  return await inTurn(desk, (turn) => take(turn, kept.ticket_id, kept.id, messageId, update.data));
}

function isSigned(secret: string, body: string, { headers }: IncomingMessage): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function whyNot(reason: RefusalReason, kept: EscalationRow | undefined): string {
  const why = reason === 'noEscalation' && kept?.state === 'transferred' ? 'caseTransferred' : reason;
  return text('en')(`refusal.${why}`, { owner: '', missing: '' });
}

/** A repeat under the same id is answered as the first was, and changes nothing. */
async function take(
  turn: Turn,
  ticketId: string,
  escalationId: string,
  messageId: string,
  update: CaseUpdateMessage,
): Promise<Answer> {
  await lockTicket(turn.db, ticketId);
  const key = `update|${escalationId}|${messageId}`;
  if (await wasSeen(turn.db, key)) return yes('received before');
  const done = await attempt(turn, ticketId, async () => {
    const words = update.text ? await noteWords(turn, ticketId, 'escalation', update.text) : undefined;
    const command = { type: 'RecordUpdate', escalationId, update: update.type, words } as const;
    return await execute(turn, ticketId, command, 'destination');
  });
  if (done.type === 'refused')
    return no(409, whyNot(done.reason, await findEscalation(turn.db, escalationId)));
  await noteArrived(turn, escalationId);
  const known = await findEscalation(turn.db, escalationId);
  if (update.caseNumber && update.caseNumber !== known?.case_number)
    await recordCaseNumber(turn, ticketId, escalationId, update.caseNumber);
  await markSeen(turn.db, key, turn.now);
  return yes('received');
}
