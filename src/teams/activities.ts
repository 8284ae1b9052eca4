import type { Activity } from 'botframework-schema';
import type { Card } from '../cards/render.ts';

export const cardActivity = (card: Card): Partial<Activity> => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export const textActivity = (text: string): Partial<Activity> => ({ type: 'message', textFormat: 'xml', text });

export const pictureActivity = (name: string, contentType: string, contentUrl: string): Partial<Activity> => ({
  type: 'message',
  attachments: [{ name, contentType, contentUrl }],
});
