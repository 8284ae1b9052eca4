/** Talks to the control API of practice Teams (`src/practice/api.ts`). */
const base = '/practice/api/';

/** @returns {Promise<import('../api.ts').Snapshot>} */
export const getSnapshot = () => request('snapshot');

/** As that person sees it, nothing marked as read. @returns {Promise<import('../api.ts').ConversationView>} */
export const getConversation = (as, id) =>
  request(`conversation?id=${encodeURIComponent(id)}&as=${encodeURIComponent(as)}`);

/** The same, marked as read. @returns {Promise<import('../api.ts').ConversationView>} */
export const look = (as, conversation) => post('look', { as, conversation });

/** @returns {Promise<import('../views.ts').OutsideView>} */
export const getOutside = () => request('outside');

/** @param {string} path @param {object} [body] @returns {Promise<any>} */
export function post(path, body = {}) {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * Live events. The browser reconnects by itself; `onOpen` tells each time, so that the page can catch up.
 * @param {(event: import('../api.ts').PracticeEvent) => void} onEvent
 * @param {() => void} onOpen
 * @param {() => void} onLost
 */
export function listen(onEvent, onOpen, onLost) {
  const source = new EventSource(`${base}events`);
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onLost);
  source.addEventListener('message', (message) => onEvent(JSON.parse(message.data)));
}

async function request(path, options) {
  const response = await fetch(base + path, options);
  const body = await response.json().catch(() => null);
  if (response.ok) return body;
  throw new Error(body?.error ?? `${response.status} ${response.statusText}`);
}
