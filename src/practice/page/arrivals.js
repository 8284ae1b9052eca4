/** Notices messages that came since the last drawing: reads others' out, lets all slide in. */
import { plainText } from './message-text.js';
import { announce } from './toast.js';
import { words } from './words.js';

/** @param {HTMLElement} list where they are drawn */
export function arrivals(list) {
  /** @type {Set<string> | null} */
  let seen = null;
  /** @param {import('../api.ts').MessageView[]} messages @returns {boolean} whether something is new */
  return (messages) => {
    const before = seen;
    seen = new Set(messages.map((message) => message.id));
    const fresh = before ? messages.filter((message) => !before.has(message.id)) : [];
    const heard = fresh.filter((message) => !message.mine).at(-1);
    if (heard) announce(words.message.said(heard.author.name, plainText(heard) || words.message.sentCard));
    for (const { id } of fresh) slideIn(list.querySelector(`[data-message="${CSS.escape(id)}"]`));
    return fresh.length > 0;
  };
}

/** @param {HTMLElement | null} element */
function slideIn(element) {
  if (!element) return;
  element.dataset.arrived = '';
  element.addEventListener('animationend', () => delete element.dataset.arrived, { once: true });
}
