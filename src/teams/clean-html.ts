import sanitize from 'sanitize-html';
import { htmlOf, tokensOf, trimTokens } from './html-tokens.ts';
import type { Token } from './html-tokens.ts';
import { decodeEntities } from './mentions.ts';
import type { MentionReader } from './mentions.ts';

/** Emoji are pictures to Teams. */
export const emojiType = /schema\.skype\.com\/Emoji/i;
const mentionType = /schema\.skype\.com\/Mention/i;

/** Deeper than any real message; Teams' clients draw recursively. */
const DEEPEST = 25;
/** Browsers take about as much. */
const LONGEST_LINK = 2_000;

// PostgreSQL takes no NUL, and no client shows the others.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Makes anybody's HTML safe to pass on: known tags, no attributes but a link's address, emoji and people's mentions
 * as text, the bot's own mention left out, no pictures, balanced. What comes out goes through unchanged.
 */
export function cleanHtml(html: string, readMention: MentionReader = () => 'none'): string {
  const safe = sanitize(html, rules).replaceAll(/<\/?span>/g, '');
  return htmlOf(trimTokens(withoutMentions(tokensOf(cleanText(safe)), readMention)));
}

export function cleanText(text: string): string {
  return text.replaceAll(unprintable, '').toWellFormed();
}

const none: sanitize.Attributes = {};
const asText = (text: string | undefined) => ({ tagName: 'span', attribs: none, text: text ?? '' });

const rules: sanitize.IOptions = {
  allowedTags:
    'b i u s strong em p br div ul ol li blockquote pre code a h1 h2 h3 table thead tbody tr th td span at'.split(
      ' ',
    ),
  allowedAttributes: { a: ['href'], at: ['id'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: DEEPEST,
  transformTags: {
    span: (tagName, { itemtype = '', itemid = '' }) =>
      mentionType.test(itemtype) ? { tagName: 'at', attribs: { id: itemid } } : { tagName, attribs: none },
    emoji: (_, { alt }) => asText(alt),
    customemoji: (_, { alt }) => asText(alt),
    img: (tagName, { itemtype = '', alt }) =>
      emojiType.test(itemtype) ? asText(alt) : { tagName, attribs: none },
    a: (tagName, { href = '' }) => ({ tagName, attribs: isAddress(href) ? { href } : none }),
    codeblock: 'pre',
    del: 's',
    strike: 's',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
  },
};

/** Relative ones would lead somewhere within Teams. */
function isAddress(href: string): boolean {
  return href.length <= LONGEST_LINK && /^(?:https?:\/\/|mailto:)/i.test(href.trim());
}

function withoutMentions(tokens: Token[], readMention: MentionReader): Token[] {
  const kept: Token[] = [];
  let afterBot = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.tag !== 'at') {
      // "@Deskhand, try again": the comma belongs to the mention.
      kept.push(afterBot ? { ...token, html: token.html.replace(/^[\s\u00a0]*[:,]/, '') } : token);
      afterBot = false;
    } else if (token.type === 'open') {
      const end = endOf(tokens, at);
      const shown = tokens.slice(at + 1, end).filter((inner) => inner.tag !== 'at');
      const name = shown.map((inner) => (inner.type === 'text' ? inner.html : '')).join('');
      afterBot = readMention(decodeEntities(name), /\bid="(\d+)"/.exec(token.html)?.[1]) === 'bot';
      if (!afterBot) kept.push(...shown);
      at = end;
    }
  }
  return kept;
}

function endOf(tokens: Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    if (tokens[at]!.tag !== 'at') continue;
    depth += tokens[at]!.type === 'open' ? 1 : -1;
    if (depth === 0) return at;
  }
  return tokens.length;
}
