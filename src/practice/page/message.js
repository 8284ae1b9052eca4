/** One message: who, when, words, files, card. Redraws only the part that changed, so half-filled cards stay. */
import { avatar, botAvatar } from './avatar.js';
import { drawCard } from './card.js';
import { messageTime } from './clock.js';
import { h, setAll, setText, show } from './dom.js';
import { editComposer } from './edit.js';
import { drawAttachments } from './files.js';
import { icon } from './icons.js';
import { openMessageMenu } from './message-menu.js';
import { messageText } from './message-text.js';
import { pressOnCard } from './press.js';
import { personById } from './store.js';
import { words } from './words.js';

/**
 * @typedef {import('./store.js').Side} Side
 * @typedef {import('../api.ts').MessageView} MessageView
 * @typedef {{ message: MessageView, continued?: boolean }} Item
 */

/** @param {Side} side @param {Item} first @param {'chat' | 'root' | 'reply'} place */
export function messageView(side, first, place) {
  let { message } = first;
  const isBot = message.author.type === 'bot';
  const name = h('strong', { class: 'message-name', text: message.author.name });
  const time = h('time', { class: 'message-time' });
  const edited = h('span', { class: 'message-note', text: words.message.edited });
  const body = h('div', { class: 'message-body' });
  const cardPlace = h('div', { class: 'message-card' });
  const problem = h('p', { class: 'message-problem', role: 'alert', hidden: true });
  const tag = isBot ? h('span', { class: 'tag', text: words.message.app }) : null;
  const size = place === 'reply' ? 'small' : '';
  const more = h(
    'button',
    {
      type: 'button',
      class: 'icon-button message-more',
      'aria-label': words.message.options,
      'aria-haspopup': 'menu',
      'data-testid': 'message-menu',
      onclick: () => openMessageMenu(side, message, more, place, startEdit),
    },
    icon('more'),
  );
  const element = h(
    'article',
    {
      class: `message message-${place}`,
      'data-testid': 'message',
      'data-message': message.id,
      'data-author': name.textContent,
    },
    isBot ? botAvatar(size) : avatar(message.author.name, size),
    h(
      'div',
      { class: 'message-main' },
      h('header', { class: 'message-head' }, name, tag, time, edited),
      body,
      cardPlace,
      problem,
    ),
    more,
  );
  /** @type {MessageView | null} */
  let drawn = null;
  let drawnBody = '';
  let drawnCard = '';
  let editing = false;

  function startEdit() {
    editing = true;
    body.replaceChildren(editComposer(side, message, stopEdit));
    body.querySelector('[contenteditable]')?.focus();
  }

  function stopEdit() {
    editing = false;
    drawnBody = '';
    drawn = null;
    update({ message });
  }

  async function press(pressed) {
    show(problem, false);
    const trouble = await pressOnCard(side, message, pressed);
    show(problem, trouble !== null);
    setText(problem, trouble ?? '');
  }

  function drawCardPlace() {
    const json = JSON.stringify([message.card, message.deletedAt]);
    if (json === drawnCard) return;
    const changedInPlace = drawnCard !== '' && drawnCard !== '[null,null]' && message.card;
    drawnCard = json;
    cardPlace.replaceChildren();
    show(cardPlace, Boolean(message.card) && !message.deletedAt);
    if (!message.card || message.deletedAt) return;
    const card = drawCard(message.card, { side, members: side.view?.members ?? [], press });
    if (changedInPlace) card.classList.add('card-updated');
    cardPlace.append(card);
    if (message.ownView && place !== 'chat')
      cardPlace.append(h('p', { class: 'own-view' }, icon('eye'), words.message.ownView));
  }

  function drawBody() {
    const json = JSON.stringify([message.text, message.format, message.attachments, message.deletedAt]);
    if (json === drawnBody || editing) return;
    drawnBody = json;
    body.replaceChildren(...messageText(side, message), ...drawAttachments(message.attachments));
    show(body, body.childNodes.length > 0);
    setAll(body, { class: `message-body ${message.deletedAt ? 'message-deleted' : ''}`.trim() });
  }

  /** @param {Item} item */
  function update(item) {
    const isSame = drawn === item.message;
    ({ message } = item);
    drawn = message;
    const zone = personById(side.person)?.timezone;
    const when = messageTime(message.at, zone);
    setText(time, when);
    setAll(time, { datetime: message.at });
    setAll(element, {
      class: `message message-${place} ${message.mine ? 'mine' : 'theirs'} ${item.continued ? 'continued' : ''} ${message.mentionsMe ? 'mentions-me' : ''}`,
      'aria-label': words.message.by(message.author.name, when),
    });
    // A card is edited all the time, by design: only changed words are worth a note.
    show(edited, Boolean(message.editedAt && message.text) && !message.deletedAt);
    show(more, !message.deletedAt || message.mine);
    if (isSame) return;
    drawBody();
    drawCardPlace();
  }

  return { element, update };
}
