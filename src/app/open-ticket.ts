import type { Category } from '../domain/category.ts';
import { severityOf } from '../domain/severity.ts';
import type { Severity } from '../domain/severity.ts';
import { nextNumber } from '../store/counters.ts';
import { filesOf, moveFilesToTicket } from '../store/files.ts';
import { keepMessage } from '../store/messages.ts';
import { saveChat } from '../store/people.ts';
import { fragmentsOf, saveReport } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { saveTicketDetails } from '../store/tickets.ts';
import { moveWalksToTicket } from '../store/walks.ts';
import { readImpact } from '../triage/impact.ts';
import { splitProblems } from '../triage/split.ts';
import type { Part } from '../triage/split.ts';
import { summarise } from '../triage/summarise.ts';
import { detailsShown } from '../cards/ticket-card.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { showFile } from './files.ts';
import { incomingFromForm } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { reportText } from './report.ts';
import { leaveWalks } from './walk.ts';
import { noteWords } from './words-of-ticket.ts';

export const firstTicketNumber = 1001;

export interface NewTicket {
  reporterId: string;
  affectedId: string;
  category: Category;
  severity: Severity;
  title: string;
  /** Nobody typed it: it was made of the first words, and follows them. */
  titleFromWords?: true;
  details?: string;
  device?: string;
  since?: string;
  reach?: string;
  canWork?: 'yes' | 'no';
  openedBy: string;
}

/** Opens a ticket from what a form or an agent says; `written` is the report that belongs to it besides. */
export async function openTicket(
  turn: Turn,
  wanted: NewTicket,
  written = '',
): Promise<Executed & { ticketId: string }> {
  const ticketId = turn.newId();
  const words = await noteWords(
    turn,
    ticketId,
    'title',
    wanted.title || text(turn.config.deskLocale)('relay.noWords'),
    wanted.titleFromWords ? undefined : wanted.openedBy,
  );
  const long = wanted.details !== undefined && written.length + wanted.details.length > detailsShown;
  if (wanted.details && !long) await noteWords(turn, ticketId, 'details', wanted.details, wanted.openedBy);
  const number = await nextNumber(turn.db, 'ticket', firstTicketNumber);
  const { reporterId, affectedId, category, severity } = wanted;
  const opened = await execute(
    turn,
    ticketId,
    { type: 'OpenTicket', ticketId, number, reporterId, affectedId, category, severity, words },
    { personId: wanted.openedBy },
  );
  if (opened.type === 'done') {
    await saveTicketDetails(turn.db, ticketId, wanted);
    if (long) await tellAtLength(turn, opened.ticket, wanted.openedBy, wanted.details!);
    // With another one open, later words are asked about, once.
    await saveChat(turn.db, reporterId, { current_ticket_id: null, expects: null });
  }
  return { ...opened, ticketId };
}

/** "I still need help": the ticket is made at once, from what was written. */
export async function openFromReport(
  turn: Turn,
  report: Report,
  form?: Partial<NewTicket>,
): Promise<Executed & { ticketId: string }> {
  const said = await reportText(turn, report.id);
  const { reach, canWork } = readImpact(said);
  const wanted: NewTicket = {
    reporterId: report.person_id,
    affectedId: report.person_id,
    category: (report.category as Category | null) ?? firstOf(splitProblems(said, await knowledgeOf(turn))),
    severity: severityOf(reach ?? 'onlyMe', canWork ?? true),
    ...(reach && { reach }),
    ...(canWork !== undefined && { canWork: canWork ? ('yes' as const) : ('no' as const) }),
    title: summarise(report.focus ?? said),
    titleFromWords: form?.title === undefined ? true : undefined,
    openedBy: report.person_id,
    ...form,
  };
  const opened = await openTicket(turn, wanted, said);
  if (opened.type !== 'done') return opened;
  await moveFragments(turn, report, opened.ticketId, opened.ticket.tier);
  if (said.length + (wanted.details ?? '').length > detailsShown)
    await followCard(turn, opened.ticket, report.id);
  await moveFilesToTicket(turn.db, report.id, opened.ticketId);
  for (const file of await filesOf(turn.db, { ticketId: opened.ticketId })) await showFile(turn, file.id);
  await leaveWalks(turn, report.id);
  await moveWalksToTicket(turn.db, report.id, opened.ticketId);
  await saveReport(turn.db, report.id, { state: 'ticket', ticket_id: opened.ticketId });
  await enqueue(turn, [{ type: 'ShowReportCard', reportId: report.id, personId: report.person_id }]);
  return opened;
}

/** More than the card has room for: a message of its own, so that none of it is lost. */
async function tellAtLength(turn: Turn, ticket: Ticket, authorId: string, details: string): Promise<void> {
  const { html, plain, ...source } = incomingFromForm(turn, details);
  const id = turn.newId();
  await keepMessage(turn.db, {
    id,
    ticket_id: ticket.id,
    direction: 'toThread',
    author_id: authorId,
    burst_id: id,
    html,
    plain,
    kind: 'report',
    tier: ticket.tier,
    source_conversation_id: source.conversationId,
    source_activity_id: source.activityId,
    source_at: turn.now,
    at: turn.now,
  });
  await followCard(turn, ticket, id);
}

async function followCard(
  turn: Turn,
  { id: ticketId, tier, queueId }: Ticket,
  burstId: string,
): Promise<void> {
  if (queueId !== undefined) await enqueue(turn, [{ type: 'RelayToThread', ticketId, tier, burstId }]);
}

/** The report's words become the ticket's first messages, so that a later edit or delete is carried. */
async function moveFragments(turn: Turn, report: Report, ticketId: string, tier: number): Promise<void> {
  for (const fragment of await fragmentsOf(turn.db, report.id)) {
    await keepMessage(turn.db, {
      id: fragment.id,
      ticket_id: ticketId,
      direction: 'toThread',
      author_id: report.person_id,
      burst_id: report.id,
      html: fragment.html,
      plain: fragment.plain,
      kind: 'report',
      tier,
      source_conversation_id: fragment.conversation_id,
      source_activity_id: fragment.activity_id,
      source_at: fragment.source_at,
      at: fragment.at,
    });
  }
}

/** Of two problems that nobody took apart the first says where it goes. */
const firstOf = ([first]: readonly Part[]): Category => first?.category ?? 'other';
