import type { z } from 'zod';
import type { submitDialogSchema } from '../api.ts';
import type { Practice } from '../practice.ts';
import type { Outcome } from '../views.ts';
import type { Conversation, Json, Message, Person } from '../world.ts';
import { collectInputs, dataOf, findButton } from './card-parts.ts';
import type { Answered } from './deliver.ts';
import { complainOfAnswer, invoke, takeCard } from './invoke.ts';
import { conversationOf, NotPossible, personOf } from './people.ts';

/** A dialog somebody has open. Not kept across a restart, as in a browser. */
export interface OpenDialog {
  id: string;
  person: string;
  conversation: string;
  about: { thread: string; message: string };
  card: Json;
  /** Of a message action: goes into every further invoke. */
  extension: Json | null;
}

const context = { theme: 'default' };

/** Action.Submit with `msteams.type: task/fetch`. */
export async function openDialog(
  practice: Practice,
  person: Person,
  conversation: Conversation,
  message: Message,
  data: Json,
): Promise<Outcome> {
  const about = { thread: message.thread, message: message.id };
  const answered = await invoke(practice, 'task/fetch', person, conversation, about, { data, context });
  const dialog = { person: person.id, conversation: conversation.id, about, extension: null };
  return readTask(practice, 'task/fetch', answered, dialog);
}

export async function submitDialog(
  practice: Practice,
  wish: z.infer<typeof submitDialogSchema>,
): Promise<Outcome> {
  const person = personOf(practice, wish.as);
  const dialog = practice.dialogs.get(wish.dialog);
  if (!dialog || dialog.person !== person.id) throw new NotPossible('that dialog is not open', 404);
  const conversation = conversationOf(practice, dialog.conversation, person);
  const action = findButton(dialog.card, wish.button);
  if (action['type'] === 'Action.OpenUrl') return { type: 'openUrl', url: String(action['url']) };
  if (action['type'] !== 'Action.Submit')
    throw new NotPossible('a dialog answers to Action.Submit only', 409);
  const data = { ...dataOf(action), ...collectInputs(dialog.card, action, wish.inputs) };
  const name = dialog.extension ? 'composeExtension/submitAction' : 'task/submit';
  const value = { ...dialog.extension, data, context };
  const answered = await invoke(practice, name, person, conversation, dialog.about, value);
  // A failure leaves the dialog open: nothing typed is lost.
  return readTask(practice, name, answered, dialog, dialog.id);
}

export async function readTask(
  practice: Practice,
  name: string,
  answered: Answered,
  dialog: Omit<OpenDialog, 'id' | 'card'>,
  open?: string,
): Promise<Outcome> {
  const { status, body } = answered;
  if (status !== 200) return { type: 'failed', status, text: '' };
  const task = (body as { task?: { type?: string; value?: unknown } } | null)?.task;
  if (task === undefined) {
    if (name === 'task/fetch' || name === 'composeExtension/fetchTask') {
      complainOfAnswer(practice, name, 'an answer without a task', body);
      return { type: 'failed', status, text: '' };
    }
    if (open) practice.dialogs.delete(open);
    return { type: 'done' };
  }
  if (task.type === 'message') {
    if (open) practice.dialogs.delete(open);
    return { type: 'toast', text: String(task.value) };
  }
  const { card, title, width, height } = (task.value ?? {}) as { card?: { content?: unknown } } & Json;
  const content = task.type === 'continue' ? takeCard(practice, name, card?.content) : null;
  if (!content) {
    if (task.type !== 'continue') complainOfAnswer(practice, name, `task.type is ${task.type}`, body);
    return { type: 'failed', status, text: '' };
  }
  const id = open ?? `dialog-${practice.nextId()}`;
  practice.dialogs.set(id, { ...dialog, id, card: content });
  const size = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : null);
  const view = { id, title: String(title ?? ''), card: content, width: size(width), height: size(height) };
  return { type: 'dialog', dialog: view };
}
