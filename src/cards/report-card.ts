import template from '../../cards/report-card.json' with { type: 'json' };
import type { Category } from '../domain/category.ts';
import { formatTime } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import type { Json } from './action.ts';
import { lineCard } from './line-card.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface ReportView extends Reader {
  reportId: string;
  /** The problem in a line, from what was written. */
  title: string;
  /** Undefined: unsure, so `choices` are asked. */
  category?: Category;
  choices: readonly Category[];
  /** At most three are shown. */
  articles: readonly { title: string; steps: readonly string[]; stop: string }[];
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
  const { reportId, category } = view;
  const title = lineOf(view.title);
  const { state } = view;
  if (state === 'solved') {
    return lineCard(view.locale, {
      icon: '✓',
      color: 'Good',
      text: title,
      note: t('card.report.solvedDone'),
    });
  }
  if (state === 'ticket') {
    const note = t('card.report.ticketDone', { ticket: numberOf(view.ticketNumber ?? 0) });
    return lineCard(view.locale, { icon: '→', color: 'Accent', text: title, note });
  }
  if (state === 'dropped') {
    return lineCard(view.locale, { icon: '–', text: title, note: t('card.report.droppedDone') });
  }
  const articles = view.articles.slice(0, 3);
  const unsure = category === undefined;
  const foot = footOf(unsure, articles.length);
  return render(template, view.locale, {
    fallback: t('card.report.fallback', { title }),
    lead: state === 'asked' ? t('card.report.askedTitle') : t('card.report.lead'),
    title,
    sure: !unsure,
    about: category ? t('card.report.about', { category: t(`categories.${category}`) }) : '',
    asked: state === 'asked',
    question: view.opensAt
      ? t('card.report.askedUntil', { time: formatTime(view.opensAt, view.locale, view.timeZone) })
      : t('card.report.asked'),
    unsure,
    choices: unsure ? choicesOf(view) : [],
    listed: articles.length > 0,
    articlesTitle: articles.length > 1 ? t('card.report.trySome') : t('card.report.tryOne'),
    articles: articles.map((article, place) => articleOf(article, place, articles.length === 1)),
    footed: state === 'open',
    foot: t(foot),
    actions: actionsOf(view, reportId, articles.length > 0),
  });
}

function footOf(unsure: boolean, articles: number): TextKey {
  if (unsure) return 'card.report.patienceUnsure';
  return articles > 0 ? 'card.report.patience' : 'card.report.noSteps';
}

function choicesOf({ locale, reportId, choices }: ReportView): Json[] {
  const t = text(locale);
  const offered = choices.filter((category) => category !== 'other').slice(0, 4);
  return [...offered, 'other' as const].map((category) => {
    const title = category === 'other' ? t('card.report.other') : t(`categories.${category}`);
    return executeAction(title, { type: 'report.category', reportId, category });
  });
}

function articleOf(article: ReportView['articles'][number], place: number, open: boolean): Json {
  const [stepsId, openId, closedId] = [`steps${place}`, `open${place}`, `closed${place}`];
  const title = lineOf(article.title);
  return {
    title,
    stepsId,
    openId,
    closedId,
    open,
    closed: !open,
    toggle: { type: 'Action.ToggleVisibility', title, targetElements: [stepsId, openId, closedId] },
    steps: article.steps
      .slice(0, 12)
      .map((step, index) => ({ place: `${index + 1}`, text: shorten(step, 300) })),
    stop: shorten(article.stop, 400),
  };
}

function actionsOf(view: ReportView, reportId: string, solvable: boolean): Json[] {
  const t = text(view.locale);
  const help = executeAction(
    t('card.action.human'),
    { type: 'report.human', reportId },
    { style: 'positive' },
  );
  const solved = executeAction(t('card.action.solved'), { type: 'report.solved', reportId });
  const details = openDialog(
    t('card.action.moreDetails'),
    { type: 'report.form', reportId },
    { secondary: true },
  );
  return solvable || view.state === 'asked' ? [solved, help, details] : [help, details];
}
