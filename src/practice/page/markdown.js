/**
 * The Markdown Teams knows in card text: bold, italic, lists, links, `\` before a character that shall stay as it is.
 * As in Teams a single line break is a space outside lists; an empty line starts a paragraph.
 * The result is HTML made here from escaped text; the only attribute is a checked `href`.
 */
import { safeUrl } from './links.js';

/** @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Characters kept back from formatting hide in the private use area until the end. */
const hidden = 0xe000;
const hide = (character) => String.fromCharCode(hidden + character.charCodeAt(0));
const hideAll = (text) => text.replace(/[!-/:-@[-`{-~]/g, hide);
const unhide = (text) =>
  text.replace(/[\ue021-\ue07e]/g, (character) =>
    escapeHtml(String.fromCharCode(character.charCodeAt(0) - hidden)),
  );

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** As in CommonMark, a character written as an entity formats nothing. */
function entity(code, name) {
  const character = name ? named[name] : String.fromCodePoint(Math.min(Number(code), 0x10ffff));
  return /^[!-/:-@[-`{-~]$/.test(character) ? hide(character) : character;
}

/**
 * @param {string} text
 * @param {string[]} [mentions] names whose `<at>Name</at>` becomes a chip
 * @returns {string} HTML
 */
export function markdownToHtml(text, mentions = []) {
  const kept = text
    .replace(/[\ue000-\ue0ff]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, character) => hide(character))
    .replace(/&(?:#(\d{1,6})|(amp|lt|gt|quot|apos|nbsp));/g, (_, code, name) => entity(code, name));
  const paragraphs = kept
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  return unhide(paragraphs.map((paragraph) => blocks(paragraph, mentions)).join('')) || '<p></p>';
}

const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*(\d{1,4})[.)]\s+(.*)$/;

function blocks(paragraph, mentions) {
  let html = '';
  let open = '';
  const words = [];
  const close = () => {
    if (words.length) html += `<p>${inline(words.splice(0).join(' '), mentions)}</p>`;
    if (open) html += `</${open}>`;
    open = '';
  };
  for (const line of paragraph.split('\n')) {
    const item = bullet.exec(line) ?? numbered.exec(line);
    const kind = bullet.test(line) ? 'ul' : 'ol';
    if (!item) {
      if (open) close();
      words.push(line);
      continue;
    }
    if (open !== kind || words.length) {
      close();
      html += kind === 'ol' ? `<ol start="${Number(item[1])}">` : '<ul>';
      open = kind;
    }
    html += `<li>${inline(item.at(-1), mentions)}</li>`;
  }
  close();
  return html;
}

function inline(text, mentions) {
  const linked = text.replace(/\[([^[\]]*)\]\(\s*([^()\s]+)\s*\)/g, (whole, label, address) => {
    const url = safeUrl(unhideAddress(address));
    return url ? `\ue0f0${hideAll(url)}\ue0f1${label}\ue0f2` : whole;
  });
  let html = escapeHtml(linked);
  for (const name of mentions) {
    html = html.replaceAll(
      escapeHtml(`<at>${name}</at>`),
      `<span class="mention">${escapeHtml(name)}</span>`,
    );
  }
  return html
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '<strong>$1</strong>')
    .replace(/(?<!\*)\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/\ue0f0([^\ue0f1]*)\ue0f1/g, '<a href="$1">')
    .replace(/\ue0f2/g, '</a>');
}

const unhideAddress = (text) =>
  text.replace(/[\ue021-\ue07e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - hidden));
