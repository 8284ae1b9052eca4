/** Keeps a list scrolled to its end while its reader is there, and offers the way back when not. */
import { h, show } from './dom.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** @param {HTMLElement} scroller @param {HTMLElement} content */
export function stickToEnd(scroller, content) {
  let stuck = true;
  const toEnd = () => {
    stuck = true;
    scroller.scrollTop = scroller.scrollHeight;
    show(pill, false);
  };
  const pill = h(
    'button',
    { class: 'new-below', type: 'button', hidden: true, onclick: toEnd },
    icon('down'),
    words.chat.newBelow,
  );
  let top = 0;
  let height = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Only going up is a reader's wish. What arrives or goes meanwhile moves the end as well, and changes the height.
    if (scrollHeight === height && scrollTop < top - 2) stuck = false;
    if (scrollHeight - scrollTop - clientHeight < 60) stuck = true;
    [top, height] = [scrollTop, scrollHeight];
    if (stuck) show(pill, false);
  });
  // Pictures and cards grow after they were added.
  const watcher = new ResizeObserver(() => stuck && toEnd());
  watcher.observe(content);
  watcher.observe(scroller);
  return {
    pill,
    toEnd,
    /** Something new is at the end. */
    arrived: () => show(pill, !stuck),
    /** Scrolls to an element and stays there. @param {HTMLElement} element */
    goTo(element) {
      stuck = false;
      element.scrollIntoView({ block: 'start' });
    },
  };
}
