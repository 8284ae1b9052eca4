import { z } from 'zod';
import { categories } from '../domain/category.ts';
import { caseUpdates } from '../domain/commands.ts';
import { caseTypes, routes } from '../domain/route.ts';
import { knowledgeLists } from '../domain/effects.ts';
import { reaches, severities } from '../domain/severity.ts';
import { waitReasons } from '../domain/ticket.ts';
import type { TextKey } from '../locales/text.ts';
import {
  articleInputs,
  choice,
  chosenId,
  chooseOne,
  day,
  inputNames,
  maybeWords,
  needed,
  optional,
  packageInputs,
  person,
  pickDate,
  textLimit,
  titleLimit,
  tooLong,
  words,
} from './inputs.ts';
import type { InputName } from './inputs.ts';

/** The only definition of what a button sends: cards build their data from it, handlers read it. */

const id = z.string().regex(/^\P{C}{1,200}$/u);
const states = ['new', 'inProgress', 'waiting', 'resolved', 'closed', 'withdrawn'] as const;
const shown = z.object({
  state: z.enum(states),
  ownerId: id.optional(),
  tier: z.number().int().min(1).max(99),
});

const text = words(textLimit);
const category = choice(categories);
const reach = choice(reaches);
const canWork = choice(['yes', 'no']);
const rating = z.preprocess(
  // A field sends text; an empty one must not count as 0.
  (value) => (typeof value === 'string' && value !== '' ? Number(value) : value),
  z.number({ error: chooseOne }).int(chooseOne).min(1, chooseOne).max(5, chooseOne),
);

const payload = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ v: z.literal(1), type: z.literal(type), formId: id.optional(), ...shape });
const ofReport = { reportId: id };
const ofWalk = { reportId: id.optional(), walkId: id.optional(), articleId: id };
const ofTicket = { ticketId: id };
const onTicket = { ticketId: id, shown };
const ofCase = { ticketId: id, escalationId: id };
const revision = z.number().int().min(0).max(9_999);
const onCase = { ...ofCase, revision };
const preparing = {
  ticketId: id,
  shown: shown.optional(),
  /** `request`: an agent asks. `reroute`, `transfer`: whoever decides sends it elsewhere. */
  purpose: z.enum(['request', 'reroute', 'transfer']),
  escalationId: id.optional(),
  revision: revision.optional(),
};
const route = z.enum(routes);

const submissionSchema = z.discriminatedUnion('type', [
  payload('report.form', { reportId: id.optional() }),
  payload('report.other', { reportId: id.optional() }),
  payload('report.submit', {
    reportId: id.optional(),
    /** Set on the form for someone else, where `affectedId` must be chosen. */
    forOther: z.boolean().optional(),
    /** Entra object id from the people picker. */
    affectedId: optional(person),
    title: words(titleLimit),
    details: maybeWords(textLimit),
    category,
    reach,
    canWork,
    since: optional(day),
    device: maybeWords(titleLimit),
  }).refine((value) => !value.forOther || value.affectedId, {
    path: ['affectedId'],
    error: chooseOne,
  }),
  payload('report.solved', ofReport),
  payload('report.human', ofReport),
  payload('report.category', { ...ofReport, category }),
  /** A message that holds two problems becomes two reports, or stays one. */
  payload('report.split', ofReport),
  payload('report.together', ofReport),
  payload('requests.list', {}),

  /** An article, step by step: in a report, or as an agent suggested it. */
  payload('article.start', { ...ofReport, articleId: id }),
  payload('article.next', { ...ofWalk, step: z.number().int().min(0).max(99) }),
  payload('article.notHelped', ofWalk),
  payload('article.solved', ofWalk),

  /** Agents: find an article and send it, make one of a solved ticket, move words to a ticket of their own. */
  payload('article.suggest.form', ofTicket),
  payload('article.search', { ...ofTicket, search: maybeWords(200) }),
  payload('article.suggest', { ...ofTicket, article: chosenId, search: maybeWords(200) }),
  payload('article.make.form', ofTicket),
  payload('article.make', { ...ofTicket, ...articleInputs }),
  payload('ticket.move.form', ofTicket),
  payload('ticket.move', { ...ofTicket, burst: chosenId, title: maybeWords(titleLimit) }),

  /** IT admins: what the desk knows of its own. */
  payload('knowledge.list', {
    list: z.enum(knowledgeLists),
    page: z.number().int().min(0).max(199).optional(),
  }),
  payload('draft.review.form', { draftId: id }),
  payload('draft.publish', { draftId: id, ...articleInputs }),
  payload('draft.decline', { draftId: id }),
  payload('draft.withdraw', { draftId: id }),
  payload('example.accept', { exampleId: id }),
  payload('example.undo', { exampleId: id }),
  payload('name.remove', { nameId: id }),

  payload('ticket.choose', { messageId: id, ...ofTicket }),
  payload('ticket.new', { messageId: id.optional() }),
  payload('ticket.comment.form', ofTicket),
  payload('ticket.comment', { ...ofTicket, text }),
  payload('ticket.details.form', ofTicket),
  payload('ticket.details', {
    ...ofTicket,
    since: optional(day),
    device: maybeWords(titleLimit),
    canWork: optional(canWork),
    reach: optional(reach),
    details: maybeWords(textLimit),
  }),
  payload('ticket.withdraw', onTicket),
  payload('ticket.reopen', onTicket),
  payload('ticket.confirm', onTicket),
  payload('ticket.reject.form', onTicket),
  payload('ticket.reject', { ...onTicket, reason: text }),
  payload('ticket.rate', { ...ofTicket, rating, comment: maybeWords(textLimit) }),

  payload('ticket.claim', onTicket),
  payload('ticket.release', onTicket),
  payload('ticket.assign.form', onTicket),
  payload('ticket.assign', { ...onTicket, assignee: person }),
  payload('ticket.raise.form', onTicket),
  payload('ticket.raise', { ...onTicket, reason: text }),
  payload('ticket.handBack.form', onTicket),
  payload('ticket.handBack', { ...onTicket, reason: text }),
  payload('ticket.change.form', onTicket),
  payload('ticket.change', { ...onTicket, category, severity: choice(severities) }),
  payload('ticket.note.form', ofTicket),
  payload('ticket.note', { ...ofTicket, text }),
  payload('ticket.reply.form', ofTicket),
  payload('ticket.reply', { ...ofTicket, text }),
  payload('ticket.ask.form', onTicket),
  payload('ticket.ask', { ...onTicket, text }),
  payload('ticket.wait.form', onTicket),
  payload('ticket.wait', {
    ...onTicket,
    on: choice(waitReasons),
    /** `YYYY-MM-DD`; needed when the ticket waits for a date. */
    until: optional(day),
    reason: maybeWords(textLimit),
  }).refine((value) => value.on !== 'date' || value.until, {
    path: ['until'],
    error: pickDate,
  }),
  payload('ticket.endWait', onTicket),
  payload('ticket.resolve.form', onTicket),
  payload('ticket.resolve', { ...onTicket, done: text }),
  /** Sent by the client itself when the card comes into view. */
  payload('ticket.refresh', { ...ofTicket, tier: shown.shape.tier }),

  /** A form for what a destination needs; `route`: the destinations to choose from. */
  payload('escalation.prepare.form', preparing),
  payload('escalation.route', { ...preparing, ...packageInputs }),
  payload('escalation.prepare', { ...preparing, route, ...packageInputs }),
  payload('escalation.send', {
    ...preparing,
    route,
    caseType: optional(choice(caseTypes)),
    ...packageInputs,
  }),
  payload('escalation.approve', onCase),
  payload('escalation.askBack.form', onCase),
  payload('escalation.askBack', { ...onCase, text }),
  payload('escalation.decline.form', onCase),
  payload('escalation.decline', { ...onCase, reason: text }),
  payload('escalation.withdraw.form', ofCase),
  payload('escalation.withdraw', { ...ofCase, reason: maybeWords(textLimit) }),
  payload('escalation.answer.form', ofCase),
  payload('escalation.answer', { ...ofCase, text }),
  payload('escalation.reopen.form', ofCase),
  payload('escalation.reopen', { ...ofCase, reason: text }),
  payload('escalation.case.form', ofCase),
  payload('escalation.case', { ...ofCase, caseNumber: words(60) }),
  payload('escalation.update.form', ofCase),
  payload('escalation.update', {
    ...ofCase,
    update: choice(caseUpdates),
    text: maybeWords(textLimit),
  }).refine((value) => value.update === 'acknowledged' || value.text, { path: ['text'], error: needed }),
  payload('escalation.copy.form', ofCase),
  payload('escalation.retry', ofCase),

  payload('queue.take', { proposalId: id }),
  payload('queue.keep', { proposalId: id }),
]);

export type Submission = z.output<typeof submissionSchema>;
export type SubmissionType = Submission['type'];
export type Preparing = Omit<
  Extract<Submission, { type: 'escalation.prepare.form' }>,
  'v' | 'type' | 'formId'
>;

/** A submission as a button holds it, before the person has filled anything in. */
export type Button<S = Submission> = S extends Submission
  ? Omit<S, 'v' | InputName> & Partial<Pick<S, Extract<keyof S, InputName>>>
  : never;

export type Parsed =
  | { type: 'ok'; submission: Submission }
  /** `key` and `params` say what to do; `field` is the input at fault, undefined when the card itself is. */
  | { type: 'bad'; field?: InputName; key: TextKey; params?: Record<string, string | number> };

export function parseSubmission(value: unknown): Parsed {
  const result = submissionSchema.safeParse(value);
  if (result.success) return { type: 'ok', submission: result.data };
  const issues = result.error.issues;
  const card = issues.find((issue) => !isInput(issue.path[0]));
  const issue = issues[0];
  if (card || !issue) return { type: 'bad', key: 'dialog.error.broken' };
  const key = issue.message as TextKey;
  const params = key === tooLong && issue.code === 'too_big' ? { max: Number(issue.maximum) } : undefined;
  return { type: 'bad', field: issue.path[0] as InputName, key, ...(params && { params }) };
}

const isInput = (name: unknown): boolean => (inputNames as readonly unknown[]).includes(name);
