import type { Category } from '../domain/category.ts';
import type { Effect } from '../domain/effects.ts';
import { addFragment, addReport, fragmentsOf, saveReport } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { understand } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { receiveFiles } from './files.ts';
import type { Incoming } from './incoming.ts';

/** Words that follow within this time improve the card instead of answering again. */
export const fragmentSeconds = 15;
/** A report left without a tap is asked about once, and becomes a ticket after the same time again. */
export const askAfterMinutes = 30;

/** The first words of a problem: one card answers, and nothing is lost if nobody taps it. */
export async function startReport(
  turn: Turn,
  personId: string,
  incoming: Incoming,
  state: 'open' | 'choosing' = 'open',
): Promise<Report> {
  const report: Report = {
    id: turn.newId(),
    person_id: personId,
    state,
    category: null,
    opened_at: turn.now,
    last_at: turn.now,
    ticket_id: null,
  };
  await addReport(turn.db, report);
  await addToReport(turn, report, incoming);
  const due = plusMinutes(turn.now, askAfterMinutes);
  await enqueue(turn, [{ type: 'WakeReport', reportId: report.id, purpose: 'ask', due }]);
  return report;
}

/** Later fragments of the same problem. */
export async function addToReport(turn: Turn, report: Report, incoming: Incoming): Promise<void> {
  const id = turn.newId();
  await addFragment(turn.db, {
    id,
    report_id: report.id,
    conversation_id: incoming.conversationId,
    activity_id: incoming.activityId,
    html: incoming.html,
    plain: incoming.plain,
    source_at: incoming.sentAt,
    at: turn.now,
  });
  await receiveFiles(turn, incoming, {
    reportId: report.id,
    messageId: id,
    authorId: report.person_id,
    direction: 'toThread',
  });
  await understandReport(turn, report);
  await enqueue(turn, answerTo(report));
}

/** Reads the report anew, after words were added, edited or deleted. */
export async function understandReport(turn: Turn, report: Report): Promise<void> {
  const { category } = understand(await reportText(turn, report.id));
  await saveReport(turn.db, report.id, { category: category ?? null, last_at: turn.now });
}

export function answerTo(report: Report): Effect[] {
  if (report.state === 'choosing') {
    return [
      {
        type: 'ShowPersonalCard',
        personId: report.person_id,
        card: { type: 'chooseTicket', messageId: report.id },
      },
    ];
  }
  return [{ type: 'ShowReportCard', reportId: report.id, personId: report.person_id }];
}

export async function reportText(turn: Turn, reportId: string): Promise<string> {
  const fragments = await fragmentsOf(turn.db, reportId);
  return fragments.map((fragment) => fragment.plain).join('\n');
}

export async function chooseCategory(turn: Turn, report: Report, category: Category): Promise<void> {
  await saveReport(turn.db, report.id, { category });
  await enqueue(turn, answerTo(report));
}

/** The person says that a step solved it: nobody else is needed. */
export async function solveReport(turn: Turn, report: Report): Promise<void> {
  await saveReport(turn.db, report.id, { state: 'solved' });
  await enqueue(turn, answerTo({ ...report, state: 'solved' }));
}

export function plusMinutes(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}
