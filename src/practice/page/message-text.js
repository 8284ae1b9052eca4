/** The words of a message as nodes, whatever their format; and as one plain line. */
import { h } from './dom.js';
import { markdownToHtml } from './markdown.js';
import { safeNodes } from './sanitize.js';
import { personById } from './store.js';
import { words } from './words.js';

/**
 * @param {import('./store.js').Side} side
 * @param {import('../api.ts').MessageView} message
 * @returns {Node[]}
 */
export function messageText(side, message) {
  if (message.deletedAt) return [h('p', { text: words.message.deleted })];
  if (!message.text) return [];
  if (message.format === 'plain') return [h('p', { class: 'plain', dir: 'auto', text: message.text })];
  const html =
    message.format === 'markdown' ? markdownToHtml(message.text, namesIn(message.text)) : message.text;
  return [
    h('div', { class: 'rich', dir: 'auto' }, safeNodes(html, { side, me: personById(side.person)?.name })),
  ];
}

const namesIn = (text) => [...text.matchAll(/<at>(.*?)<\/at>/g)].map((found) => found[1]);

/** For announcements and "copy text". @param {import('../api.ts').MessageView} message */
export function plainText(message) {
  if (message.format === 'plain') return message.text;
  const html =
    message.format === 'markdown' ? markdownToHtml(message.text, namesIn(message.text)) : message.text;
  const lines = html.replace(/<(br|\/p|\/div|\/li)\b/gi, '\n<$1');
  return (safeNodes(lines, {}).textContent ?? '').trim();
}
