/** A channel: posts with their threads, the one with the latest word last, and a box for a new post. */
import { post } from './api.js';
import { arrivals } from './arrivals.js';
import { composer } from './composer.js';
import { h, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { stickToEnd } from './stick.js';
import { threadView } from './thread.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side @param {import('./store.js').ConversationView} view */
export function channelBody(side, view) {
  const { id, as } = view;
  const list = h('div', { class: 'posts', 'data-testid': 'posts' });
  const empty = h('p', { class: 'empty', text: words.channel.empty });
  const scroller = h(
    'div',
    { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': words.channel.posts(view.title) },
    h('div', { class: 'posts-inner' }, empty, list),
  );
  const end = stickToEnd(scroller, list);
  const noticed = arrivals(list);
  const foot = newPost(side, async (said) => {
    await post('say', { as, conversation: id, ...said });
    end.toEnd();
  });
  const element = h('div', { class: 'channel' }, scroller, end.pill, foot);

  /** @param {import('./store.js').ConversationView} next */
  function update(next) {
    const threads = threadsOf(next.messages);
    syncList(
      list,
      threads,
      (thread) => thread.id,
      (thread) => threadView(side, thread),
    );
    show(empty, threads.length === 0);
    if (noticed(next.messages)) end.arrived();
    goTo(side, list, end);
  }

  return { element, update };
}

/**
 * @param {import('../api.ts').MessageView[]} messages oldest first
 * @returns {import('./thread.js').Thread[]}
 */
function threadsOf(messages) {
  const threads = new Map();
  for (const message of messages) {
    const thread = threads.get(message.thread) ?? {
      id: message.thread,
      root: message,
      replies: [],
      last: '',
    };
    if (message.id !== message.thread) thread.replies.push(message);
    thread.last = message.at;
    threads.set(message.thread, thread);
  }
  return [...threads.values()].sort((one, other) => Date.parse(one.last) - Date.parse(other.last));
}

function goTo(side, list, end) {
  if (!side.goTo) return;
  const wanted = [...list.children].find((each) => each.dataset.thread === side.goTo.thread);
  if (!wanted) return;
  side.goTo = null;
  end.goTo(wanted);
  wanted.classList.add('pointed-at');
  setTimeout(() => wanted.classList.remove('pointed-at'), 2500);
}

function newPost(side, send) {
  const foot = h('div', { class: 'new-post' });
  const close = () => foot.replaceChildren(button);
  const open = () => {
    const box = composer(side, {
      label: words.composer.post,
      channel: true,
      send: (said) => send(said).then(close),
      cancel: close,
    });
    foot.replaceChildren(box.element);
    box.focus();
  };
  const button = h(
    'button',
    { type: 'button', class: 'primary-button', 'data-testid': 'new-post', onclick: open },
    icon('edit'),
    words.channel.newPost,
  );
  close();
  return foot;
}
