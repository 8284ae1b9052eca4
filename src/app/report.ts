import type { Category } from '../domain/category.ts';
import type { Effect } from '../domain/effects.ts';
import { findPerson } from '../store/people.ts';
import { addFragment, addReport, findReport, fragmentsOf, saveReport, wasSplit } from '../store/reports.ts';
import type { Fragment, Report } from '../store/reports.ts';
import { walksOfReport } from '../store/walks.ts';
import { partAbout, splitMessages } from '../triage/split.ts';
import type { Matter } from '../triage/split.ts';
import { subjectOf } from '../triage/subjects.ts';
import { suggestArticles } from '../triage/suggest.ts';
import { understand } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { receiveFiles } from './files.ts';
import { incomingFromForm } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { languageFor, readerFor } from './views/reader.ts';
import { endWalk, leaveWalks } from './walk.ts';

/** Words that follow within this time improve the card instead of answering again. */
export const fragmentSeconds = 15;
/** A report left without a tap is asked about once, and becomes a ticket after the same time again. */
export const askAfterMinutes = 30;

/** The first words of a problem: one card answers, and nothing is lost if nobody taps it. */
export async function startReport(
  turn: Turn,
  personId: string,
  incoming: Incoming,
  kind: { state?: 'open' | 'choosing'; repeatsId?: string } = {},
): Promise<Report> {
  const report = await newReport(turn, personId, kind);
  await addToReport(turn, report, incoming);
  // As it was read.
  return (await findReport(turn.db, report.id))!;
}

async function newReport(
  turn: Turn,
  personId: string,
  kind: { state?: 'open' | 'choosing'; repeatsId?: string; splitFrom?: string } = {},
): Promise<Report> {
  const { state = 'open', repeatsId, splitFrom } = kind;
  const report: Report = {
    id: turn.newId(),
    person_id: personId,
    state,
    category: null,
    opened_at: turn.now,
    last_at: turn.now,
    ticket_id: null,
    focus: null,
    found: null,
    repeats_id: repeatsId ?? null,
    split_from: splitFrom ?? null,
  };
  await addReport(turn.db, report);
  const due = plusMinutes(turn.now, askAfterMinutes);
  await enqueue(turn, [{ type: 'WakeReport', reportId: report.id, purpose: 'ask', due }]);
  return report;
}

/** Later fragments of the same problem. */
export async function addToReport(
  turn: Turn,
  report: Report,
  incoming: Incoming,
  at = turn.now,
): Promise<void> {
  const id = turn.newId();
  await addFragment(turn.db, {
    id,
    report_id: report.id,
    conversation_id: incoming.conversationId,
    activity_id: incoming.activityId,
    html: incoming.html,
    plain: incoming.plain,
    source_at: incoming.sentAt,
    at,
  });
  await receiveFiles(turn, incoming, {
    reportId: report.id,
    messageId: id,
    authorId: report.person_id,
    direction: 'toThread',
  });
  const focus = report.focus === null ? null : `${report.focus}\n${incoming.plain}`;
  await understandReport(turn, { ...report, focus });
  await enqueue(turn, answerTo(report));
}

/** Reads the report anew, after words were added, edited or deleted: what it is about, and whether anything helps. */
export async function understandReport(turn: Turn, { id, person_id, focus }: Report): Promise<void> {
  const text = focus ?? (await reportText(turn, id));
  const knowledge = await knowledgeOf(turn);
  const understood = understand(text, knowledge);
  const language = languageFor(readerFor(turn, await findPerson(turn.db, person_id)));
  const options = { own: knowledge, language };
  const found = suggestArticles(understood, text, knowledge.articles, options).length;
  const read = { category: understood.category ?? null, focus, found };
  await saveReport(turn.db, id, { ...read, last_at: turn.now });
}

/** Surely nothing for IT: canteen, leave, a chat. Not what somebody has filed under "something else" by hand. */
export async function isNotIt(turn: Pick<Turn, 'db' | 'articles'>, report: Report): Promise<boolean> {
  if (report.category !== 'other') return false;
  const text = report.focus ?? (await reportText(turn, report.id));
  return understand(text, await knowledgeOf(turn)).category === 'other' && report.found === 0;
}

/** What it is about: what the person has chosen, or the words say. */
export async function matterOf(turn: Turn, report: Report): Promise<Matter> {
  const text = report.focus ?? (await reportText(turn, report.id));
  const knowledge = await knowledgeOf(turn);
  const category = (report.category as Category | null) ?? understand(text, knowledge).category ?? 'other';
  return { category, subject: subjectOf(text, category, knowledge.names) };
}

/**
 * What a report is about after its words were edited: what was decided about two problems in it stays decided.
 * Undefined: it was about one of two, and only the other is left, which `isElsewhere`.
 */
export async function refocus(
  turn: Turn,
  report: Report,
  matter: Matter,
  isElsewhere: boolean,
): Promise<Report | undefined> {
  if (report.focus === null) return report;
  const text = await reportText(turn, report.id);
  if (!(await wasSplit(turn.db, report.id))) return { ...report, focus: text };
  const focus = partAbout(matter, text, await knowledgeOf(turn));
  return focus === undefined && isElsewhere ? undefined : { ...report, focus: focus ?? text };
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

export async function reportText(turn: Pick<Turn, 'db'>, reportId: string): Promise<string> {
  const fragments = await fragmentsOf(turn.db, reportId);
  return fragments.map((fragment) => fragment.plain).join('\n');
}

export async function chooseCategory(turn: Turn, report: Report, category: Category): Promise<void> {
  const text = report.focus ?? (await reportText(turn, report.id));
  const knowledge = await knowledgeOf(turn);
  const language = languageFor(readerFor(turn, await findPerson(turn.db, report.person_id)));
  const chosen = { ...understand(text, knowledge), ranked: [{ category, probability: 1 }] };
  const found = suggestArticles(chosen, text, knowledge.articles, { own: knowledge, language }).length;
  await saveReport(turn.db, report.id, { category, found });
  await enqueue(turn, answerTo(report));
}

/** The person says that it is solved, by the steps in front of them or by itself: nobody else is needed. */
export async function solveReport(turn: Turn, report: Report): Promise<void> {
  for (const walk of await walksOfReport(turn.db, report.id))
    if (walk.state === 'going') await endWalk(turn, walk.id, 'solved');
  await saveReport(turn.db, report.id, { state: 'solved' });
  await enqueue(turn, answerTo({ ...report, state: 'solved' }));
}

/** A message that holds two problems becomes a report for each: all of its words stay with the first. */
export async function splitReport(turn: Turn, report: Report): Promise<void> {
  const fragments = await fragmentsOf(turn.db, report.id);
  const said = fragments.map(({ plain }) => plain);
  const [first, ...others] = splitMessages(said, await knowledgeOf(turn));
  if (!first || report.focus !== null) return;
  await leaveWalks(turn, report.id);
  await saveReport(turn.db, report.id, { focus: first.text, category: first.category });
  for (const { of } of others) {
    const other = await newReport(turn, report.person_id, { splitFrom: report.id });
    for (const [at, fragment] of fragments.entries()) {
      // An edit or a delete of the message reaches what came of it here, too.
      if (!of[at]) continue;
      const words = { ...incomingFromForm(turn, of[at]), ...sourceOf(fragment) };
      await addToReport(turn, other, words, fragment.at);
    }
  }
  await enqueue(turn, answerTo(report));
}

const sourceOf = (fragment: Fragment) => ({
  conversationId: fragment.conversation_id,
  activityId: fragment.activity_id,
  sentAt: fragment.source_at,
});

/** It is one problem after all. */
export async function keepTogether(turn: Turn, report: Report): Promise<void> {
  await saveReport(turn.db, report.id, { focus: await reportText(turn, report.id) });
  await enqueue(turn, answerTo(report));
}

export function plusMinutes(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}
