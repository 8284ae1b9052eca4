import { randomUUID } from 'node:crypto';
import type { Button } from './submit.ts';

export type Json = Record<string, unknown>;

export interface ActionLook {
  style?: 'positive' | 'destructive';
  /** Into the overflow menu. */
  secondary?: boolean;
}

/** A button that acts at once. */
export const executeAction = (title: string, button: Button, look: ActionLook = {}): Json => ({
  type: 'Action.Execute',
  title,
  verb: button.type,
  data: dataOf(button),
  ...lookOf(look),
});

/** A button that opens a dialog: Teams does so for Action.Submit only. */
export const openDialog = (title: string, button: Button, look: ActionLook = {}): Json => ({
  type: 'Action.Submit',
  title,
  data: { ...dataOf(button), msteams: { type: 'task/fetch' } },
  ...lookOf(look),
});

/** The button at the foot of a dialog. Teams may send a form twice under two ids; its own id shows that it is one. */
export const submitDialog = (title: string, button: Button): Json => ({
  type: 'Action.Submit',
  title,
  data: { ...dataOf(button), formId: randomUUID() },
  style: 'positive',
});

export const openUrl = (title: string, url: string, look: ActionLook = {}): Json => ({
  type: 'Action.OpenUrl',
  title,
  url,
  ...lookOf(look),
});

export const dataOf = (button: Button): Json => ({ v: 1, ...button });

const lookOf = ({ style, secondary }: ActionLook): Json => ({
  ...(style && { style }),
  ...(secondary && { mode: 'secondary' }),
});
