/**
 * The page's address: `?left=alex&right=robin&leftChat=…&rightChat=…&theme=dark&front=right`.
 * A chat is `personal`, a channel's name or its Teams id.
 */
import { conversationsOf, state } from './store.js';

/** @typedef {import('./store.js').Side} Side */

const asked = new URLSearchParams(location.search);

/** Puts the people and conversations of the address (or the usual ones) on both sides. */
export function chooseSides() {
  const { left, right } = state.sides;
  const people = state.snapshot?.people ?? [];
  const known = (id) => people.some((person) => person.id === id);
  const first = (role) => (people.find((person) => person.role === role) ?? people[0])?.id ?? '';
  left.person = known(left.person)
    ? left.person
    : known(asked.get('left'))
      ? asked.get('left')
      : first('user');
  right.person = known(right.person)
    ? right.person
    : known(asked.get('right'))
      ? asked.get('right')
      : first('tier1');
  chooseConversation(left, asked.get('leftChat') ?? 'personal');
  chooseConversation(right, asked.get('rightChat') ?? 'channel');
  if (asked.get('front') === 'right') state.front = 'right';
}

/** Keeps the side's conversation when its person has it, otherwise takes the wanted kind. @param {Side} side */
export function chooseConversation(side, wanted) {
  const theirs = conversationsOf(side.person);
  if (theirs.some((each) => each.id === side.conversation)) return;
  const lower = wanted.toLowerCase();
  const found =
    theirs.find(
      (each) => each.id === wanted || (each.type === 'channel' && each.title.toLowerCase() === lower),
    ) ??
    theirs.find((each) => each.type === wanted && each.botInstalled && each.id !== each.team?.id) ??
    // A team's id is its General channel's, where the desk does not work.
    theirs.find((each) => each.type === wanted && each.id !== each.team?.id) ??
    theirs.find((each) => each.type === wanted) ??
    theirs[0];
  side.conversation = found?.id ?? '';
}

/** Writes both sides into the address bar, so that a reload or a link shows the same. */
export function writeAddress() {
  const { left, right } = state.sides;
  const now = new URLSearchParams(location.search);
  now.set('left', left.person);
  now.set('right', right.person);
  for (const side of [left, right]) {
    const chat = conversationsOf(side.person).find((each) => each.id === side.conversation);
    now.set(`${side.name}Chat`, chat?.type === 'channel' ? chat.title : 'personal');
  }
  history.replaceState(null, '', `?${now}`);
}
