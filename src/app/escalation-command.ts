import { parseSubmission } from '../cards/submit.ts';
import type { Say } from '../domain/effects.ts';
import { packageFields } from '../domain/case-package.ts';
import { caseTypesOf, suggestRoute } from '../domain/route.ts';
import type { TextKey } from '../locales/text.ts';
import type { Person } from '../store/people.ts';
import { findEscalation } from '../store/escalations.ts';
import type { TicketRow } from '../store/tickets.ts';
import { draftPackage, routeHints } from './case-draft.ts';
import type { Turn } from './desk.ts';
import { actOnEscalation } from './escalate.ts';
import type { EscalationAction } from './escalate.ts';
import { refusalSay } from './say-refusal.ts';

const names = ['escalate', 'answer', 'case', 'update', 'reopencase', 'recall'];

const needsMore: Record<string, TextKey> = {
  answer: 'say.needsMore.answer',
  case: 'say.needsMore.case',
  update: 'say.needsMore.update',
  reopencase: 'say.needsMore.reopencase',
};

export const isEscalationCommand = (name: string): boolean => names.includes(name);

/** `/escalate why`, `/answer words`, `/case number`, `/update question words`, `/reopencase why`, `/recall why`. */
export async function runEscalationCommand(
  turn: Turn,
  author: Person,
  row: TicketRow,
  { name, argument }: { name: string; argument: string },
): Promise<Say | undefined> {
  const wanted =
    name === 'escalate' ? await requestFor(turn, author, row, argument) : caseAction(row, name, argument);
  if ('key' in wanted) return wanted as Say;
  const parsed = parseSubmission({ v: 1, ticketId: row.id, ...wanted });
  if (parsed.type === 'bad') return { key: needsMore[name] ?? 'say.escalationNeedsForm' };
  const done = await actOnEscalation(turn, author.id, parsed.submission as EscalationAction);
  if (done.type === 'done') return undefined;
  if (done.missing)
    return { key: 'say.escalationNeeds', params: { fields: `fields:${done.missing.join(',')}` } };
  return refusalSay(done);
}

/** From what is known already, with the words of the command in front; what more it needs is asked on the form. */
async function requestFor(
  turn: Turn,
  author: Person,
  row: TicketRow,
  why: string,
): Promise<Record<string, unknown> | Say> {
  const { escalation, state, tier } = row.ticket;
  const again = escalation?.state === 'askedBack' ? escalation : undefined;
  const route = again?.route ?? suggestRoute(await routeHints(turn, row)).route;
  // What goes out at once is a person's choice, not a guess.
  if (!route || route === 'security') return { key: 'say.escalationChoose' };
  const caseType = again?.caseType ?? caseTypesOf[route][0];
  const kept = again && (await findEscalation(turn.db, again.id));
  const draft = { ...(await draftPackage(turn, row, author, route, caseType)), ...kept?.words };
  const words = Object.fromEntries(packageFields.map((field) => [field, draft[field]]));
  return {
    type: 'escalation.send',
    purpose: 'request',
    route,
    caseType,
    ...(again && { escalationId: again.id }),
    ...words,
    description: [why, draft.description].filter(Boolean).join('\n').slice(0, 3_000),
    tried: draft.tried?.slice(0, 3_000),
    shown: { state: state.type, tier, ...(row.owner_id && { ownerId: row.owner_id }) },
  };
}

function caseAction({ ticket }: TicketRow, name: string, argument: string): Record<string, unknown> {
  const base = { escalationId: ticket.escalation?.id ?? 'none' };
  switch (name) {
    case 'answer':
      return { ...base, type: 'escalation.answer', text: argument };
    case 'case':
      return { ...base, type: 'escalation.case', caseNumber: argument };
    case 'reopencase':
      return { ...base, type: 'escalation.reopen', reason: argument };
    case 'recall':
      return { ...base, type: 'escalation.withdraw', reason: argument };
    default: {
      const [update = '', ...rest] = argument.split(/\s+/);
      return { ...base, type: 'escalation.update', update: update.toLowerCase(), text: rest.join(' ') };
    }
  }
}
