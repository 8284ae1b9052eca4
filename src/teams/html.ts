import { cleanHtml, cleanText } from './clean-html.ts';
import { decodeEntities, mentionReader } from './mentions.ts';
import type { Written } from './mentions.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign]!);
}

/**
 * What the person wrote as safe HTML, empty when nothing: formatting, emoji and people's names carried, the mention
 * of the bot left out, pictures dropped (`picturesIn` reports them).
 */
export function wordsOf(activity: Written): string {
  const html = (activity.attachments ?? [])
    .flatMap(({ contentType, content }) =>
      contentType === 'text/html' && typeof content === 'string' ? [content] : [],
    )
    .join('');
  const text = activity.text ?? '';
  if (html) return cleanHtml(html, mentionReader(activity)) || fromText(text, activity);
  return activity.textFormat === 'xml' ? cleanHtml(text, mentionReader(activity)) : fromText(text, activity);
}

/** Typed text means nothing but itself: `<b>`, `**` and `{{DATE()}}` stay what they are. */
function fromText(text: string, activity: Written): string {
  const readMention = mentionReader(activity);
  const said = text.replaceAll(
    /<at\b[^<>]*>([^<>]*)<\/at>([\s\u00a0]?[:,])?/gi,
    (whole, inner: string, after = '') => {
      const name = decodeEntities(inner);
      const whose = readMention(name);
      if (whose === 'none') return whole;
      return whose === 'bot' ? '' : `${name}${after}`;
    },
  );
  const lines = escapeHtml(cleanText(said).replaceAll('&nbsp;', ' ').trim());
  return lines.replaceAll(/\r\n?|\n/g, '<br />').replaceAll('  ', '\u00a0 ');
}

export { mentionsBot, mentionsOf } from './mentions.ts';
export { filesLost, picturesIn } from './pictures.ts';
export { plainText } from './plain-text.ts';
export { isInternal, slashCommandOf } from './slash-command.ts';
export { splitWords } from './split-words.ts';
