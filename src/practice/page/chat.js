/** A personal chat: bubbles, oldest first, and a composer. */
import { post } from './api.js';
import { arrivals } from './arrivals.js';
import { botAvatar } from './avatar.js';
import { dayKey, dayName, now } from './clock.js';
import { composer } from './composer.js';
import { h, show, syncList } from './dom.js';
import { messageView } from './message.js';
import { stickToEnd } from './stick.js';
import { personById } from './store.js';
import { toast } from './toast.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side @param {import('./store.js').ConversationView} view */
export function chatBody(side, view) {
  const { id, as } = view;
  const list = h('div', { class: 'chat-list', 'data-testid': 'messages' });
  const empty = h('p', { class: 'empty', text: words.chat.empty });
  const scroller = h(
    'div',
    { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': words.chat.messages(view.title) },
    h('div', { class: 'chat-inner' }, empty, list),
  );
  const end = stickToEnd(scroller, list);
  const noticed = arrivals(list);
  const box = composer(side, { label: words.composer.chat, send: say });
  const element = h('div', { class: 'chat' }, scroller, end.pill, box.element);

  async function say(said) {
    end.toEnd();
    const { delivered } = await post('say', { as, conversation: id, ...said });
    if (delivered && (delivered.status === 0 || delivered.status >= 400))
      toast(side, words.composer.undelivered);
  }

  /** @param {import('./store.js').ConversationView} next */
  function update(next) {
    const zone = personById(as)?.timezone;
    const isTyping = Boolean(next.typingUntil && Date.parse(next.typingUntil) > now());
    const items = chatItems(next.messages, zone);
    if (isTyping) items.push({ type: 'typing', key: 'typing', name: next.title });
    syncList(
      list,
      items,
      (item) => item.key,
      (item) => chatItem(side, item),
    );
    show(empty, next.messages.length === 0 && !isTyping);
    if (noticed(next.messages)) end.arrived();
  }

  return { element, update };
}

/** Messages with a line before each new day; close ones by the same person are one run. */
function chatItems(messages, zone) {
  const items = [];
  let last = null;
  for (const message of messages) {
    const newDay = !last || dayKey(last.at, zone) !== dayKey(message.at, zone);
    if (newDay) items.push({ type: 'day', key: `day-${message.id}`, text: dayName(message.at, zone) });
    const near = last && Date.parse(message.at) - Date.parse(last.at) < 5 * 60000;
    const continued = !newDay && near && last.author.id === message.author.id;
    items.push({ type: 'message', key: message.id, message, continued });
    last = message;
  }
  return items;
}

function chatItem(side, item) {
  if (item.type === 'message') return messageView(side, item, 'chat');
  if (item.type === 'day') return { element: h('p', { class: 'day' }, h('span', { text: item.text })) };
  const dots = h('span', { class: 'dots', 'aria-hidden': true }, h('i'), h('i'), h('i'));
  const label = h('span', { class: 'unseen', text: words.chat.typing(item.name) });
  return { element: h('div', { class: 'typing', 'data-testid': 'typing' }, botAvatar(), dots, label) };
}
