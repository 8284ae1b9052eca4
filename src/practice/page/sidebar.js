/** A person's chats and channels, with what is new in them. */
import { botAvatar } from './avatar.js';
import { h, setAll, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { conversationsOf, state } from './store.js';
import { showConversation } from './sync.js';
import { words } from './words.js';

/** @typedef {import('./store.js').ConversationSummary} ConversationSummary */

/** @param {import('./store.js').Side} side */
export function sidebar(side) {
  const chats = h('div', { role: 'list' });
  const teams = h('div', { class: 'teams' });
  const element = h(
    'nav',
    { class: 'sidebar', 'aria-label': words.list.label, 'data-testid': 'conversations' },
    h('h3', { text: words.list.chats }),
    chats,
    h('h3', { text: words.list.teams }),
    teams,
  );

  function update() {
    const theirs = conversationsOf(side.person);
    const make = (each) => entry(side, each);
    const keyOf = (each) => `${side.person} ${each.id}`;
    syncList(
      chats,
      theirs.filter((each) => each.type === 'personal'),
      keyOf,
      make,
    );
    const channels = theirs.filter((each) => each.type === 'channel');
    const groups = (state.snapshot?.teams ?? [])
      .map((team) => ({ team, channels: channels.filter((each) => each.team?.id === team.id) }))
      .filter((group) => group.channels.length > 0);
    syncList(
      teams,
      groups,
      (group) => group.team.id,
      ({ team }) => teamGroup(team, keyOf, make),
    );
  }

  return { element, update };
}

function teamGroup(team, keyOf, make) {
  const name = h('h4', { text: team.name });
  const list = h('div', { role: 'list' });
  const update = (group) => {
    setText(name, group.team.name);
    syncList(list, group.channels, keyOf, make);
  };
  return { element: h('div', { class: 'team' }, name, list), update };
}

/** @param {import('./store.js').Side} side @param {ConversationSummary} first */
function entry(side, first) {
  const title = h('span', { class: 'entry-title' });
  const badge = h('span', { class: 'badge', 'data-testid': 'badge' });
  const open = () => showConversation(side, first.id);
  const button = h(
    'button',
    { type: 'button', class: 'entry', 'data-testid': 'conversation', onclick: open },
    first.type === 'personal' ? botAvatar('small') : icon('hash'),
    title,
    badge,
  );

  /** @param {ConversationSummary} each */
  function update(each) {
    const { unread = 0, mentions = 0 } = each.badges[side.person] ?? {};
    const loud = each.type === 'personal' ? unread : mentions;
    setText(title, each.title);
    setText(badge, loud ? String(loud) : '');
    show(badge, unread > 0);
    setAll(badge, {
      class: `badge ${loud ? '' : 'badge-quiet'}`,
      'aria-label': loud ? words.list.mentions(loud) : words.list.newMessages(unread),
    });
    setAll(button, {
      'aria-current': each.id === side.conversation ? 'true' : null,
      class: `entry ${unread ? 'has-news' : ''}`,
      'data-conversation': each.id,
    });
  }

  return { element: h('div', { role: 'listitem' }, button), update };
}
