import template from '../../cards/words-dialog.json' with { type: 'json' };
import type { Shown, Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { CaseWordsKind } from './case-dialogs.ts';
import type { Dialog, Problem } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { numberOf, userName } from './reader.ts';
import type { InputName } from './inputs.ts';
import type { Button } from './submit.ts';
import { textLimit } from './inputs.ts';

export type WordsDialogKind =
  'raise' | 'handBack' | 'note' | 'reply' | 'ask' | 'resolve' | 'comment' | 'reject';

export interface WordsDialogView extends Reader {
  kind: WordsDialogKind;
  ticket: Ticket;
  /** What the pressed card showed; by default the ticket as it is. */
  shown?: Shown;
  /** Where it goes, for `raise` and `handBack`. */
  tier?: number;
  userName?: string;
  /** What was typed, when the dialog comes back with a problem. */
  value?: string;
  problem?: Problem;
}

const fields = {
  raise: 'reason',
  handBack: 'reason',
  note: 'text',
  reply: 'text',
  ask: 'text',
  resolve: 'done',
  comment: 'text',
  reject: 'reason',
} as const;

/** All dialogs about a ticket that ask for one text. */
export function wordsDialog(view: WordsDialogView): Dialog {
  const { kind, ticket } = view;
  const params = {
    ticket: numberOf(ticket.number),
    tier: view.tier ?? ticket.tier,
    user: userName(view.userName, view),
  };
  const button = {
    type: `ticket.${kind}`,
    ticketId: ticket.id,
    shown: view.shown ?? shownOf(ticket),
  } as Button;
  return oneTextDialog({ ...view, params, button, field: fields[kind], required: true });
}

/** A form of one text; its words in the locale go by its kind. */
export function oneTextDialog(parts: {
  locale: string;
  kind: WordsDialogKind | CaseWordsKind;
  params: Record<string, string | number>;
  field: InputName;
  required: boolean;
  value?: string;
  problem?: Problem;
  button: Button;
}): Dialog {
  const { locale, kind, params, field, required, value = '', problem, button } = parts;
  const t = text(locale);
  const label = t(`dialog.${kind}.label`);
  return dialogFrom(template, {
    locale,
    title: t(`dialog.${kind}.title`, params),
    height: 'small',
    problem,
    label,
    fields: {
      field,
      label,
      hint: t(`dialog.${kind}.hint`, params),
      value: shorten(value, textLimit),
      required,
    },
    submit: { title: t(`dialog.${kind}.submit`), button },
  });
}
