import type { Written } from '../../src/teams/mentions.ts';

export const bot = { id: '28:deskhand', name: 'Deskhand' };
export const robin = { id: '29:robin', name: 'Robin Sample' };

export const typed = (text: string): Written => ({ text, textFormat: 'plain' });

export const formatted = (html: string): Written => ({
  attachments: [{ contentType: 'text/html', content: html }],
});

/** As Teams tells who was mentioned: in the order of the text, between other entities. */
export function mentioning(...mentioned: { id: string; name: string; shown?: string }[]): Written {
  return {
    recipient: bot,
    entities: [
      { type: 'clientInfo', locale: 'en-US' },
      ...mentioned.map(({ shown, ...account }) => ({
        type: 'mention',
        text: `<at>${(shown ?? account.name).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</at>`,
        mentioned: account,
      })),
    ],
  };
}
