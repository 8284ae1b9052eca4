/** The line above a conversation: where one is, and on a phone the way to the others. */
import { avatar, botAvatar } from './avatar.js';
import { h, setAll, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { changed, conversationById, conversationsOf, personById } from './store.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side */
export function conversationHead(side) {
  const title = h('h2');
  const note = h('p', { class: 'head-note' });
  const badge = h('span', { class: 'badge badge-quiet', hidden: true });
  const bot = botAvatar();
  const channel = h('span', { class: 'channel-mark', 'aria-hidden': true }, icon('hash'));
  const members = h('div', { class: 'members', 'aria-hidden': true });
  const toList = h(
    'button',
    { type: 'button', class: 'icon-button to-list', 'data-testid': `list-${side.name}`, onclick: toggle },
    icon('back'),
    badge,
  );
  const element = h(
    'header',
    { class: 'conversation-head' },
    toList,
    bot,
    channel,
    h('div', { class: 'head-words' }, title, note),
    members,
  );

  function toggle() {
    side.listOpen = !side.listOpen;
    changed();
  }

  function update() {
    const here = conversationById(side.conversation);
    if (!here) return;
    const isChat = here.type === 'personal';
    setText(title, here.title);
    setText(
      note,
      isChat ? words.chat.status : `${here.team?.name ?? ''} · ${words.channel.members(here.members.length)}`,
    );
    show(bot, isChat);
    show(channel, !isChat);
    setAll(toList, {
      'aria-label': side.listOpen ? words.list.close : words.list.open,
      'aria-expanded': String(side.listOpen),
    });
    const elsewhere = conversationsOf(side.person).some(
      (each) => each.id !== here.id && each.badges[side.person],
    );
    show(badge, elsewhere);
    const people = isChat ? [] : here.members.map(personById).filter(Boolean);
    syncList(
      members,
      people.slice(0, 6),
      (person) => person.id,
      (person) => ({ element: memberPicture(person) }),
    );
  }

  return { element, update };
}

function memberPicture(person) {
  const picture = avatar(person.name, 'small');
  setAll(picture, { title: `${person.name}, ${words.roles[person.role]}` });
  return picture;
}
