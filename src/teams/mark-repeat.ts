import type { Activity } from 'botframework-schema';
import { text } from '../locales/text.ts';

/** What may have arrived before says so: words and cards at their end, a picture beneath it. */
export function markRepeat(activity: Partial<Activity>, locale: string): Partial<Activity> {
  const words = text(locale)('relay.possibleRepeat');
  if (activity.text) return { ...activity, text: `${activity.text} <i>${words}</i>` };
  const attachments = activity.attachments?.map((attachment) => {
    const mark = { type: 'TextBlock', text: words, isSubtle: true, size: 'Small', wrap: true };
    if (attachment.contentType === cardType) {
      return { ...attachment, content: { ...attachment.content, body: [...attachment.content.body, mark] } };
    }
    const picture = { type: 'Image', url: attachment.contentUrl, altText: attachment.name };
    const content = { type: 'AdaptiveCard', version: '1.4', body: [picture, mark] };
    return { contentType: cardType, content };
  });
  return { ...activity, attachments };
}

const cardType = 'application/vnd.microsoft.card.adaptive';
