import type { Activity } from 'botframework-schema';
import type { Card } from '../cards/render.ts';
import type { Person } from '../store/people.ts';
import { escapeHtml } from './html.ts';

export const cardActivity = (card: Card): Partial<Activity> => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

export const textActivity = (text: string): Partial<Activity> => ({
  type: 'message',
  textFormat: 'xml',
  text,
});

export const pictureActivity = (
  name: string,
  contentType: string,
  contentUrl: string,
): Partial<Activity> => ({
  type: 'message',
  attachments: [{ name, contentType, contentUrl }],
});

/** Words to one person among others: Teams notifies only who is mentioned. */
export function mentionActivity(html: string, person?: Person): Partial<Activity> {
  if (!person?.teams_id || !person.name) return textActivity(html);
  const text = `<at>${escapeHtml(person.name)}</at>`;
  const mention = { type: 'mention', text, mentioned: { id: person.teams_id, name: person.name } };
  return { ...textActivity(`${text} ${html}`), entities: [mention] };
}
