/** Light, dark, or as the system has it: `?theme=dark` for one look, the button for good. */
import { h, setAll } from './dom.js';
import { icon } from './icons.js';
import { words } from './words.js';

const order = ['auto', 'light', 'dark'];
const icons = { auto: 'half', light: 'sun', dark: 'moon' };
const stored = 'deskhand-practice-theme';

function firstTheme() {
  const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(stored);
  return order.includes(asked) ? asked : 'auto';
}

let theme = firstTheme();

function apply() {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

apply();

export function themeButton() {
  const button = h('button', {
    type: 'button',
    class: 'icon-button theme',
    'data-testid': 'theme',
    onclick: next,
  });

  function draw() {
    setAll(button, { 'aria-label': words.switches.theme[theme], title: words.switches.theme[theme] });
    button.replaceChildren(icon(icons[theme]));
  }

  function next() {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    localStorage.setItem(stored, theme);
    apply();
    draw();
  }

  draw();
  return button;
}
