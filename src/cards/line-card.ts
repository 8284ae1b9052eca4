import template from '../../cards/line-card.json' with { type: 'json' };
import type { Json } from './action.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface Line {
  icon: string;
  color?: 'Default' | 'Accent' | 'Good' | 'Warning' | 'Attention';
  text: string;
  note?: string;
  /** Something rare to do, at the end of the line. */
  link?: Json;
  actions?: Json[];
}

/** What a card shrinks to once there is nothing left to do on it. */
export const lineCard = (
  locale: string,
  { icon, color = 'Default', text, note, link, actions = [] }: Line,
): Card =>
  render(template, locale, {
    icon,
    color,
    text,
    noted: Boolean(note),
    note: note ?? '',
    linked: Boolean(link),
    link: link ?? {},
    linkTitle: link?.['title'] ?? '',
    actions,
  });
