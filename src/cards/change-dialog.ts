import template from '../../cards/change-dialog.json' with { type: 'json' };
import type { Category } from '../domain/category.ts';
import { categories } from '../domain/category.ts';
import type { Severity } from '../domain/severity.ts';
import { severities } from '../domain/severity.ts';
import type { Shown, Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';

export interface ChangeDialogView extends Reader {
  ticket: Ticket;
  shown?: Shown;
  values?: { category?: Category; severity?: Severity };
  problem?: Problem;
}

export function changeDialog(view: ChangeDialogView): Dialog {
  const { ticket, locale, values } = view;
  const t = text(locale);
  const button = {
    type: 'ticket.change',
    ticketId: ticket.id,
    shown: view.shown ?? shownOf(ticket),
  } as const;
  return dialogFrom(template, {
    locale,
    title: t('dialog.change.title', { ticket: numberOf(ticket.number) }),
    height: 'medium',
    problem: view.problem,
    fields: {
      category: values?.category ?? ticket.category,
      categories: choicesOf(categories, locale, (category) => `categories.${category}`),
      severity: values?.severity ?? ticket.severity,
      severities: severities.map((letter) => ({
        title: t('card.ticket.severity', { letter, words: t(`severity.${letter}`) }),
        value: letter,
      })),
    },
    submit: { title: t('dialog.button.save'), button },
  });
}
