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
import { partAbout } from '../triage/split.ts';
import type { Matter } from '../triage/split.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { removeFiles } from './files.ts';
import { incomingFromForm } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { matterOf, refocus, understandReport } from './report.ts';

export type Change =
  | { type: 'edited'; incoming: Incoming }
  | { type: 'deleted'; sentAt: string }
  | { type: 'withdrawn'; sentAt: string };

export const sentAtOf = (change: Change): string =>
  change.type === 'edited' ? change.incoming.sentAt : change.sentAt;

/** What became of a message: the words of it that now belong to a ticket's report, by ticket; undefined: none do. */
export type Changed = Map<string, Words | undefined>;
type Words = { html: string; plain: string };

/**
 * The words may belong to a report, which keeps them also when a ticket has been made of it; to several, if they were
 * taken apart. Undefined: to none.
 */
export async function changeReport(
  turn: Turn,
  personId: string,
  source: { conversationId: string; activityId: string },
  change: Change,
): Promise<Changed | undefined> {
  const changed: Changed = new Map();
  const told: { report: Report; fragment: Fragment }[] = [];
  for (const fragment of await findFragments(turn.db, source.conversationId, source.activityId)) {
    const report = await lockReport(turn.db, fragment.report_id);
    if (report?.person_id === personId) told.push({ report, fragment });
  }
  // The one that was taken apart holds all of it and comes last: it keeps what none of the others does.
  told.sort(
    (one, other) => Number(one.report.split_from === null) - Number(other.report.split_from === null),
  );
  let isElsewhere = false;
  for (const { report, fragment } of told) {
    const isOld = fragment.source_at >= sentAtOf(change);
    const options = { change, isShared: told.length > 1, isElsewhere };
    const words = isOld ? fragment : await changeOne(turn, report, fragment, options);
    if (words) isElsewhere = true;
    if (report.ticket_id) changed.set(report.ticket_id, words);
  }
  return told.length > 0 ? changed : undefined;
}

async function changeOne(
  turn: Turn,
  report: Report,
  fragment: Fragment,
  { change, isShared, isElsewhere }: { change: Change; isShared: boolean; isElsewhere: boolean },
): Promise<Words | undefined> {
  const matter = await matterOf(turn, report);
  const words =
    change.type === 'edited' ? await wordsFor(turn, report, change.incoming, isShared && matter) : undefined;
  if (words) {
    await changeFragment(turn.db, fragment.id, { ...words, source_at: sentAtOf(change) });
  } else {
    await removeFragment(turn.db, fragment.id);
    await removeFiles(turn, fragment.id);
  }
  await readAgain(turn, report, matter, isElsewhere);
  await redrawReport(turn, report);
  return words;
}

/** Of a message that was taken apart, what is still about the same matter; all of it stays with the first report. */
async function wordsFor(
  turn: Turn,
  { split_from: splitFrom }: Report,
  { html, plain }: Incoming,
  matter: Matter | false,
): Promise<Words | undefined> {
  if (!matter || splitFrom === null) return { html, plain };
  const part = partAbout(matter, plain, await knowledgeOf(turn));
  if (part === undefined) return undefined;
  const words = part === plain ? { html, plain } : incomingFromForm(turn, part);
  return { html: words.html, plain: words.plain };
}

/** What it is about follows, and keeps nothing that is gone. With nothing left of it there is nothing to report. */
async function readAgain(turn: Turn, report: Report, matter: Matter, isElsewhere: boolean): Promise<void> {
  const isOpen = ['choosing', 'open', 'asked'].includes(report.state);
  const left = await fragmentsOf(turn.db, report.id);
  const read = left.length > 0 ? await refocus(turn, report, matter, isElsewhere) : undefined;
  if (isOpen && read) await understandReport(turn, read);
  else
    await saveReport(turn.db, report.id, { focus: read?.focus ?? null, ...(isOpen && { state: 'dropped' }) });
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
