/** Whose Teams a side shows, and a quick way to whoever has something new. */
import { avatar, paintAvatar } from './avatar.js';
import { h, setAll, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { newsOf, personById, state } from './store.js';
import { showPerson } from './sync.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side */
export function switcher(side) {
  const picture = avatar('');
  const name = h('strong');
  const role = h('span', { class: 'role' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-testid': `person-${side.name}`,
      onclick: open,
    },
    picture,
    h('span', { class: 'person-words' }, name, role),
    h('span', { class: 'unseen', text: words.switchPerson }),
    icon('down'),
  );
  const others = h('div', { class: 'news', 'data-testid': `news-${side.name}` });
  const element = h('div', { class: 'switcher' }, button, others);

  function open() {
    const items = (state.snapshot?.people ?? []).map((person) => ({
      label: person.name,
      note:
        person.guest && person.role !== 'partner'
          ? `${words.roles[person.role]} · ${words.guest}`
          : words.roles[person.role],
      lead: avatar(person.name),
      trail: newsBadge(person.id),
      checked: person.id === side.person,
      testId: `pick-${person.id}`,
      run: () => showPerson(side.name, person.id),
    }));
    openMenu(button, words.people, items);
  }

  function update() {
    const person = personById(side.person);
    if (!person) return;
    paintAvatar(picture, person.name);
    setText(name, person.name);
    setText(role, words.roles[person.role]);
    setAll(button, { 'data-person': person.id });
    const shown = Object.values(state.sides).map((each) => each.person);
    // Users are a tap away on the phone, the desk's people at the desk.
    const withNews = (state.snapshot?.people ?? [])
      .filter((each) => (each.role === 'user') === (side.name === 'left'))
      .map((each) => ({ person: each, news: newsOf(each.id) }))
      .filter(({ person: each, news }) => !shown.includes(each.id) && news.loud + news.quiet > 0)
      .sort((one, other) => other.news.loud - one.news.loud);
    syncList(
      others,
      withNews.slice(0, 4),
      ({ person: each }) => each.id,
      ({ person: each }) => jump(side, each),
    );
  }

  return { element, update };
}

function jump(side, person) {
  const badge = h('span', { class: 'badge' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'jump',
      'data-testid': `jump-${side.name}-${person.id}`,
      onclick: () => showPerson(side.name, person.id),
    },
    avatar(person.name),
    badge,
  );
  const update = ({ news }) => {
    const label = news.loud ? words.jumpTo(person.name, news.loud) : words.jumpToQuiet(person.name);
    setText(badge, news.loud ? String(news.loud) : '');
    setAll(badge, { class: `badge ${news.loud ? '' : 'badge-quiet'}` });
    setAll(button, { 'aria-label': label, title: label });
  };
  return { element: button, update };
}

function newsBadge(person) {
  const { loud, quiet } = newsOf(person);
  if (!loud && !quiet) return null;
  const badge = h('span', { class: `badge ${loud ? '' : 'badge-quiet'}`, text: loud ? String(loud) : '' });
  show(badge, true);
  return badge;
}
