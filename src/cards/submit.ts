import { z } from 'zod';
import { categories } from '../domain/category.ts';
import { reaches, severities } from '../domain/severity.ts';
import { waitReasons } from '../domain/ticket.ts';
import type { TextKey } from '../locales/text.ts';

/** The only definition of what a button sends: cards build their data from it, handlers read it. */

const id = z.string().regex(/^\P{C}{1,200}$/u);
const states = ['new', 'inProgress', 'waiting', 'resolved', 'closed', 'withdrawn'] as const;
const shown = z.object({
  state: z.enum(states),
  ownerId: id.optional(),
  tier: z.number().int().min(1).max(99),
});

const needed: TextKey = 'dialog.error.needed';
const tooLong: TextKey = 'dialog.error.tooLong';
const chooseOne: TextKey = 'dialog.error.choose';
const pickDate: TextKey = 'dialog.error.date';

export const titleLimit = 120;
export const textLimit = 8_000;

// Empty fields arrive as ''. PostgreSQL refuses NUL in text, JSON a lone surrogate.
const clean = (words: string): string => words.replaceAll('\0', '').toWellFormed().trim();
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
const words = (limit: number) =>
  z.string({ error: needed }).overwrite(clean).min(1, needed).max(limit, tooLong);
const maybeWords = (limit: number) =>
  optional(
    z
      .string({ error: needed })
      .overwrite(clean)
      .max(limit, tooLong)
      .transform((value) => value || undefined),
  );
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: chooseOne });
const person = z.string({ error: chooseOne }).regex(/^\P{C}{1,200}$/u, chooseOne);
const day = z.iso.date({ error: pickDate });

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
const ofTicket = { ticketId: id };
const onTicket = { ticketId: id, shown };

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
  payload('requests.list', {}),

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

  payload('queue.take', { proposalId: id }),
  payload('queue.keep', { proposalId: id }),
]);

export type Submission = z.output<typeof submissionSchema>;
export type SubmissionType = Submission['type'];

/** What people fill in; input ids are these names. All else is put there by the card. */
export const inputNames = [
  'affectedId',
  'assignee',
  'canWork',
  'category',
  'comment',
  'details',
  'device',
  'done',
  'on',
  'rating',
  'reach',
  'reason',
  'severity',
  'since',
  'text',
  'title',
  'until',
] as const;
export type InputName = (typeof inputNames)[number];

/** A submission as a button holds it, before the person has filled anything in. */
export type Button<S = Submission> = S extends Submission
  ? Omit<S, 'v' | InputName> & Partial<Pick<S, Extract<keyof S, InputName>>>
  : never;

export type Parsed =
  | { type: 'ok'; submission: Submission }
  /** `key` and `params` say what to do; `field` is the input at fault, undefined when the card itself is. */
  | { type: 'bad'; field?: InputName; key: TextKey; params?: Record<string, number> };

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
