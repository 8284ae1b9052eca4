/** One message to a receiver outside, or the answer that went back. */
import { messageTime } from './clock.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { textOf } from './outside-cases.js';
import { deskZone } from './store.js';
import { words } from './words.js';

const w = words.outside;

/** @typedef {import('./outside-cases.js').Item} Item */

/** What it is, in a word or two. @param {Item} item @returns {string} */
export function titleOf(item) {
  const type = textOf(item.body?.type);
  if (item.direction === 'out') return w.answers[type] ?? w.answers.other;
  return item.kind === 'mail' ? item.subject || w.noSubject : (w.types[type] ?? w.types.other);
}

/** @param {Item} first */
export function itemView(first) {
  const element = h('li', { class: `outside-item is-${first.direction}`, 'data-testid': 'outside-item' });
  let shown = '';

  /** @param {Item} item */
  function update(item) {
    const time = messageTime(item.at, deskZone());
    const wanted = `${time} ${JSON.stringify(item)}`;
    if (wanted === shown) return;
    shown = wanted;
    element.replaceChildren(
      h(
        'p',
        { class: 'item-head' },
        h('strong', { text: titleOf(item) }),
        h('time', { datetime: item.at, text: time }),
      ),
      ...[textPart(item), packagePart(item), marks(item)].filter((part) => part !== null),
    );
  }

  return { element, update };
}

const textPart = (item) => (item.text ? h('p', { class: 'item-text', text: item.text }) : null);

/** What Deskhand sent along, which it shows to its own people before. */
function packagePart({ body }) {
  const rows = Object.entries(body?.package ?? {}).filter(([, value]) => value !== '' && value !== null);
  if (!rows.length) return null;
  return h(
    'dl',
    { class: 'item-package' },
    ...rows.map(([key, value]) =>
      h(
        'div',
        {},
        h('dt', { text: labelOf(key) }),
        h('dd', { text: typeof value === 'string' ? value : JSON.stringify(value) }),
      ),
    ),
  );
}

/** `deviceName` → `Device name`, `osBuild` → `OS build` */
function labelOf(key) {
  const parts = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_.-]+/);
  const label = parts.map((part) => w.abbreviations[part.toLowerCase()] ?? part.toLowerCase()).join(' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** @param {Item} item */
function marks(item) {
  const all = [
    item.verified === true && mark('good', 'tick', w.signed),
    item.verified === false && mark('bad', 'close', w.notSigned),
    item.repeats > 0 && mark('quiet', 'reset', w.repeated(item.repeats)),
    item.direction === 'out' && taken(item),
  ].filter(Boolean);
  return all.length ? h('p', { class: 'item-marks' }, ...all) : null;
}

function taken({ kind, answerStatus = 0 }) {
  if (kind === 'mail') return mark('quiet', 'mail', w.inMailbox);
  if (answerStatus === 0) return mark('bad', 'close', w.unanswered);
  return answerStatus < 300 ? mark('good', 'tick', w.taken) : mark('bad', 'close', w.refused(answerStatus));
}

const mark = (tone, picture, text) =>
  h('span', { class: `item-mark mark-${tone}` }, icon(picture), h('span', { text }));
