/** People's words made safe to show: nothing in them formats, links, turns the line around or is drawn as a date. */

// Marks that turn the reading direction can make a name swallow the words around it.
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g; // eslint-disable-line no-control-regex

/** `{{DATE()}}` is drawn by the client, before Markdown: a backslash would come too late. */
export const breakMacros = (words: string): string => words.replace(/\{(?=\{)/g, '{\u200b');

/** For `TextBlock` and facts. Line breaks become paragraphs: Teams draws a single one as a space. */
export function escapeMarkdown(words: string): string {
  return breakMacros(words)
    .replace(directions, '')
    .replace(controls, '')
    .split(/\r\n|\r|\n/)
    .map(escapeLine)
    .join('\n')
    .replace(/\n+/g, '\n\n');
}

function escapeLine(line: string): string {
  return line
    .trim()
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*[\]`~<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([#>+=|-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** At most `limit` UTF-16 units, the last an ellipsis when something is left out; no character is cut in two. */
export function shorten(words: string, limit: number): string {
  const tidy = words.trim();
  if (tidy.length <= limit) return tidy.toWellFormed();
  const cut = tidy.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(\s|\u200d|\ufe0f)+$/, '')}…`.toWellFormed();
}

/** The same on one line. */
export const shortenLine = (words: string, limit: number): string =>
  shorten(words.replace(/\s+/g, ' ').replace(directions, ''), limit);

/** For text between tags and in double quotes. */
export const escapeHtml = (words: string): string =>
  words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
