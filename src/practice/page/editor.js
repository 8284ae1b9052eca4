/** The text box: rich text in, clean HTML out. */
import { h } from './dom.js';

/**
 * @param {{ label: string, send: () => void, pasteFile: (file: File, kind: 'image' | 'file') => void }} options
 * @returns {HTMLElement}
 */
export function editor(options) {
  const element = h('div', {
    class: 'editor',
    role: 'textbox',
    contenteditable: 'true',
    'aria-multiline': 'true',
    'aria-label': options.label,
    'data-placeholder': options.label,
    'data-testid': 'composer',
    spellcheck: 'true',
    dir: 'auto',
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (event.shiftKey) document.execCommand(insideList(element) ? 'insertParagraph' : 'insertLineBreak');
    else options.send();
  });
  element.addEventListener('paste', (event) => paste(event, options.pasteFile));
  element.addEventListener('input', () => {
    // A box emptied by hand keeps a line break, which would hide the placeholder.
    if (element.textContent === '' && !element.querySelector('li, .mention')) element.replaceChildren();
  });
  return element;
}

const insideList = (element) => {
  const node = getSelection()?.anchorNode;
  return Boolean(
    node && element.contains(node) && (node instanceof Element ? node : node.parentElement)?.closest('li'),
  );
};

function paste(event, pasteFile) {
  const files = [...(event.clipboardData?.files ?? [])];
  event.preventDefault();
  for (const file of files) pasteFile(file, file.type.startsWith('image/') ? 'image' : 'file');
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text && !files.length) document.execCommand('insertText', false, text);
}

/** @param {string} id a person's short id, or `bot` @param {string} name */
export const mentionNode = (id, name) =>
  h('span', { class: 'mention', contenteditable: 'false', 'data-mention': id, text: name });

/** Puts a mention where the cursor is, or at the end. @param {HTMLElement} element */
export function insertMention(element, id, name) {
  element.focus();
  const selection = getSelection();
  let range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || !element.contains(range.startContainer)) {
    range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
  }
  range.deleteContents();
  const space = document.createTextNode('\u00a0');
  range.insertNode(space);
  range.insertNode(mentionNode(id, name));
  range.setStart(space, 1);
  range.collapse(true);
  selection?.removeAllRanges();
  selection?.addRange(range);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const kept = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  S: 's',
  STRIKE: 's',
  DEL: 's',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  CODE: 'code',
  BLOCKQUOTE: 'blockquote',
  PRE: 'pre',
};

/**
 * What was written, as Teams' compose box would send it.
 * @param {HTMLElement} element
 * @returns {{ html: string, mentions: string[] }}
 */
export function read(element) {
  /** @type {string[]} */
  const mentions = [];
  const html = write(element, mentions)
    .replace(/\u00a0/g, ' ')
    .replace(/^(\s|<br>)+|(\s|<br>)+$/g, '');
  return { html, mentions: [...new Set(mentions)] };
}

function write(parent, mentions) {
  let html = '';
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) html += escape(node.data);
    else if (node instanceof HTMLElement) html += writeElement(node, mentions, html !== '');
  }
  return html;
}

function writeElement(element, mentions, notFirst) {
  const { mention } = element.dataset;
  if (mention) {
    mentions.push(mention);
    return `<at>${escape(element.textContent ?? '')}</at>`;
  }
  if (element.tagName === 'BR') return '<br>';
  const inside = write(element, mentions);
  const tag = kept[element.tagName];
  if (tag) return inside ? `<${tag}>${inside}</${tag}>` : '';
  const isBlock = element.tagName === 'DIV' || element.tagName === 'P';
  return isBlock && notFirst ? `<br>${inside.replace(/^<br>$/, '')}` : inside;
}
