/** Editing one's own message, in its place. */
import { post } from './api.js';
import { composer } from './composer.js';
import { words } from './words.js';

/**
 * @param {import('./store.js').Side} side
 * @param {import('../api.ts').MessageView} message
 * @param {() => void} done
 */
export function editComposer(side, message, done) {
  const send = async (said) => {
    await post('edit', { as: side.person, conversation: side.conversation, message: message.id, ...said });
    done();
  };
  return composer(side, {
    label: words.composer.edit,
    initial: message.format === 'plain' ? { text: message.text } : { html: message.text },
    send,
    cancel: done,
  }).element;
}
