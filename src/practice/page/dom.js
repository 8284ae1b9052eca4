/** The few lines that stand in for a framework. */

/**
 * Makes an element. `on…` properties become listeners, `text` its text, the rest attributes; `false` and
 * `null` leave an attribute out. Never takes HTML.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  setAll(element, properties);
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

/** @param {any} element @param {Record<string, any>} properties */
export function setAll(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'text') setText(element, value);
    else if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value === true ? '' : value))
      element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Makes `parent`'s children follow `items`, keeping elements (and so focus, scroll and half-typed text) by key.
 * @template T
 * @param {any} parent
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => { element: HTMLElement, update?: (item: T) => void }} make
 */
export function syncList(parent, items, keyOf, make) {
  const old = parent.views ?? new Map();
  const views = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const view = old.get(key) ?? make(item);
    views.set(key, view);
    view.update?.(item);
  }
  for (const [key, view] of old) if (!views.has(key)) view.element.remove();
  const focused = document.activeElement;
  let before = parent.firstChild;
  for (const view of views.values()) {
    if (view.element === before) before = before.nextSibling;
    else parent.insertBefore(view.element, before);
  }
  if (focused instanceof HTMLElement && focused !== document.activeElement && parent.contains(focused))
    focused.focus({ preventScroll: true });
  parent.views = views;
}

/** Shows or hides without touching the DOM when nothing changes. */
export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

/**
 * Keeps Tab inside `box` and calls `close` on Escape.
 * @param {HTMLElement} box
 * @param {() => void} close
 * @param {() => boolean} [holds] whether Tab has to stay right now
 */
export function trapFocus(box, close, holds = () => true) {
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'Tab' || !holds()) return;
    const stops = focusable(box);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge && box.contains(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  });
}

/** @param {HTMLElement} box @returns {HTMLElement[]} */
export function focusable(box) {
  const all = box.querySelectorAll(
    'a[href], button:not(:disabled), input, select, textarea, [contenteditable="true"], [tabindex="0"]',
  );
  return [...all].filter((element) => element.getClientRects().length > 0);
}
