/** Keeps `state` in step with practice Teams: first load, live events, what is looked at. */
import { chooseConversation, chooseSides, writeAddress } from './address.js';
import * as api from './api.js';
import { tick } from './clock.js';
import { changed, isSeen, personById, state, wide } from './store.js';

/** @typedef {import('./store.js').Side} Side */

const sides = () => Object.values(state.sides);

export async function start() {
  await reload();
  api.listen(onEvent, onOpen, onLost);
  setInterval(everySecond, 1000);
  document.addEventListener('visibilitychange', refreshAll);
  wide.addEventListener('change', () => {
    changed();
    refreshAll();
  });
}

function everySecond() {
  tick();
  if (state.snapshot?.opening) void whileOpening();
}

/** Days go by in seconds, and nobody is shown them: drawing each moment would only make them slower. */
async function whileOpening() {
  await refreshSnapshot();
  if (!state.snapshot?.opening) {
    await worldChanged();
    refreshAll();
  }
}

async function reload() {
  await refreshSnapshot();
  chooseSides();
  await Promise.all([...sides().map(refreshSide), refreshOutside()]);
  writeAddress();
}

/** @param {'left' | 'right'} name @param {string} person */
export function showPerson(name, person) {
  const side = state.sides[name];
  const kind = side.view?.type ?? (name === 'left' ? 'personal' : 'channel');
  Object.assign(side, { person, view: null, dialog: null, listOpen: false });
  chooseConversation(side, kind);
  opened(side);
}

/** @param {Side} side @param {string} conversation @param {string} [thread] */
export function showConversation(side, conversation, thread) {
  if (side.conversation !== conversation) Object.assign(side, { view: null, dialog: null });
  Object.assign(side, { conversation, listOpen: false, goTo: thread ? { thread, at: Date.now() } : null });
  opened(side);
}

function opened(side) {
  writeAddress();
  changed();
  void refreshSide(side);
}

/** @param {'left' | 'right'} name */
export function showFront(name) {
  state.front = name;
  changed();
  void refreshSide(state.sides[name]);
}

/** @type {Map<unknown, { again: boolean }>} */
const running = new Map();

/** Runs one at a time per key; asked for meanwhile, once more afterwards. */
async function coalesce(key, work) {
  const current = running.get(key);
  if (current) {
    current.again = true;
    return;
  }
  const own = { again: true };
  running.set(key, own);
  try {
    while (own.again) {
      own.again = false;
      await work();
    }
  } catch {
    state.lost = true;
    changed();
  } finally {
    running.delete(key);
  }
}

export const refreshSnapshot = () =>
  coalesce('snapshot', async () => {
    const snapshot = await api.getSnapshot();
    if (state.snapshot && snapshot.seq < state.snapshot.seq) return;
    state.snapshot = snapshot;
    state.lost = false;
    tick();
    changed();
  });

const refreshOutside = () =>
  coalesce('outside', async () => {
    state.outside = (await api.getOutside()).items;
    changed();
  });

/** @param {Side} side */
export const refreshSide = (side) =>
  coalesce(side, async () => {
    const { person, conversation } = side;
    if (!conversation) return;
    const view = await api.getConversation(person, conversation);
    if (!take(side, view) || !isSeen(side) || !hasSomethingToLookAt(view)) return;
    // Slower than the plain view: the bot is asked for this person's own cards.
    take(side, await api.look(person, conversation));
  });

/** False when the side went elsewhere meanwhile. */
function take(side, view) {
  if (side.person !== view.as || side.conversation !== view.id) return false;
  const older = side.view?.id === view.id && side.view.as === view.as && view.seq < side.view.seq;
  if (!older) side.view = view;
  state.lost = false;
  changed();
  return true;
}

/** Something unread to mark, or a card that has a view of its own for this person. */
function hasSomethingToLookAt(view) {
  const me = personById(view.as)?.teamsId;
  return view.messages.some(
    (each) => each.unread || (!each.ownView && each.card?.refresh?.userIds?.includes(me)),
  );
}

function refreshAll() {
  void refreshSnapshot();
  void refreshOutside();
  sides().forEach(refreshSide);
}

let connectedBefore = false;

function onOpen() {
  state.lost = false;
  if (connectedBefore) {
    // Practice Teams may have started afresh, and counts from the beginning then.
    for (const each of [state.snapshot, state.sides.left.view, state.sides.right.view])
      if (each) each.seq = 0;
    refreshAll();
  }
  connectedBefore = true;
  changed();
}

function onLost() {
  state.lost = true;
  changed();
}

/** @param {import('../api.ts').PracticeEvent} event */
function onEvent(event) {
  if (event.type === 'reset') return void startAgain();
  if (state.snapshot?.opening && event.type !== 'clock') return;
  if (event.type === 'world') return void worldChanged();
  if (event.type === 'outside') return void refreshOutside();
  if (event.type === 'clock' && state.snapshot) {
    state.snapshot.shifted = Date.parse(event.now) - Date.now();
    tick();
    changed();
  }
  for (const side of sides()) {
    if (!('conversation' in event) || event.conversation !== side.conversation) continue;
    if (event.type === 'conversation') void refreshSide(side);
    else if (side.view) side.view.typingUntil = event.until;
    changed();
  }
}

async function worldChanged() {
  await refreshSnapshot();
  for (const side of sides()) {
    const before = side.conversation;
    chooseConversation(side, side.view?.type ?? 'channel');
    if (side.conversation !== before) opened(side);
  }
}

async function startAgain() {
  state.snapshot = null;
  for (const side of sides()) Object.assign(side, { view: null, dialog: null, conversation: '', goTo: null });
  await reload();
}
