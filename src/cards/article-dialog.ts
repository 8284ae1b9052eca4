import template from '../../cards/article-dialog.json' with { type: 'json' };
import { articleLimits } from '../domain/article.ts';
import { categories } from '../domain/category.ts';
import type { Category } from '../domain/category.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import type { Button } from './submit.ts';

export interface ArticleDialogView extends Reader {
  /** `make`: an agent writes a draft; `review`: an IT admin publishes it or not. */
  purpose: 'make' | 'review';
  /** The ticket it is made of, or the draft. */
  id: string;
  values: { title?: string; category?: Category; symptoms?: string; steps?: string; stop?: string };
  problem?: Problem;
}

/** An article as a form: symptoms and steps have a line each. */
export function articleDialog(view: ArticleDialogView): Dialog {
  const { locale, purpose, id, values } = view;
  const t = text(locale);
  const make: Button = { type: 'article.make', ticketId: id };
  const publish: Button = { type: 'draft.publish', draftId: id };
  return dialogFrom(template, {
    locale,
    title: t(`dialog.article.${purpose}Title`),
    height: 'large',
    problem: view.problem,
    fields: {
      intro: t(`dialog.article.${purpose}Intro`),
      titleValue: shorten(values.title ?? '', 80),
      category: values.category ?? 'other',
      categories: choicesOf(categories, locale, (category) => `categories.${category}`),
      symptoms: shorten(values.symptoms ?? '', 2_000),
      steps: withoutLongSteps(shorten(values.steps ?? '', 2_950)),
      stop: shorten(values.stop ?? t('dialog.article.stopDefault'), articleLimits.stop),
    },
    submit: {
      title: t(purpose === 'make' ? 'dialog.article.submit' : 'card.action.publish'),
      button: purpose === 'make' ? make : publish,
    },
    also:
      purpose === 'review'
        ? [{ title: t('card.action.declineDraft'), button: { type: 'draft.decline', draftId: id } }]
        : [],
  });
}

/** A step that is too long is offered as several, cut between words. */
const withoutLongSteps = (steps: string): string =>
  steps
    .split('\n')
    .flatMap((step) => (step.length > articleLimits.step ? (step.match(pieces) ?? []) : [step]))
    .join('\n');
const half = articleLimits.step / 2;
const pieces = new RegExp(`\\S.{0,${half - 1}}(?=\\s|$)|\\S{${half}}`, 'gu');
