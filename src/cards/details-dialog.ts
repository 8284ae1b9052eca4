import template from '../../cards/details-dialog.json' with { type: 'json' };
import type { Reach } from '../domain/severity.ts';
import { reaches } from '../domain/severity.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';
import { textLimit, titleLimit } from './inputs.ts';

export interface DetailsDialogView extends Reader {
  ticket: Ticket;
  /** What is known, or was typed. `since` is `YYYY-MM-DD`. */
  values?: { since?: string; device?: string; canWork?: 'yes' | 'no'; reach?: Reach; details?: string };
  problem?: Problem;
}

export function detailsDialog(view: DetailsDialogView): Dialog {
  const { ticket, locale, values } = view;
  const t = text(locale);
  const title = t('dialog.details.title', { ticket: numberOf(ticket.number) });
  return dialogFrom(template, {
    locale,
    title,
    height: 'large',
    problem: view.problem,
    fields: {
      since: values?.since ?? '',
      device: shorten(values?.device ?? '', titleLimit),
      details: shorten(values?.details ?? '', textLimit),
      canWork: values?.canWork ?? '',
      reach: values?.reach ?? '',
      works: choicesOf(['yes', 'no'] as const, locale, (can) => `dialog.work.${can}`),
      reaches: choicesOf(reaches, locale, (reach) => `dialog.reach.${reach}`),
    },
    submit: { title: t('dialog.button.send'), button: { type: 'ticket.details', ticketId: ticket.id } },
  });
}
