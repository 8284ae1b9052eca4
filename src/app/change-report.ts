import type { Effect } from '../domain/effects.ts';
import { findPosting } from '../store/postings.ts';
import {
  changeFragment,
  findFragments,
  fragmentsOf,
  lockReport,
  removeFragment,
  saveReport,
} from '../store/reports.ts';
import type { Fragment, Report } from '../store/reports.ts';
import { isOne, splitProblems } from '../triage/split.ts';
import { understand } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { removeFiles } from './files.ts';
import { incomingFromForm } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { refocus, reportText, understandReport } from './report.ts';

export type Change =
  | { type: 'edited'; incoming: Incoming }
  | { type: 'deleted'; sentAt: string }
  | { type: 'withdrawn'; sentAt: string };

export const sentAtOf = (change: Change): string =>
  change.type === 'edited' ? change.incoming.sentAt : change.sentAt;

/** The words may belong to a report, which keeps them also when a ticket has been made of it; to two, if they were. */
export async function changeReport(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<boolean> {
  let found = false;
  for (const fragment of await findFragments(turn.db, source.conversationId, source.activityId)) {
    const report = await lockReport(turn.db, fragment.report_id);
    if (!report || report.person_id !== personId) continue;
    found = true;
    if (fragment.source_at < sentAtOf(change)) await changeOne(turn, report, fragment, change);
  }
  return found;
}

async function changeOne(turn: Turn, report: Report, fragment: Fragment, change: Change): Promise<void> {
  if (change.type === 'edited') {
    const words = await wordsFor(turn, report, change.incoming);
    await changeFragment(turn.db, fragment.id, { ...words, source_at: change.incoming.sentAt });
  } else {
    await removeFragment(turn.db, fragment.id);
    await removeFiles(turn, fragment.id);
  }
  await readAgain(turn, report);
  await redrawReport(turn, report);
}

/** A part that was taken out of a message has only what of it is about the same. */
async function wordsFor(
  turn: Turn,
  report: Report,
  { html, plain }: Incoming,
): Promise<{ html: string; plain: string }> {
  if (report.split_from === null) return { html, plain };
  const knowledge = await knowledgeOf(turn);
  const { category, subject } = understand(report.focus ?? (await reportText(turn, report.id)), knowledge);
  const parts = splitProblems(plain, knowledge);
  const part = category && parts.find((each) => isOne(each, { category, subject }));
  const words = part ? incomingFromForm(turn, part.text) : { html, plain };
  return { html: words.html, plain: words.plain };
}

/** What it is about follows, and keeps nothing that is gone. Who deleted everything has nothing to report any more. */
async function readAgain(turn: Turn, report: Report): Promise<void> {
  const isOpen = ['choosing', 'open', 'asked'].includes(report.state);
  const isGone = (await fragmentsOf(turn.db, report.id)).length === 0;
  const read = isGone ? { ...report, focus: null } : await refocus(turn, report);
  if (isOpen && !isGone) await understandReport(turn, read);
  else await saveReport(turn.db, report.id, { focus: read.focus, ...(isOpen && { state: 'dropped' }) });
}

/** The cards that quote it; one that is only about to be shown is drawn from the newest words anyway. */
async function redrawReport(turn: Turn, { id, person_id: personId, state }: Report): Promise<void> {
  const cards: { key: string; effect: Effect; asked: boolean }[] = [
    {
      key: `choose:${id}`,
      effect: { type: 'ShowPersonalCard', personId, card: { type: 'chooseTicket', messageId: id } },
      asked: state === 'choosing',
    },
    {
      key: `report:${id}`,
      effect: { type: 'ShowReportCard', reportId: id, personId },
      asked: state !== 'choosing' && state !== 'added',
    },
  ];
  for (const { key, effect, asked } of cards) {
    if (asked || (await findPosting(turn.db, key))) await enqueue(turn, [effect]);
  }
}
