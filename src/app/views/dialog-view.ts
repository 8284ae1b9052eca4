import { assignDialog } from '../../cards/assign-dialog.ts';
import { changeDialog } from '../../cards/change-dialog.ts';
import { detailsDialog } from '../../cards/details-dialog.ts';
import type { Dialog, Problem } from '../../cards/dialog.ts';
import { reportForm } from '../../cards/report-form.ts';
import type { Submission } from '../../cards/submit.ts';
import { waitDialog } from '../../cards/wait-dialog.ts';
import { wordsDialog } from '../../cards/words-dialog.ts';
import type { WordsDialogKind } from '../../cards/words-dialog.ts';
import type { Category } from '../../domain/category.ts';
import type { Say } from '../../domain/effects.ts';
import type { Reach } from '../../domain/severity.ts';
import { isOpen, isUserOf } from '../../domain/ticket.ts';
import { findPerson } from '../../store/people.ts';
import type { Person } from '../../store/people.ts';
import { findQueue, isStopped } from '../../store/queues.ts';
import { findReport, fragmentsOf } from '../../store/reports.ts';
import { membersOf } from '../../store/teams.ts';
import { findTicket } from '../../store/tickets.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { summarise } from '../../triage/summarise.ts';
import { agencyIn, isAdmin } from '../roles.ts';
import { drawEscalationDialog } from './escalation-dialog-view.ts';
import { drawKnowledgeDialog, drawMakeArticle, drawReview } from './knowledge-dialog-view.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';
import { ticketView } from './ticket-view.ts';

export type Drawn =
  | { type: 'dialog'; dialog: Dialog }
  /** `refused`: this person may not, and why. */
  | { type: 'say'; say: Say; refused?: string };

const no = (key: string): Drawn => ({ type: 'say', say: { key } });
const yes = (dialog: Dialog): Drawn => ({ type: 'dialog', dialog });

/** What was typed, when a dialog comes back because of a mistake. */
export interface Typed {
  values: Record<string, unknown>;
  problem?: Problem;
}

/** The dialog behind a button, drawn from the ticket as it is now; or why there is none for this person. */
export async function drawDialog(
  drawing: Drawing,
  person: Person,
  asked: Submission,
  typed?: Typed,
): Promise<Drawn> {
  if (asked.type === 'report.form' || asked.type === 'report.other') {
    return yes(await drawReportForm(drawing, person, asked, typed));
  }
  if (asked.type === 'draft.review.form' || asked.type === 'draft.publish')
    return await drawReview(drawing, person, asked.draftId, typed);
  if (!('ticketId' in asked)) return no('dialog.error.broken');
  const row = await findTicket(drawing.db, asked.ticketId);
  if (!row) return no('refusal.unknownTicket');
  if (isAboutEscalation(asked)) return await drawEscalationDialog(drawing, person, row, asked, typed);
  if (asked.type === 'article.make.form' || asked.type === 'article.make')
    return await drawMakeArticle(drawing, person, row, typed);
  if (userForms.includes(asked.type)) return await drawForUser(drawing, person, row, asked, typed);
  return await drawForAgent(drawing, person, row, asked, typed);
}

const isAboutEscalation = (
  asked: Submission,
): asked is Extract<Submission, { type: `escalation.${string}` }> => asked.type.startsWith('escalation.');

const userForms: string[] = ['ticket.comment.form', 'ticket.details.form', 'ticket.reject.form'];

async function drawForUser(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Submission,
  typed: Typed | undefined,
): Promise<Drawn> {
  if (!isUserOf(row.ticket, person.id)) return no('refusal.notUser');
  if (!isOpen(row.ticket)) return no('refusal.finished');
  const base = { ...readerFor(drawing, person), ticket: row.ticket, problem: typed?.problem };
  if (asked.type === 'ticket.details.form') {
    const known = {
      since: row.since ?? undefined,
      device: row.device ?? undefined,
      reach: (row.reach as Reach | null) ?? undefined,
      canWork: row.can_work === null ? undefined : row.can_work === 1 ? ('yes' as const) : ('no' as const),
    };
    return yes(detailsDialog({ ...base, values: { ...known, ...typed?.values } }));
  }
  const kind = asked.type === 'ticket.reject.form' ? 'reject' : 'comment';
  if (kind === 'reject' && row.ticket.state.type !== 'resolved') return no('refusal.notResolved');
  const shown = 'shown' in asked ? asked.shown : undefined;
  return yes(wordsDialog({ ...base, kind, shown, value: wordsIn(typed) }));
}

const agentForms: Record<string, WordsDialogKind> = {
  'ticket.raise.form': 'raise',
  'ticket.handBack.form': 'handBack',
  'ticket.note.form': 'note',
  'ticket.reply.form': 'reply',
  'ticket.ask.form': 'ask',
  'ticket.resolve.form': 'resolve',
};

async function drawForAgent(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Submission,
  typed: Typed | undefined,
): Promise<Drawn> {
  const { ticket } = row;
  const agency = await agencyIn(drawing, person.id, ticket.queueId);
  if (agency === 'unknown') return no('refusal.rosterPending');
  if (agency === 'no' && !isAdmin(drawing, person)) return no('refusal.notAgent');
  if (!isOpen(ticket)) return no('refusal.finished');
  const drawn = await drawKnowledgeDialog(drawing, person, row, asked, typed);
  if (drawn) return drawn;
  const shown = 'shown' in asked ? asked.shown : undefined;
  const base = { ...readerFor(drawing, person), ticket, shown, problem: typed?.problem };
  if (asked.type === 'ticket.assign.form') {
    return yes(assignDialog({ ...base, agents: await agentsOf(drawing, row) }));
  }
  if (asked.type === 'ticket.change.form') {
    return yes(changeDialog({ ...base, values: typed?.values }));
  }
  if (asked.type === 'ticket.wait.form') {
    return yes(waitDialog({ ...base, today: drawing.now.slice(0, 10), values: typed?.values }));
  }
  const kind = agentForms[asked.type];
  if (!kind) return no('dialog.error.broken');
  const toUser = kind === 'reply' || kind === 'ask';
  if (toUser && (await isStopped(drawing.db, ticket.queueId))) return no('refusal.stopped');
  const view = await ticketView(drawing, row);
  const tier = kind === 'raise' ? view.raiseTo : kind === 'handBack' ? view.handBackTo : undefined;
  if (kind === 'raise' && tier === undefined) return no('refusal.noHigherTier');
  if (kind === 'handBack' && tier === undefined) return no('refusal.noLowerTier');
  return yes(wordsDialog({ ...base, kind, tier, userName: view.userName, value: wordsIn(typed) }));
}

async function agentsOf(drawing: Drawing, row: TicketRow): Promise<{ id: string; name: string }[]> {
  const queue = row.queue_id ? await findQueue(drawing.db, row.queue_id) : undefined;
  const members = queue ? await membersOf(drawing.db, queue.teamId) : [];
  return members
    .filter((member) => queue?.partner || member.member_guest === 0)
    .filter((member) => member.id !== row.owner_id)
    .map(({ id, name }) => ({ id, name }));
}

async function drawReportForm(
  drawing: Drawing,
  person: Person,
  asked: Extract<Submission, { type: 'report.form' | 'report.other' }>,
  typed: Typed | undefined,
): Promise<Dialog> {
  const found = asked.reportId ? await findReport(drawing.db, asked.reportId) : undefined;
  const report = found?.person_id === person.id ? found : undefined;
  const text = report ? (await fragmentsOf(drawing.db, report.id)).map((one) => one.plain).join('\n') : '';
  const known = {
    title: text ? summarise(text) : undefined,
    category: (report?.category as Category | null) ?? undefined,
  };
  return reportForm({
    ...readerFor(drawing, person),
    reportId: report?.id,
    forOther: asked.type === 'report.other',
    values: { ...known, ...typed?.values },
    problem: typed?.problem,
  });
}

const wordsIn = (typed: Typed | undefined): string | undefined => {
  const value = typed?.values.text ?? typed?.values.reason ?? typed?.values.done;
  return typeof value === 'string' ? value : undefined;
};

/** The dialog that sent something wrong, again with what was typed and what to do about it. */
export async function reopenDialog(
  drawing: Drawing,
  person: Person,
  data: unknown,
  problem: Problem,
): Promise<Dialog | undefined> {
  const values = { ...(data as Record<string, unknown>) };
  const type = String(values.type);
  const opener = openerOf(type, values);
  const reporter = (await findPerson(drawing.db, person.id))!;
  const asked = { ...values, type: opener } as unknown as Submission;
  const drawn = await drawDialog(drawing, reporter, asked, { values: textsOf(values), problem });
  return drawn.type === 'dialog' ? drawn.dialog : undefined;
}

function openerOf(type: string, values: Record<string, unknown>): string {
  if (type === 'report.submit') return values.forOther ? 'report.other' : 'report.form';
  if (type === 'draft.publish') return 'draft.review.form';
  return type === 'escalation.send' ? 'escalation.prepare' : `${type}.form`;
}

/** Only texts that are short enough to show again: the rest of the data is the card's own. */
function textsOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
}
