import type { Effect } from '../domain/effects.ts';
import { findPosting } from '../store/postings.ts';
import {
  changeFragment,
  findFragment,
  fragmentsOf,
  lockReport,
  removeFragment,
  saveReport,
} from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { removeFiles } from './files.ts';
import type { Incoming } from './incoming.ts';
import { understandReport } from './report.ts';

export type Change =
  | { type: 'edited'; incoming: Incoming }
  | { type: 'deleted'; sentAt: string }
  | { type: 'withdrawn'; sentAt: string };

export const sentAtOf = (change: Change): string =>
  change.type === 'edited' ? change.incoming.sentAt : change.sentAt;

/** The words may belong to a report, which keeps them also when a ticket has been made of it. */
export async function changeReport(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<boolean> {
  const fragment = await findFragment(turn.db, source.conversationId, source.activityId);
  const report = fragment && (await lockReport(turn.db, fragment.report_id));
  if (!report || report.person_id !== personId) return false;
  if (fragment.source_at >= sentAtOf(change)) return true;
  if (change.type === 'edited') {
    const { html, plain, sentAt } = change.incoming;
    await changeFragment(turn.db, fragment.id, { html, plain, source_at: sentAt });
  } else {
    await removeFragment(turn.db, fragment.id);
    await removeFiles(turn, fragment.id);
  }
  if (['choosing', 'open', 'asked'].includes(report.state)) await readAgain(turn, report);
  await redrawReport(turn, report);
  return true;
}

/** Who deleted everything has nothing to report any more. */
async function readAgain(turn: Turn, report: Report): Promise<void> {
  const left = await fragmentsOf(turn.db, report.id);
  if (left.length > 0) await understandReport(turn, report);
  else await saveReport(turn.db, report.id, { state: 'dropped' });
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
