/** Puts the page together. */
import { h, setAll, setText, show } from './dom.js';
import { icon } from './icons.js';
import { openingNotice } from './opening.js';
import { outsideWorld } from './outside.js';
import { pane } from './pane.js';
import { stepStrip } from './steps.js';
import { newsOf, state, subscribe } from './store.js';
import { showFront, start } from './sync.js';
import { switchRow } from './switches.js';
import { words } from './words.js';

const switches = switchRow();
const outside = outsideWorld();
switches.element.append(outside.button);
const steps = stepStrip();
const panes = [pane(state.sides.left), pane(state.sides.right)];
const tabs = sideTabs();
const opening = openingNotice(steps.element);
const waiting = h('p', { class: 'waiting', role: 'status', text: words.loading });
const handoff = h(
  'main',
  { class: 'handoff', id: 'handoff', tabindex: '-1' },
  waiting,
  ...panes.map((each) => each.element),
  opening.element,
);

document.title = words.title;
document.body.prepend(
  h('a', { class: 'skip', href: '#handoff', text: words.skip }),
  h(
    'header',
    { class: 'top' },
    h(
      'h1',
      { class: 'brand' },
      h('span', { class: 'brand-mark', 'aria-hidden': true }, icon('hand')),
      h('span', { text: words.brand }),
      h('small', { text: words.tagline }),
    ),
    switches.element,
  ),
  steps.element,
  tabs.element,
  h('div', { class: 'stage' }, handoff, outside.element),
);

/** On narrow screens: one side at a time. */
function sideTabs() {
  const tab = (side) => {
    const badge = h('span', { class: 'badge' });
    const button = h(
      'button',
      {
        type: 'button',
        class: 'side-tab',
        'data-testid': `tab-${side.name}`,
        onclick: () => showFront(side.name),
      },
      icon(side.name === 'left' ? 'phone' : 'desk'),
      words.sides[side.name],
      badge,
    );
    const update = () => {
      const { loud, quiet } = newsOf(side.person);
      const isFront = state.front === side.name;
      setAll(button, { 'aria-pressed': String(isFront) });
      show(badge, !isFront && loud + quiet > 0);
      setText(badge, loud ? String(loud) : '');
      setAll(badge, { class: `badge ${loud ? '' : 'badge-quiet'}` });
    };
    return { button, update };
  };
  const both = Object.values(state.sides).map(tab);
  const element = h(
    'nav',
    { class: 'side-tabs', 'aria-label': words.sideTabs },
    ...both.map((each) => each.button),
  );
  return { element, update: () => both.forEach((each) => each.update()) };
}

function draw() {
  const isReady = state.snapshot && !state.snapshot.opening;
  setAll(document.body, { 'data-ready': isReady ? 'true' : null });
  show(waiting, !state.snapshot);
  setText(waiting, state.lost ? words.lost : words.loading);
  for (const part of [switches, steps, tabs, ...panes, opening, outside]) part.update();
}

subscribe(draw);
draw();
void start();
