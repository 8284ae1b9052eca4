/** What the page knows and which two views it shows. Whoever draws subscribes; `changed()` draws once a frame. */

/**
 * @typedef {import('../api.ts').Snapshot} Snapshot
 * @typedef {import('../api.ts').ConversationView} ConversationView
 * @typedef {import('../api.ts').ConversationSummary} ConversationSummary
 * @typedef {import('../api.ts').PersonView} PersonView
 * @typedef {import('../api.ts').DialogView} DialogView
 *
 * @typedef {object} Side
 * @property {'left' | 'right'} name
 * @property {string} person short id
 * @property {string} conversation
 * @property {ConversationView | null} view
 * @property {DialogView | null} dialog
 * @property {boolean} listOpen the list of conversations covers the phone
 * @property {{ thread: string, at: number } | null} goTo a thread to scroll to once it is there
 */

/** @param {'left' | 'right'} name @returns {Side} */
const emptySide = (name) => ({
  name,
  person: '',
  conversation: '',
  view: null,
  dialog: null,
  listOpen: false,
  goTo: null,
});

export const state = {
  /** @type {Snapshot | null} */
  snapshot: null,
  sides: { left: emptySide('left'), right: emptySide('right') },
  /** @type {'left' | 'right'} the one to see when there is room for one */
  front: 'left',
  /** @type {import('../outside/items.ts').OutsideItem[]} what the receivers outside have got and answered */
  outside: [],
  outsideOpen: false,
  /** No answer from practice Teams. */
  lost: false,
};

/** @type {Set<() => void>} */
const drawers = new Set();
let drawing = false;

/** @param {() => void} draw */
export function subscribe(draw) {
  drawers.add(draw);
}

export function changed() {
  if (drawing) return;
  drawing = true;
  // Not requestAnimationFrame: a background tab gets no frames, but has a title to keep.
  queueMicrotask(() => {
    drawing = false;
    for (const draw of drawers) draw();
  });
}

export const wide = matchMedia('(min-width: 1000px)');

/** @param {Side} side */
export const isSeen = (side) => !document.hidden && (wide.matches || state.front === side.name);

/** @param {string} id @returns {PersonView | undefined} */
export const personById = (id) => state.snapshot?.people.find((person) => person.id === id);

/** The desk's own time zone is not in the snapshot; the first agent's stands for it. */
export const deskZone = () => state.snapshot?.people.find((person) => person.role === 'tier1')?.timezone;

/** @param {string} person @returns {ConversationSummary[]} */
export const conversationsOf = (person) =>
  state.snapshot?.conversations.filter((each) => each.members.includes(person)) ?? [];

/** @param {string} id */
export const conversationById = (id) => state.snapshot?.conversations.find((each) => each.id === id);

/**
 * What a person has not seen. `loud` is what Teams would notify: the personal chat, and mentions in channels.
 * @param {string} person
 */
export function newsOf(person) {
  let loud = 0;
  let quiet = 0;
  for (const each of conversationsOf(person)) {
    const badge = each.badges[person];
    if (!badge) continue;
    const heard = each.type === 'personal' ? badge.unread : badge.mentions;
    loud += heard;
    quiet += badge.unread - heard;
  }
  return { loud, quiet };
}
