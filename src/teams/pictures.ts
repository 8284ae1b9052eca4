import { emojiType } from './clean-html.ts';
import type { Written } from './mentions.ts';

export type Picture = {
  url: string;
  name: string;
  contentType: string;
  /** Whether Teams handed it over; otherwise only its address in the text is known, which needs Graph. */
  reachable: boolean;
};

/** The pictures of a message, without emoji, which Teams attaches as pictures too. */
export function picturesIn(activity: Written): Picture[] {
  const shown = (activity.attachments ?? []).flatMap(({ contentType, content }) =>
    contentType === 'text/html' && typeof content === 'string' ? imagesOf(content) : [],
  );
  const emoji = new Set(shown.filter((image) => image.emoji).map((image) => image.url));
  const attached = (activity.attachments ?? []).flatMap(({ contentType = '', contentUrl, name }) =>
    contentType.startsWith('image/') && contentUrl && !emoji.has(contentUrl)
      ? [{ url: contentUrl, name: name ?? 'image', contentType, reachable: true }]
      : [],
  );
  // The same picture has one address in the text and another as an attachment: only their number compares.
  const lost = shown.filter((image) => !image.emoji).slice(attached.length);
  return [
    ...attached,
    ...lost.map(({ url }) => ({ url, name: 'image', contentType: 'image/*', reachable: false })),
  ];
}

/** Files that an agent attached in a channel: only their place in the text is handed over. */
export function filesLost(activity: Written): number {
  const html = (activity.attachments ?? []).flatMap(({ contentType, content }) =>
    contentType === 'text/html' && typeof content === 'string' ? [content] : [],
  );
  return html.join('').match(/<attachment\b/gi)?.length ?? 0;
}

function imagesOf(html: string): { url: string; emoji: boolean }[] {
  return [...html.matchAll(/<img\b([^<>]*)>/gi)].map(([, attributes = '']) => ({
    url: /\bsrc="([^"]*)"/i.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '',
    emoji: emojiType.test(attributes),
  }));
}
