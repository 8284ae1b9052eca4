/** "…" at a message: edit and delete one's own, copy, and the bot's message actions in channels. */
import { post } from './api.js';
import { openMenu } from './menu.js';
import { plainText } from './message-text.js';
import { pressMessageAction, pressRefresh } from './press.js';
import { state } from './store.js';
import { toast } from './toast.js';
import { words } from './words.js';

/**
 * @param {import('./store.js').Side} side
 * @param {import('../api.ts').MessageView} message
 * @param {HTMLElement} anchor
 * @param {'chat' | 'root' | 'reply'} place
 * @param {() => void} edit
 */
export function openMessageMenu(side, message, anchor, place, edit) {
  openMenu(anchor, words.message.options, [
    ...(place === 'chat' || message.deletedAt ? [] : actions(side, message)),
    ...(message.card?.refresh ? [refresh(side, message)] : []),
    ...(message.deletedAt ? [] : copy(message)),
    ...(message.mine ? own(side, message, edit) : []),
  ]);
}

const actions = (side, message) =>
  (state.snapshot?.messageActions ?? []).map(({ commandId, title }) => ({
    label: title,
    icon: 'share',
    testId: `message-action-${commandId}`,
    run: () => void pressMessageAction(side, message, commandId),
  }));

const refresh = (side, message) => ({
  label: words.message.refresh,
  icon: 'restart',
  testId: 'message-refresh',
  run: () => void pressRefresh(side, message),
});

const copy = (message) => {
  const text = plainText(message);
  const run = () => void navigator.clipboard?.writeText(text).catch(() => {});
  return text ? [{ label: words.message.copy, icon: 'copy', run }] : [];
};

function own(side, message, edit) {
  const send = (path) => () => {
    const body = { as: side.person, conversation: side.conversation, message: message.id };
    post(path, body).catch((problem) => toast(side, problem.message, 'problem'));
  };
  if (message.deletedAt) {
    return [{ label: words.message.undo, icon: 'reset', testId: 'message-undelete', run: send('undelete') }];
  }
  return [
    { label: words.message.edit, icon: 'edit', testId: 'message-edit', run: edit },
    { label: words.message.remove, icon: 'bin', danger: true, testId: 'message-delete', run: send('delete') },
  ];
}
