/** While practice Teams plays the days before Monday: how far it is, and nothing to press yet. */
import { h, setAll, show } from './dom.js';
import { state } from './store.js';
import { words } from './words.js';

/** @param {HTMLElement} steps cannot be tried yet */
export function openingNotice(steps) {
  const bar = h('progress', { 'aria-label': words.opening.label });
  const element = h(
    'div',
    { class: 'opening', role: 'status', 'data-testid': 'opening', hidden: true },
    h('strong', { text: words.opening.title }),
    h('p', { text: words.opening.text }),
    bar,
  );

  function update() {
    const opening = state.snapshot?.opening;
    show(element, Boolean(opening));
    steps.inert = Boolean(opening);
    if (opening) setAll(bar, { value: opening.done, max: opening.of });
  }

  return { element, update };
}
