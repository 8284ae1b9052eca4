/** Teams' dialogs: a card over one side, until it is sent or closed. */
import { botAvatar } from './avatar.js';
import { drawCard } from './card.js';
import { focusable, h, setText, show, trapFocus } from './dom.js';
import { icon } from './icons.js';
import { pressInDialog } from './press.js';
import { changed } from './store.js';
import { words } from './words.js';

const widths = { small: 360, medium: 520, large: 720 };

/**
 * @param {import('./store.js').Side} side
 * @param {HTMLElement} behind what may not be used meanwhile
 */
export function dialogPlace(side, behind) {
  const element = h('div', { class: 'dialog-place', hidden: true });
  /** @type {import('./store.js').DialogView | null} */
  let drawn = null;
  /** @type {Element | null} */
  let before = null;

  function close() {
    side.dialog = null;
    changed();
  }

  function draw(dialog) {
    if (!drawn) before = document.activeElement;
    const problem = h('p', { class: 'dialog-problem', role: 'alert', hidden: true });
    const press = async (pressed) => {
      show(problem, false);
      const trouble = await pressInDialog(side, pressed);
      show(problem, trouble !== null);
      setText(problem, trouble ?? '');
    };
    const members = side.view?.members ?? [];
    const box = h(
      'div',
      {
        class: 'dialog',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-label': dialog.title,
        'data-testid': 'dialog',
      },
      h(
        'header',
        { class: 'dialog-head' },
        botAvatar('small'),
        h('h2', { text: dialog.title }),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': words.dialog.close,
            'data-testid': 'dialog-close',
            onclick: close,
          },
          icon('close'),
        ),
      ),
      h('div', { class: 'dialog-body' }, problem, drawCard(dialog.card, { side, members, press })),
    );
    box.style.setProperty('--dialog-width', `${widthOf(dialog.width)}px`);
    trapFocus(box, close);
    element.replaceChildren(box);
    show(element, true);
    behind.inert = true;
    // The first thing to fill in, rather than the button that closes.
    const [closeButton, first] = focusable(box);
    (first ?? closeButton)?.focus({ preventScroll: true });
  }

  function update() {
    const { dialog } = side;
    if (dialog === drawn) return;
    if (dialog) draw(dialog);
    drawn = dialog;
    if (dialog) return;
    show(element, false);
    behind.inert = false;
    element.replaceChildren();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }

  return { element, update };
}

/** Teams takes a name or pixels. */
function widthOf(width) {
  const pixels = Number(width);
  return pixels > 0 ? pixels : (widths[width] ?? widths.medium);
}
