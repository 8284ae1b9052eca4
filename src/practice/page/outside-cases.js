/** Sorts what is outside into cases, and remembers what was looked at. */
import { state } from './store.js';

/**
 * @typedef {import('../outside/items.ts').OutsideItem} Item
 *
 * @typedef {object} Case
 * @property {string} key
 * @property {string} receiver
 * @property {'webhook' | 'mail'} kind
 * @property {string} ticket
 * @property {string} caseNumber
 * @property {Item[]} items oldest first
 * @property {Item | undefined} answerable the newest that somebody there can answer
 */

/** Newest first. @param {Item[]} items @returns {Case[]} */
export function casesOf(items) {
  const groups = Map.groupBy(items, (item) => `${item.receiver} ${item.escalationId ?? item.id}`);
  return [...groups].map(([key, own]) => caseOf(key, own)).reverse();
}

/** @param {string} key @param {Item[]} items @returns {Case} */
function caseOf(key, items) {
  // What was signed by somebody else tells nothing about the case.
  const trusted = items.filter((item) => item.verified !== false);
  const over = trusted.some((item) => item.body?.type === 'case.withdrawn');
  return {
    key,
    receiver: items[0].receiver,
    kind: items[0].kind,
    ticket: items.find((item) => item.ticket)?.ticket ?? '',
    caseNumber: trusted.map(numberIn).filter(Boolean).at(-1) ?? '',
    items,
    answerable: over ? undefined : trusted.findLast((item) => item.direction === 'in' && canAnswer(item)),
  };
}

const numberIn = (item) => item.caseNumber ?? textOf(item.body?.caseNumber);
const canAnswer = (item) => item.kind === 'mail' || Boolean(textOf(item.body?.updatesUrl));

/** @param {unknown} value @returns {string} */
export const textOf = (value) => (typeof value === 'string' ? value : '');

const stored = 'deskhand-practice-outside';
const seen = new Set(readSeen());

function readSeen() {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '[]');
  } catch {
    return [];
  }
}

const news = () => state.outside.filter((item) => item.direction === 'in' && !seen.has(item.id));

/** How many came that nobody has looked at yet. */
export const countNews = () => news().length;

export function lookAtAll() {
  if (!news().length) return;
  seen.clear();
  for (const item of state.outside) seen.add(item.id);
  localStorage.setItem(stored, JSON.stringify([...seen]));
}
