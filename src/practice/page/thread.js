/** One post of a channel with its replies: the older ones folded, a box to answer. */
import { post } from './api.js';
import { composer } from './composer.js';
import { h, setAll, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { messageView } from './message.js';
import { words } from './words.js';

/**
 * @typedef {import('../api.ts').MessageView} MessageView
 * @typedef {{ id: string, root: MessageView, replies: MessageView[], last: string }} Thread
 */

const unfolded = 3;

/** @param {import('./store.js').Side} side @param {Thread} first */
export function threadView(side, first) {
  let thread = first;
  let open = false;
  const root = messageView(side, { message: first.root }, 'root');
  const fold = h('button', { type: 'button', class: 'fold', 'data-testid': 'fold', onclick: toggle });
  const replies = h('div', { class: 'replies', 'data-testid': 'replies' });
  const foot = h('div', { class: 'thread-foot' });
  const element = h(
    'div',
    {
      class: 'thread',
      role: 'group',
      'data-testid': 'thread',
      'data-thread': first.id,
      'aria-label': words.channel.thread(first.root.author.name),
    },
    root.element,
    h('div', { class: 'thread-below' }, fold, replies, foot),
  );

  function toggle() {
    open = !open;
    update(thread);
  }

  function closeReply() {
    foot.replaceChildren(reply);
  }

  function openReply() {
    const box = composer(side, { label: words.composer.reply, channel: true, send, cancel: closeReply });
    foot.replaceChildren(box.element);
    box.focus();
  }

  async function send(said) {
    await post('say', { as: side.person, conversation: side.conversation, thread: thread.id, ...said });
  }

  const reply = h(
    'button',
    { type: 'button', class: 'reply-button', 'data-testid': 'reply', onclick: openReply },
    icon('reply'),
    words.channel.reply,
  );
  closeReply();

  /** @param {Thread} next */
  function update(next) {
    thread = next;
    root.update({ message: next.root });
    const older = Math.max(0, next.replies.length - unfolded);
    const folds = older > 1;
    show(fold, folds);
    setText(fold, open ? words.channel.fewer : words.channel.earlier(older));
    setAll(fold, { 'aria-expanded': String(open) });
    const shown = folds && !open ? next.replies.slice(older) : next.replies;
    syncList(
      replies,
      withRuns(shown),
      (item) => item.message.id,
      (item) => messageView(side, item, 'reply'),
    );
  }

  return { element, update };
}

/** @param {MessageView[]} replies */
const withRuns = (replies) =>
  replies.map((message, index) => {
    const before = replies[index - 1];
    const near = before && Date.parse(message.at) - Date.parse(before.at) < 5 * 60000;
    return { message, continued: Boolean(near && before.author.id === message.author.id) };
  });
