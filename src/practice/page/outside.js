/** What leaves the desk: a button with a count, and a drawer (on a phone a sheet) with all cases outside. */
import { h, setAll, setText, show, syncList, trapFocus } from './dom.js';
import { icon } from './icons.js';
import { caseView } from './outside-case.js';
import { casesOf, countNews, lookAtAll } from './outside-cases.js';
import { titleOf } from './outside-item.js';
import { changed, state, wide } from './store.js';
import { announce } from './toast.js';
import { receiverName, words } from './words.js';

const w = words.outside;

export function outsideWorld() {
  const badge = h('span', { class: 'badge', 'aria-hidden': true, hidden: true });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'switch outside-toggle',
      'aria-controls': 'outside',
      'data-testid': 'outside-toggle',
      onclick: () => setOpen(!state.outsideOpen),
    },
    icon('globe'),
    h('span', { class: 'outside-label', text: w.title }),
    badge,
  );
  const list = h('div', { class: 'outside-cases', role: 'list' });
  const empty = h('p', { class: 'outside-empty' }, icon('globe'), h('span', { text: w.empty }));
  const element = h(
    'aside',
    {
      class: 'outside',
      id: 'outside',
      tabindex: '-1',
      'aria-labelledby': 'outside-title',
      'data-testid': 'outside',
      hidden: true,
    },
    h(
      'header',
      { class: 'outside-head' },
      h('h2', { id: 'outside-title', text: w.title }),
      h('p', { text: w.note }),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': w.close,
          'data-testid': 'outside-close',
          onclick: () => setOpen(false),
        },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'outside-scroller', tabindex: '0', role: 'region', 'aria-label': w.cases },
      list,
      empty,
    ),
  );
  /** @type {Set<string> | null} */
  let heard = null;

  // The sheet on a phone covers everything; beside the desk one may go on working.
  trapFocus(
    element,
    () => setOpen(false),
    () => !wide.matches,
  );
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.outsideOpen && !event.defaultPrevented) setOpen(false);
  });

  function setOpen(open) {
    if (open === state.outsideOpen) return;
    const wasInside = element.contains(document.activeElement);
    state.outsideOpen = open;
    changed();
    update();
    if (open) element.focus({ preventScroll: true });
    else if (wasInside || document.activeElement === document.body) button.focus({ preventScroll: true });
  }

  function update() {
    const isOpen = state.outsideOpen;
    show(element, isOpen);
    setAll(document.body, { 'data-outside': isOpen ? 'open' : null });
    setAll(element, {
      role: wide.matches ? 'complementary' : 'dialog',
      'aria-modal': wide.matches ? null : 'true',
    });
    if (isOpen && !document.hidden) lookAtAll();
    const count = countNews();
    show(badge, count > 0);
    setText(badge, String(count));
    setAll(button, {
      'aria-expanded': String(isOpen),
      'aria-label': count ? w.withNews(count) : w.title,
      title: w.title,
    });
    hear();
    if (!isOpen) return;
    show(empty, state.outside.length === 0);
    syncList(list, casesOf(state.outside), (each) => each.key, caseView);
  }

  /** Reads out what came since the last time. */
  function hear() {
    if (!state.snapshot || state.snapshot.opening) return;
    const before = heard;
    heard = new Set(state.outside.map((item) => item.id));
    const fresh = before ? state.outside.filter((item) => !before.has(item.id)).at(-1) : null;
    if (fresh?.direction === 'in') announce(w.arrived(receiverName(fresh.receiver), titleOf(fresh)));
  }

  return { button, element, update };
}
