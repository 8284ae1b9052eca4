/** A small menu that opens at a button: arrow keys, Escape, a click elsewhere closes it. */
import { h, setAll } from './dom.js';
import { icon } from './icons.js';

/** @type {(() => void) | null} */
let closeOpen = null;

/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {() => void} run
 * @property {string} [icon]
 * @property {Node} [lead] instead of the icon
 * @property {string} [note] a second, quieter line
 * @property {Node | null} [trail] at the end of the line
 * @property {boolean} [checked] makes it a choice of one
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {string} [testId]
 * @property {string} [group] a heading above, where it changes
 */

/** @param {HTMLElement} anchor @param {string} label @param {MenuItem[]} items */
export function openMenu(anchor, label, items) {
  const wasOpen = anchor.getAttribute('aria-expanded') === 'true';
  closeOpen?.();
  if (wasOpen || !items.length) return;
  const box = h('div', { class: 'menu', role: 'menu', 'aria-label': label, 'data-testid': 'menu' });
  const close = (refocus = true) => {
    closeOpen = null;
    box.remove();
    setAll(anchor, { 'aria-expanded': 'false' });
    document.removeEventListener('pointerdown', outside, true);
    removeEventListener('resize', closeQuietly);
    if (refocus) anchor.focus();
  };
  const closeQuietly = () => close(false);
  const outside = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  let group = '';
  for (const item of items) {
    if (item.group && item.group !== group)
      box.append(h('p', { class: 'menu-group', text: (group = item.group) }));
    box.append(itemButton(item, close));
  }
  box.addEventListener('keydown', (event) => steer(event, box, close));
  closeOpen = closeQuietly;
  setAll(anchor, { 'aria-expanded': 'true', 'aria-haspopup': 'menu' });
  document.body.append(box);
  place(box, anchor);
  document.addEventListener('pointerdown', outside, true);
  addEventListener('resize', closeQuietly);
  (box.querySelector('[aria-checked="true"]') ?? box.querySelector('button'))?.focus({ preventScroll: true });
}

/** @param {MenuItem} item */
function itemButton(item, close) {
  const choice = item.checked !== undefined;
  return h(
    'button',
    {
      type: 'button',
      class: `menu-item ${item.danger ? 'danger' : ''}`,
      role: choice ? 'menuitemradio' : 'menuitem',
      'aria-checked': choice ? String(item.checked) : null,
      'data-testid': item.testId,
      disabled: item.disabled,
      onclick: () => {
        close();
        item.run();
      },
    },
    item.lead ?? (item.icon ? icon(/** @type {any} */ (item.icon)) : null),
    h(
      'span',
      { class: 'menu-words' },
      h('span', { text: item.label }),
      item.note ? h('small', { text: item.note }) : null,
    ),
    item.trail,
    item.checked ? icon('tick') : null,
  );
}

function steer(event, box, close) {
  const all = [...box.querySelectorAll('button:not(:disabled)')];
  const at = all.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation();
    event.preventDefault();
    close();
  } else if (event.key in moves) {
    event.preventDefault();
    all[(moves[event.key] + all.length) % all.length]?.focus();
  }
}

/** Below the button if it fits, above otherwise, never off the screen. */
function place(box, anchor) {
  const spot = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = spot.bottom + 4 + height <= innerHeight - 8;
  const top = below ? spot.bottom + 4 : Math.max(8, spot.top - height - 4);
  const alignRight = spot.left + width > innerWidth - 8;
  const left = alignRight ? Math.max(8, spot.right - width) : spot.left;
  Object.assign(box.style, { top: `${Math.min(top, innerHeight - height - 8)}px`, left: `${left}px` });
}
