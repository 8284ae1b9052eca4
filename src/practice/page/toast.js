/** Short notices at the foot of one side, and the voice for screen readers. */
import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** @type {Record<string, HTMLElement>} */
const places = {};

/** @param {string} side @returns {HTMLElement} */
export function toastPlace(side) {
  places[side] = h('div', {
    class: 'toasts',
    'data-testid': 'toasts',
    role: 'status',
    'aria-live': 'polite',
  });
  return places[side];
}

/** @param {{ name: string }} side @param {string} text @param {'note' | 'problem'} [tone] */
export function toast(side, text, tone = 'note') {
  const place = places[side.name];
  if (!place) return;
  const remove = () => box.remove();
  const box = h(
    'div',
    { class: `toast toast-${tone}`, 'data-testid': 'toast' },
    h('p', { text }),
    h(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': words.toast.close, onclick: remove },
      icon('close'),
    ),
  );
  while (place.children.length > 2) place.firstElementChild?.remove();
  place.append(box);
  setTimeout(remove, Math.max(6000, text.length * 70));
}

const voice = h('p', { class: 'unseen', 'aria-live': 'polite' });
document.body.append(voice);

/** Reads it out, for those who don't see it arrive. @param {string} text */
export function announce(text) {
  voice.textContent = text.slice(0, 300);
}
