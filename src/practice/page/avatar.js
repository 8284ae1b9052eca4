/** Round pictures: initials in a person's own colour, Deskhand's hand for the bot. */
import { h, setAll } from './dom.js';
import { icon } from './icons.js';

/** @param {string} name @param {'small' | 'large' | ''} [size] */
export function avatar(name, size = '') {
  const element = h('span', { 'aria-hidden': true });
  paintAvatar(element, name, size);
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {string} [size] */
export function paintAvatar(element, name, size = '') {
  // Drawn by the stylesheet: letters here would be read and copied along with the name beside them.
  setAll(element, {
    class: `avatar hue-${hue(name)} ${size && `avatar-${size}`}`.trim(),
    'data-initials': initials(name),
  });
}

/** @param {'small' | 'large' | ''} [size] */
export const botAvatar = (size = '') =>
  h(
    'span',
    { class: `avatar avatar-bot ${size && `avatar-${size}`}`.trim(), 'aria-hidden': true },
    icon('hand'),
  );

/** @param {string} name */
export function initials(name) {
  const parts = name
    .replace(/\(.*\)/, '')
    .trim()
    .split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** One of ten colours, always the same for a name. */
function hue(name) {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 10;
}
