import template from '../../cards/report-form.json' with { type: 'json' };
import type { Category } from '../domain/category.ts';
import { categories } from '../domain/category.ts';
import type { Reach } from '../domain/severity.ts';
import { reaches } from '../domain/severity.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { userName } from './reader.ts';
import { textLimit, titleLimit } from './inputs.ts';

export interface ReportFormView extends Reader {
  /** The report it completes. */
  reportId?: string;
  forOther: boolean;
  /** What is known from the report, or was typed. `since` is `YYYY-MM-DD`. */
  values?: {
    affectedId?: string;
    title?: string;
    details?: string;
    category?: Category;
    reach?: Reach;
    canWork?: 'yes' | 'no';
    since?: string;
    device?: string;
  };
  /** Offered before anything is typed into the people picker; ids are Entra object ids. */
  people?: readonly { id: string; name: string }[];
  problem?: Problem;
}

export function reportForm(view: ReportFormView): Dialog {
  const { reportId, forOther, locale, values = {}, people = [] } = view;
  const t = text(locale);
  const title = forOther ? t('dialog.report.titleOther') : t('dialog.report.title');
  const reachKey = (reach: Reach): TextKey =>
    forOther ? `dialog.reachOther.${reach}` : `dialog.reach.${reach}`;
  return dialogFrom(template, {
    locale,
    title,
    height: 'large',
    problem: view.problem,
    fields: {
      heading: title,
      forOther,
      affectedId: values.affectedId ?? '',
      people: people.slice(0, 50).map(({ id, name }) => ({ title: userName(name, view), value: id })),
      title: shorten(values.title ?? '', titleLimit),
      details: shorten(values.details ?? '', textLimit),
      category: values.category ?? '',
      categories: choicesOf(categories, locale, (category) => `categories.${category}`),
      canWork: values.canWork ?? '',
      canWorkLabel: forOther ? t('dialog.report.canWorkOther') : t('dialog.field.canWork'),
      works: choicesOf(['yes', 'no'] as const, locale, (can) => `dialog.work.${can}`),
      reach: values.reach ?? '',
      reaches: choicesOf(reaches, locale, reachKey),
      since: values.since ?? '',
      device: shorten(values.device ?? '', titleLimit),
    },
    submit: {
      title: t('dialog.report.submit'),
      button: { type: 'report.submit', ...(reportId && { reportId }), ...(forOther && { forOther }) },
    },
  });
}
