/** The top line of the phone: its owner's time. Only there to look like a phone. */
import { clockTime, now } from './clock.js';
import { h, setText } from './dom.js';
import { personById } from './store.js';

/** @param {import('./store.js').Side} side */
export function statusBar(side) {
  const time = h('span', { class: 'phone-time' });
  const element = h(
    'div',
    { class: 'status-bar', 'aria-hidden': true },
    time,
    h('span', { class: 'island' }),
    h('span', { class: 'phone-signs' }, h('i', { class: 'signal' }), h('i', { class: 'battery' })),
  );
  const update = () => setText(time, clockTime(now(), personById(side.person)?.timezone));
  return { element, update };
}
