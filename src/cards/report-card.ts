import template from '../../cards/report-card.json' with { type: 'json' };
import type { Category } from '../domain/category.ts';
import type { Subject } from '../domain/subject.ts';
import { formatTime } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import type { Json } from './action.ts';
import { lineCard } from './line-card.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import { subjectWords } from './subject-words.ts';
import type { Card } from './render.ts';
import { hasStepsLeft, walkActions, walkFields } from './walk.ts';
import type { WalkView } from './walk.ts';

export interface ReportView extends Reader {
  reportId: string;
  /** The problem in a line, from what was written. */
  title: string;
  /** Undefined: unsure, so `choices` are asked. */
  category?: Category;
  subject?: Subject;
  choices: readonly Category[];
  /** At most three are shown, to begin with one; not those that didn't help. */
  articles: readonly { id: string; title: string; steps: number }[];
  /** The article in front of the person. */
  walk?: WalkView;
  /** Something was tried, and didn't help. */
  triedInVain?: boolean;
  /** Surely nothing for IT: it goes nowhere unless the person says so. */
  notIt?: boolean;
  /** The two problems that the message seems to hold, in a line each. */
  parts?: readonly string[];
  /** `asked`: a while has passed without a tap. The last three shrink to a line. */
  state: 'open' | 'asked' | 'solved' | 'ticket' | 'dropped';
  /** When it becomes a ticket by itself, for `asked`. */
  opensAt?: string;
  /** For `ticket`. */
  ticketNumber?: number;
}

/** With the two taps that lead to a person always in sight. */
export function reportCard(view: ReportView): Card {
  const t = text(view.locale);
  const { category, state, walk } = view;
  const title = lineOf(view.title);
  if (state === 'solved' || state === 'ticket' || state === 'dropped') return overCard(view, state);
  const articles = walk ? [] : view.articles.slice(0, 3);
  const unsure = category === undefined && !walk;
  const asksCategory = unsure && view.choices.length > 0;
  const parts = (view.parts ?? []).slice(0, 3);
  return render(template, view.locale, {
    fallback: t('card.report.fallback', { title }),
    lead: state === 'asked' ? t('card.report.askedTitle') : t('card.report.lead'),
    title,
    sure: category !== undefined && !view.notIt,
    about: category ? t('card.report.about', { category: aboutWords(view, category) }) : '',
    asked: state === 'asked',
    question: view.opensAt
      ? t('card.report.askedUntil', { time: formatTime(view.opensAt, view.locale, view.timeZone) })
      : t('card.report.asked'),
    split: parts.length > 1,
    parts: parts.map((part, place) => ({ text: `${place + 1}. ${lineOf(part)}` })),
    splitActions: splitActions(view),
    unsure: asksCategory,
    choices: asksCategory ? choicesOf(view) : [],
    listed: articles.length > 0,
    articlesTitle: t(titleKey(view, articles.length)),
    articles: articles.map(({ id, title: name, steps }) => ({
      title: lineOf(name),
      about: t('card.report.steps', { count: steps }),
      action: executeAction(lineOf(name), {
        type: 'article.start',
        reportId: view.reportId,
        articleId: id,
      }),
    })),
    ...walkFields(view.locale, walk),
    footed: state === 'open' && !walk,
    foot: t(footOf(view, unsure, articles.length)),
    actions: actionsOf(view, articles.length > 0),
  });
}

/** What it is about, as short as it can be said. */
const aboutWords = ({ locale, subject }: ReportView, category: Category): string =>
  subject ? subjectWords(locale, subject) : text(locale)(`categories.${category}`);

/** Once there is nothing left to do on it. */
function overCard(view: ReportView, state: 'solved' | 'ticket' | 'dropped'): Card {
  const t = text(view.locale);
  const title = lineOf(view.title);
  switch (state) {
    case 'solved':
      return lineCard(view.locale, {
        icon: '✓',
        color: 'Good',
        text: title,
        note: t('card.report.solvedDone'),
      });
    case 'ticket': {
      const note = t('card.report.ticketDone', { ticket: numberOf(view.ticketNumber ?? 0) });
      return lineCard(view.locale, { icon: '→', color: 'Accent', text: title, note });
    }
    case 'dropped':
      return lineCard(view.locale, { icon: '–', text: title, note: t('card.report.droppedDone') });
  }
}

function titleKey({ triedInVain }: ReportView, articles: number): TextKey {
  if (triedInVain) return 'card.report.tryNext';
  return articles > 1 ? 'card.report.trySome' : 'card.report.tryOne';
}

function footOf({ triedInVain, notIt, choices }: ReportView, unsure: boolean, articles: number): TextKey {
  if (notIt) return 'card.report.notIt';
  if (articles > 0) return 'card.report.patience';
  if (triedInVain) return 'card.report.noMoreSteps';
  if (unsure) return choices.length > 0 ? 'card.report.patienceUnsure' : 'card.report.tellMore';
  return 'card.report.noSteps';
}

function splitActions({ locale, reportId, parts = [] }: ReportView): Json[] {
  const t = text(locale);
  if (parts.length < 2) return [];
  return [
    executeAction(t('card.action.splitReport'), { type: 'report.split', reportId }, { style: 'positive' }),
    executeAction(t('card.action.keepTogether'), { type: 'report.together', reportId }),
  ];
}

function choicesOf({ locale, reportId, choices }: ReportView): Json[] {
  const t = text(locale);
  const offered = choices.filter((category) => category !== 'other').slice(0, 4);
  return [...offered, 'other' as const].map((category) => {
    const title = category === 'other' ? t('card.report.other') : t(`categories.${category}`);
    return executeAction(title, { type: 'report.category', reportId, category });
  });
}

function helpKey({ walk, notIt }: ReportView): TextKey {
  if (notIt) return 'card.action.itAfterAll';
  return walk ? 'card.action.talk' : 'card.action.human';
}

function actionsOf(view: ReportView, listed: boolean): Json[] {
  const t = text(view.locale);
  const { reportId, walk } = view;
  const goesOn = walk !== undefined && hasStepsLeft(walk);
  const help = executeAction(
    t(helpKey(view)),
    { type: 'report.human', reportId },
    goesOn || view.notIt ? {} : { style: 'positive' },
  );
  const details = openDialog(
    t('card.action.moreDetails'),
    { type: 'report.form', reportId },
    { secondary: true },
  );
  if (walk) return [...walkActions(view.locale, walk, { reportId }), help, details];
  const solved = executeAction(t('card.action.solved'), { type: 'report.solved', reportId });
  const solvable = listed || view.state === 'asked' || view.triedInVain;
  return solvable ? [solved, help, details] : [help, details];
}
