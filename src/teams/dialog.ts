import type { TaskModuleResponse } from 'botframework-schema';
import { actAsUser } from '../app/act-as-user.ts';
import type { UserAction } from '../app/act-as-user.ts';
import { actOnTicket } from '../app/act-on-ticket.ts';
import type { AgentAction } from '../app/act-on-ticket.ts';
import { concernedBy } from '../app/deciders.ts';
import { movedSay } from '../app/current-thread.ts';
import type { Turn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import type { Executed } from '../app/execute.ts';
import { decideArticle, makeArticle } from '../app/make-article.ts';
import { maskForm } from '../app/mask-words.ts';
import { isAdmin } from '../app/roles.ts';
import { submitReport } from '../app/submit-report.ts';
import { refusalSay } from '../app/say-refusal.ts';
import { actOnEscalation, isDecision, noteRefused } from '../app/escalate.ts';
import type { EscalationAction } from '../app/escalate.ts';
import { drawDialog, reopenDialog } from '../app/views/dialog-view.ts';
import type { Typed } from '../app/views/dialog-view.ts';
import { readerFor } from '../app/views/reader.ts';
import { sayFor } from '../app/views/say-view.ts';
import type { Dialog } from '../cards/dialog.ts';
import { fieldNames } from '../cards/prepare-dialog.ts';
import { parseSubmission } from '../cards/submit.ts';
import type { Submission } from '../cards/submit.ts';
import type { PackageField } from '../domain/case-package.ts';
import type { Say } from '../domain/effects.ts';
import type { Route } from '../domain/route.ts';
import { text } from '../locales/text.ts';
import type { Person } from '../store/people.ts';
import { markSeen } from '../store/seen.ts';
import { findTicket } from '../store/tickets.ts';
import { meetSender } from './meet.ts';
import { pressedThread } from './pressed-thread.ts';
import type { TeamsActivity } from './read-activity.ts';

/** A dialog is asked for (`task/fetch`) or sent (`task/submit`). */
export async function answerDialog(
  turn: Turn,
  activity: TeamsActivity,
): Promise<TaskModuleResponse | object> {
  const person = await meetSender(turn, activity);
  const data = (activity.value as { data?: unknown } | undefined)?.data;
  if (!person) return {};
  const parsed = parseSubmission(data);
  if (activity.name === 'task/fetch') {
    if (parsed.type === 'bad') return await closeWith(turn, person, { key: parsed.key });
    const { submission } = parsed;
    const elsewhere = (await pressedThread(turn, activity, submission)).type !== 'current';
    if (elsewhere && 'ticketId' in submission)
      return await closeWith(turn, person, movedSay(submission.ticketId));
    return await open(turn, person, submission);
  }
  if (parsed.type === 'bad') {
    const again = await reopenDialog(turn, person, data, parsed);
    return again ? show(again) : await closeWith(turn, person, { key: parsed.key });
  }
  // Only a step to the next form.
  if (steps.includes(parsed.submission.type))
    return await open(turn, person, parsed.submission, { values: data as Record<string, unknown> });
  // Teams may send a form again under a new id: the form itself carries one, and counts once.
  const { formId } = data as { formId?: unknown };
  if (typeof formId === 'string' && !(await markSeen(turn.db, `form|${person.id}|${formId}`, turn.now)))
    return {};
  return await submit(turn, person, parsed.submission, data);
}

const steps = ['escalation.route', 'escalation.prepare', 'article.search'];

async function open(
  turn: Turn,
  person: Person,
  submission: Submission,
  typed?: Typed,
): Promise<TaskModuleResponse | object> {
  const drawn = await drawDialog(turn, person, submission, typed);
  if (drawn.type === 'dialog') return show(drawn.dialog);
  if (drawn.refused && isDecision(submission)) await noteRefused(turn, person.id, submission, drawn.refused);
  return await closeWith(turn, person, drawn.say);
}

async function submit(
  turn: Turn,
  person: Person,
  submission: Submission,
  data: unknown,
): Promise<TaskModuleResponse | object> {
  if (submission.type === 'report.submit') {
    const form = await maskForm(turn, person, submission);
    return await closeWith(turn, person, await submitReport(turn, person, form));
  }
  if (submission.type === 'draft.publish' || submission.type === 'draft.decline') {
    const said = await decideArticle(turn, person, submission);
    const card = { type: 'knowledge', list: 'drafts' } as const;
    if (isAdmin(turn, person)) await enqueue(turn, [{ type: 'ShowPersonalCard', personId: person.id, card }]);
    return await closeWith(turn, person, said);
  }
  const done = await act(turn, person, submission);
  if (done?.type === 'refused' && done.missing) return await askForMissing(turn, person, data, done.missing);
  if (!done) return await closeWith(turn, person, { key: 'dialog.error.broken' });
  if (done.type === 'refused') return await closeWith(turn, person, refusalSay(done));
  const say = await sentSay(turn, submission);
  return say ? await closeWith(turn, person, say) : {};
}

const asUser = ['ticket.comment', 'ticket.details', 'ticket.reject', 'ticket.rate'];
const asAgent = [
  'ticket.assign',
  'ticket.raise',
  'ticket.handBack',
  'ticket.change',
  'ticket.note',
  'ticket.reply',
  'ticket.ask',
  'ticket.wait',
  'ticket.resolve',
  'ticket.move',
  'article.suggest',
];

/** The form comes back with everything that was typed, and names what the destination still needs. */
async function askForMissing(
  turn: Turn,
  person: Person,
  data: unknown,
  missing: PackageField[],
): Promise<TaskModuleResponse> {
  const { locale } = readerFor(turn, person);
  const route = (data as { route: Route }).route;
  const params = {
    fields: fieldNames(missing, locale),
    destination: text(locale)(`routeName.${route}`),
  };
  const again = await reopenDialog(turn, person, data, { key: 'dialog.error.incomplete', params });
  return again
    ? show(again)
    : await closeWith(turn, person, refusalSay({ type: 'refused', reason: 'incomplete', missing }));
}

async function act(
  turn: Turn,
  person: Person,
  submission: Submission,
): Promise<Executed | { type: 'done' } | undefined> {
  if (asUser.includes(submission.type)) {
    const form = await maskForm(turn, person, submission as UserAction);
    return await actAsUser(turn, person.id, form);
  }
  if (submission.type === 'article.make') return await makeArticle(turn, person.id, submission);
  if (asAgent.includes(submission.type)) return await actOnTicket(turn, person.id, submission as AgentAction);
  if (submission.type.startsWith('escalation.'))
    return await actOnEscalation(turn, person.id, submission as EscalationAction);
  return undefined;
}

/** Most dialogs just close: the card beneath shows the change. */
async function sentSay(turn: Turn, submission: Submission): Promise<Say | undefined> {
  if (submission.type === 'ticket.details') return { key: 'say.detailsKept' };
  if (submission.type === 'article.make') return { key: 'say.draftMade' };
  if (submission.type === 'article.suggest') return { key: 'say.articleSent' };
  if (submission.type === 'ticket.move') return { key: 'say.wordsMoved' };
  if (submission.type !== 'escalation.send' || submission.purpose !== 'request') return undefined;
  if (submission.route !== 'security') {
    const ticket = (await findTicket(turn.db, submission.ticketId))?.ticket;
    const deciders = ticket?.escalation ? await concernedBy(turn, ticket, ticket.escalation) : [];
    return { key: deciders.length > 0 ? 'say.escalationAsked' : 'say.escalationNobody' };
  }
  const byHand = turn.config.destinations.security.type === 'manual';
  return { key: byHand ? 'say.escalationByHandAtOnce' : 'say.escalationSentAtOnce' };
}

function show({ title, height, card }: Dialog): TaskModuleResponse {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { task: { type: 'continue', value: { title, height, width: 'medium', card: attachment } } };
}

async function closeWith(turn: Turn, person: Person, say: Say): Promise<TaskModuleResponse> {
  return { task: { type: 'message', value: await sayFor(turn, say, readerFor(turn, person)) } };
}
