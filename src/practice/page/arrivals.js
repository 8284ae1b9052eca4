/** Notices messages by others that came since the last drawing. */
import { plainText } from './message-text.js';
import { announce } from './toast.js';
import { words } from './words.js';

export function arrivals() {
  /** @type {Set<string> | null} */
  let seen = null;
  /** @param {import('../api.ts').MessageView[]} messages @returns {boolean} */
  return (messages) => {
    const before = seen;
    seen = new Set(messages.map((message) => message.id));
    const fresh = before ? messages.filter((message) => !before.has(message.id)) : [];
    const heard = fresh.filter((message) => !message.mine).at(-1);
    if (heard) announce(words.message.said(heard.author.name, plainText(heard) || words.message.sentCard));
    return fresh.length > 0;
  };
}
