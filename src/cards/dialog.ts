import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import type { Json } from './action.ts';
import { submitDialog } from './action.ts';
import type { Card } from './render.ts';
import { render } from './render.ts';
import type { Button, Parsed } from './submit.ts';

/** What answers `task/fetch`. */
export interface Dialog {
  title: string;
  height: 'small' | 'medium' | 'large';
  card: Card;
}

/** Why the last try was refused; shown on top of the dialog, which keeps what was typed. */
export type Problem = Pick<Extract<Parsed, { type: 'bad' }>, 'field' | 'key' | 'params'>;

export interface DialogParts {
  locale: string;
  title: string;
  height: Dialog['height'];
  problem?: Problem;
  /** Of the only field, where it differs from the field's usual label. */
  label?: string;
  fields: Json;
  /** Undefined: there is nothing to send. */
  submit?: { title: string; button: Button };
  /** Buttons beside it, which lead on to another form. */
  also?: { title: string; button: Button }[];
}

export function dialogFrom(template: Json, parts: DialogParts): Dialog {
  const { locale, title, height, problem, submit, also = [] } = parts;
  const card = render(template, locale, {
    title,
    wrong: problem !== undefined,
    problem: problem ? problemText(parts, problem) : '',
    actions: [
      ...(submit ? [submitDialog(submit.title, submit.button)] : []),
      ...also.map(({ title: other, button }) => ({ ...submitDialog(other, button), style: 'default' })),
    ],
    ...parts.fields,
  });
  return { title, height, card };
}

/** The mistake in a sentence, named after its field. */
function problemText({ locale, label }: DialogParts, { field, key, params }: Problem): string {
  const t = text(locale);
  const problem = t(key, params);
  if (!field) return problem;
  return t('dialog.error.atField', { field: label ?? t(`dialog.field.${field}`), problem });
}

export const choicesOf = <T extends string>(
  values: readonly T[],
  locale: string,
  keyOf: (value: T) => TextKey,
): Json[] => values.map((value) => ({ title: text(locale)(keyOf(value)), value }));
