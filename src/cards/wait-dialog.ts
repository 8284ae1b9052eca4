import template from '../../cards/wait-dialog.json' with { type: 'json' };
import type { Shown, Ticket, WaitReason } from '../domain/ticket.ts';
import { shownOf, waitReasons } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';
import { textLimit } from './inputs.ts';

export interface WaitDialogView extends Reader {
  ticket: Ticket;
  shown?: Shown;
  /** The first day that can be chosen, `YYYY-MM-DD`. */
  today: string;
  values?: { on?: WaitReason; until?: string; reason?: string };
  problem?: Problem;
}

export function waitDialog(view: WaitDialogView): Dialog {
  const { ticket, locale, values } = view;
  const t = text(locale);
  const button = { type: 'ticket.wait', ticketId: ticket.id, shown: view.shown ?? shownOf(ticket) } as const;
  return dialogFrom(template, {
    locale,
    title: t('dialog.wait.title', { ticket: numberOf(ticket.number) }),
    height: 'medium',
    problem: view.problem,
    fields: {
      on: values?.on ?? 'user',
      reasons: choicesOf(waitReasons, locale, (on) => `dialog.wait.${on}`),
      today: view.today,
      until: values?.until ?? '',
      reason: shorten(values?.reason ?? '', textLimit),
    },
    submit: { title: t('dialog.button.save'), button },
  });
}
