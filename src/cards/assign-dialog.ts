import template from '../../cards/assign-dialog.json' with { type: 'json' };
import type { Shown, Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import type { Reader } from './reader.ts';
import { agentName, numberOf } from './reader.ts';

export interface AssignDialogView extends Reader {
  ticket: Ticket;
  shown?: Shown;
  /** Agents of the team; at most 200 fit. `id` is our person id. */
  agents: readonly { id: string; name: string }[];
  problem?: Problem;
}

export function assignDialog(view: AssignDialogView): Dialog {
  const { ticket, locale } = view;
  const t = text(locale);
  const choices = view.agents
    .slice(0, 200)
    .map(({ id, name }) => ({ title: agentName(name, view), value: id }));
  const button = {
    type: 'ticket.assign',
    ticketId: ticket.id,
    shown: view.shown ?? shownOf(ticket),
  } as const;
  return dialogFrom(template, {
    locale,
    title: t('dialog.assign.title', { ticket: numberOf(ticket.number) }),
    height: 'small',
    problem: view.problem,
    fields: {
      choices,
      staffed: choices.length > 0,
      alone: choices.length === 0,
      style: choices.length > 8 ? 'filtered' : 'expanded',
    },
    submit: choices.length > 0 ? { title: t('card.action.assign'), button } : undefined,
  });
}
