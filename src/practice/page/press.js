/** What happens after a button of a card, a dialog or a message menu was pressed. */
import { post } from './api.js';
import { openUrl } from './links.js';
import { changed } from './store.js';
import { toast } from './toast.js';
import { words } from './words.js';

/** @typedef {import('./store.js').Side} Side */
/** @typedef {import('../api.ts').MessageView} MessageView */

/**
 * @param {Side} side @param {MessageView} message
 * @param {import('./card.js').Pressed} pressed
 * @returns {Promise<string | null>} what went wrong, to be told under the card
 */
export const pressOnCard = (side, message, pressed) =>
  settle(side, 'click', {
    as: side.person,
    conversation: side.conversation,
    message: message.id,
    ...pressed,
  });

/** @param {Side} side @param {MessageView} message @param {string} commandId */
export async function pressMessageAction(side, message, commandId) {
  const body = { as: side.person, conversation: side.conversation, message: message.id, commandId };
  const problem = await settle(side, 'message-action', body);
  if (problem) toast(side, problem, 'problem');
}

/** @param {Side} side @param {MessageView} message */
export async function pressRefresh(side, message) {
  const body = { as: side.person, conversation: side.conversation, message: message.id };
  const problem = await settle(side, 'refresh', body);
  if (problem) toast(side, problem, 'problem');
}

/** @param {Side} side @param {import('./card.js').Pressed} pressed */
export const pressInDialog = (side, pressed) =>
  settle(side, 'dialog', { as: side.person, dialog: side.dialog?.id ?? '', ...pressed }, true);

/** @returns {Promise<string | null>} */
async function settle(side, path, body, inDialog = false) {
  try {
    const outcome = /** @type {import('../api.ts').Outcome} */ (await post(path, body));
    if (outcome.type === 'failed') {
      console.warn(`Deskhand answered ${outcome.status}: ${outcome.text}`);
      return words.message.failed;
    }
    if (outcome.type === 'dialog') side.dialog = outcome.dialog;
    else if (inDialog) side.dialog = null;
    if (outcome.type === 'toast') toast(side, outcome.text);
    if (outcome.type === 'openUrl') openUrl(side, outcome.url);
    changed();
    return null;
  } catch (problem) {
    return problem.message;
  }
}
