/** Turns people's and the bot's HTML into DOM nodes. Whatever is not on the list stays as its text, or goes. */
import { h } from './dom.js';
import { handleLink, safeUrl } from './links.js';

const plain = new Set(
  'B I STRONG EM U S STRIKE DEL SUB SUP BR P DIV SPAN UL OL LI BLOCKQUOTE CODE PRE H1 H2 H3'.split(' '),
);
const dropped = new Set(
  'SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH TITLE HEAD NOSCRIPT ATTACHMENT'.split(' '),
);

/**
 * @param {string} html
 * @param {{ side?: import('./store.js').Side, me?: string }} context `me`: the reader's name, to mark their mentions
 * @returns {DocumentFragment}
 */
export function safeNodes(html, context) {
  const fragment = document.createDocumentFragment();
  // DOMParser runs no scripts and loads nothing.
  const parsed = new DOMParser().parseFromString(withoutHandlers(html), 'text/html');
  copyInto(fragment, parsed.body, context);
  return fragment;
}

/** No attribute is copied, so handlers are lost anyway; gone before parsing they leave no line in the console. */
const withoutHandlers = (html) =>
  html.replace(/<[^>]*>/g, (tag) => tag.replace(/([\s/"'])on\w+\s*=/gi, '$1data-off='));

function copyInto(target, source, context) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (node instanceof Element) copyElement(target, node, context);
  }
}

function copyElement(target, element, context) {
  const tag = element.tagName.toUpperCase();
  if (dropped.has(tag)) return;
  const copy = copyOf(tag, element, context);
  if (!copy) return copyInto(target, element, context);
  target.append(copy);
  if (tag !== 'IMG' && tag !== 'EMOJI') copyInto(copy, element, context);
}

function copyOf(tag, element, context) {
  if (plain.has(tag)) return h(/^H\d$/.test(tag) ? 'strong' : tag.toLowerCase());
  if (tag === 'AT' || tag === 'MENTION') return mentionChip(element.textContent ?? '', context.me);
  if (tag === 'A') return link(element.getAttribute('href'), context.side);
  if (tag === 'IMG') return picture(element);
  if (tag === 'EMOJI') return h('span', { class: 'emoji', text: element.getAttribute('alt') ?? '' });
  return null;
}

const mentionChip = (name, me) => h('span', { class: name === me ? 'mention mention-me' : 'mention' });

/** @param {string | null} href @param {import('./store.js').Side} side */
function link(href, side) {
  const url = safeUrl(href);
  if (!url) return h('span');
  const open = (event) => side && handleLink(side, url) && event.preventDefault();
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', onclick: open });
}

/** Pictures come from this machine alone: one from elsewhere would tell its owner who reads, and when. */
function picture(element) {
  const alt = element.getAttribute('alt') ?? '';
  const source = element.getAttribute('src') ?? '';
  const url = URL.parse(source, source.startsWith('/practice/') ? location.href : undefined);
  if (!url || !['localhost', '127.0.0.1'].includes(url.hostname)) return h('span', { text: alt });
  return h('img', { src: url.href, alt, class: 'picture', loading: 'lazy' });
}
