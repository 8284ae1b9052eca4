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

/** Words to some people among others: Teams notifies only who is mentioned. */
export function mentionActivity(html: string, ...people: (Person | undefined)[]): Partial<Activity> {
  const entities = people.flatMap((person) => {
    if (!person?.teams_id || !person.name) return [];
    const text = `<at>${escapeHtml(person.name)}</at>`;
    return [{ type: 'mention', text, mentioned: { id: person.teams_id, name: person.name } }];
  });
  if (entities.length === 0) return textActivity(html);
  return { ...textActivity(`${entities.map(({ text }) => text).join(', ')} ${html}`), entities };
}
