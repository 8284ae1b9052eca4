import type { ReportView } from '../../cards/report-card.ts';
import type { WalkView } from '../../cards/walk.ts';
import type { Category } from '../../domain/category.ts';
import { text as localeText } from '../../locales/text.ts';
import { figuresOf } from '../../store/figures.ts';
import { findPerson } from '../../store/people.ts';
import { fragmentsOf } from '../../store/reports.ts';
import type { Report } from '../../store/reports.ts';
import { findTicket } from '../../store/tickets.ts';
import { walksOfReport } from '../../store/walks.ts';
import type { Walk } from '../../store/walks.ts';
import type { Article } from '../../triage/articles.ts';
import { splitProblems } from '../../triage/split.ts';
import { scoreArticles, suggestArticles } from '../../triage/suggest.ts';
import { subjectOf } from '../../triage/subjects.ts';
import { summarise } from '../../triage/summarise.ts';
import { understand } from '../../triage/understand.ts';
import { knowledgeOf } from '../knowledge.ts';
import { askAfterMinutes, isNotIt, plusMinutes } from '../report.ts';
import { articleOfWalk } from '../walk.ts';
import type { Drawing } from './reader.ts';
import { languageFor, readerFor } from './reader.ts';

/** From here on, some two in three, the only article that fits begins by itself. */
const worthOpening = 0.7;

export async function reportView(drawing: Drawing, report: Report): Promise<ReportView> {
  const person = await findPerson(drawing.db, report.person_id);
  const fragments = await fragmentsOf(drawing.db, report.id);
  const text = report.focus ?? fragments.map((fragment) => fragment.plain).join('\n');
  const knowledge = await knowledgeOf(drawing);
  const understood = understand(text, knowledge);
  const category = (report.category as Category | null) ?? undefined;
  const ticket = report.ticket_id ? await findTicket(drawing.db, report.ticket_id) : undefined;
  const reader = readerFor(drawing, person);
  const walks = await walksOfReport(drawing.db, report.id);
  const tried = walks.filter(({ state }) => state === 'notHelped');
  // What the person chose counts for more than what the words seem to say.
  const ranked = category ? [{ category, probability: 1 }, ...understood.ranked] : understood.ranked;
  const options = { language: languageFor(reader), figures: await figuresOf(drawing.db), own: knowledge };
  const read = { ...understood, ranked };
  const [likeliest] = scoreArticles(read, text, knowledge.articles, options);
  const sure = likeliest !== undefined && likeliest.score >= worthOpening;
  const articles = suggestArticles(read, text, knowledge.articles, options).filter(
    ({ id }) => !tried.some((walk) => walk.article_id === id),
  );
  return {
    ...reader,
    reportId: report.id,
    title: fragments.length > 0 ? summarise(text) : localeText(reader.locale)('relay.deleted'),
    category,
    subject: subjectOf(text, category, knowledge.names),
    choices: understood.alternatives,
    articles: articles.map(({ id, title, steps }) => ({ id, title, steps: steps.length })),
    walk: await walkIn(drawing, walks, sure ? articles : []),
    triedInVain: tried.length > 0,
    notIt: await isNotIt(drawing, report),
    parts: partsOf(report, walks, splitProblems(text, knowledge)),
    state: report.state === 'added' || report.state === 'choosing' ? 'dropped' : report.state,
    opensAt: report.state === 'asked' ? plusMinutes(report.last_at, 2 * askAfterMinutes) : undefined,
    ticketNumber: ticket?.number,
  };
}

/** The one that was begun; the only one that fits is opened at its first step by itself. */
async function walkIn(
  drawing: Drawing,
  walks: readonly Walk[],
  articles: readonly Article[],
): Promise<WalkView | undefined> {
  const going = walks.find(({ state }) => state === 'going');
  const article = going && (await articleOfWalk(drawing, going));
  if (article) return viewOf(article, going.step);
  const [only, ...others] = articles;
  return only && others.length === 0 && walks.length === 0 ? viewOf(only, 0) : undefined;
}

export const viewOf = ({ id, title, steps, stop }: Article, step: number): WalkView => ({
  articleId: id,
  title,
  steps,
  stop,
  step: Math.min(step, steps.length),
});

/** Asked once, and not in the middle of something. */
function partsOf({ focus }: Report, walks: readonly Walk[], parts: readonly { text: string }[]): string[] {
  if (focus !== null || walks.length > 0) return [];
  return parts.map(({ text }) => summarise(text));
}
