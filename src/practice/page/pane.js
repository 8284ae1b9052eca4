/** One side of the handoff: its person, their conversations, the one that is open, dialogs and notices over it. */
import { banners } from './banner.js';
import { channelBody } from './channel.js';
import { chatBody } from './chat.js';
import { conversationHead } from './conversation-head.js';
import { dialogPlace } from './dialog.js';
import { h, setAll, show } from './dom.js';
import { sidebar } from './sidebar.js';
import { statusBar } from './status-bar.js';
import { state, wide } from './store.js';
import { switcher } from './switcher.js';
import { toastPlace } from './toast.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side */
export function pane(side) {
  const who = switcher(side);
  const list = sidebar(side);
  const head = conversationHead(side);
  const notice = banners(side);
  const place = h('div', { class: 'conversation-body' });
  const main = h('div', { class: 'conversation' }, head.element, notice.element, place);
  const inside = h('div', { class: 'inside' }, list.element, main);
  const dialog = dialogPlace(side, inside);
  const status = side.name === 'left' ? statusBar(side) : null;
  const screen = h(
    'div',
    { class: 'screen' },
    status?.element,
    inside,
    dialog.element,
    toastPlace(side.name),
  );
  const element = h(
    'section',
    {
      class: classes(side),
      id: `pane-${side.name}`,
      'aria-label': words.sides[side.name],
      'data-testid': `side-${side.name}`,
    },
    who.element,
    h('div', { class: side.name === 'left' ? 'phone' : 'window' }, screen),
  );
  /** @type {{ element: HTMLElement, update: (view: any) => void } | null} */
  let body = null;
  let shown = '';

  function update() {
    for (const part of [who, list, head, notice, dialog, status]) part?.update();
    setAll(element, {
      class: classes(side),
      'aria-busy': side.view ? null : 'true',
    });
    const { view } = side;
    const wanted = view ? `${view.as} ${view.id}` : '';
    if (wanted !== shown) {
      shown = wanted;
      body = view && (view.type === 'personal' ? chatBody(side, view) : channelBody(side, view));
      place.replaceChildren(...(body ? [body.element] : []));
    }
    // Shown first: what is hidden can't scroll to a thread.
    show(place, Boolean(view));
    if (view) body?.update(view);
  }

  return { element, update };
}

/** `compact`: laid out as on a phone, which the right side is too when there is no room for a window. */
const classes = (side) =>
  [
    `pane pane-${side.name}`,
    side.name === 'left' || !wide.matches ? 'compact' : '',
    side.listOpen ? 'list-open' : '',
    state.front === side.name ? 'front' : '',
  ]
    .filter(Boolean)
    .join(' ');
