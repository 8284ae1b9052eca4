/** The clock, and switches that change the world: later, Friday, Teams down, restart, reset; and the colours. */
import { post } from './api.js';
import { dayAndTime, now } from './clock.js';
import { h, setAll, setText } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { deskZone, state, wide } from './store.js';
import { themeButton } from './theme.js';
import { toast } from './toast.js';
import { words } from './words.js';

const w = words.switches;

const say = (text, tone) => toast(state.sides[wide.matches ? 'right' : state.front], text, tone);

/** @type {{ name: string, label: string, icon: string, run: () => Promise<any>, after?: string, danger?: boolean }[]} */
const switches = [
  {
    name: 'hour',
    label: w.hour,
    icon: 'hour',
    run: () => post('clock', { type: 'advance', ms: 3600000 }),
    after: w.hourDone,
  },
  {
    name: 'friday',
    label: w.friday,
    icon: 'calendar',
    run: () => post('clock', { type: 'fridayEvening' }),
    after: w.fridayDone,
  },
  { name: 'down', label: w.down, icon: 'cloud', run: () => post('down', { down: !state.snapshot?.down }) },
  { name: 'restart', label: w.restart, icon: 'restart', run: () => post('restart'), after: w.restartDone },
  {
    name: 'reset',
    label: w.reset,
    icon: 'reset',
    run: () => post('reset'),
    after: w.resetDone,
    danger: true,
  },
];

export function switchRow() {
  const time = h('span', { class: 'clock-time', 'data-testid': 'clock' });
  const clock = h(
    'p',
    { class: 'clock', title: w.clock },
    icon('clock'),
    h('span', { class: 'unseen', text: w.clock }),
    time,
  );
  const buttons = switches.map(switchButton);
  const more = h(
    'button',
    {
      type: 'button',
      class: 'icon-button switch-menu',
      'aria-label': w.menu,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-testid': 'switch-menu',
      onclick: openAll,
    },
    icon('sliders'),
  );
  const row = h('div', { class: 'switch-row', role: 'group', 'aria-label': w.label }, ...buttons);
  const element = h('div', { class: 'switches' }, clock, row, more, themeButton());

  function openAll() {
    const items = switches.map((each) => ({
      label: each.label,
      icon: each.icon,
      danger: each.danger,
      testId: `menu-${each.name}`,
      ...(each.name === 'down' ? { checked: Boolean(state.snapshot?.down) } : {}),
      run: () => (each.name === 'reset' ? askReset(more, each) : void flip(each)),
    }));
    openMenu(more, w.label, items);
  }

  function update() {
    const down = Boolean(state.snapshot?.down);
    setText(time, state.snapshot ? dayAndTime(now(), deskZone()) : '');
    setAll(buttons[2], { 'aria-pressed': String(down) });
    setAll(more, { class: `icon-button switch-menu ${down ? 'is-on' : ''}` });
  }

  return { element, update };
}

function switchButton(each) {
  const button = h(
    'button',
    {
      type: 'button',
      class: `switch switch-${each.name}`,
      'data-testid': `switch-${each.name}`,
      onclick: press,
    },
    each.name === 'down' ? h('span', { class: 'knob', 'aria-hidden': true }) : icon(each.icon),
    each.label,
  );

  async function press() {
    if (each.name === 'reset') return askReset(button, each);
    setAll(button, { 'aria-busy': 'true', disabled: true });
    await flip(each);
    setAll(button, { 'aria-busy': null, disabled: false });
  }

  return button;
}

/** Reset asks first: it is the one switch that cannot be switched back. */
const askReset = (anchor, each) =>
  openMenu(anchor, w.resetAsk, [
    {
      label: w.resetYes,
      note: w.resetAsk,
      icon: 'reset',
      danger: true,
      testId: 'reset-yes',
      run: () => void flip(each),
    },
  ]);

async function flip(each) {
  try {
    await each.run();
    if (each.after) say(each.after);
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
