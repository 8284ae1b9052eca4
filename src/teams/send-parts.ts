import type { Delivery } from '../app/deliver.ts';
import type { Desk } from '../app/desk.ts';
import { inTurn } from '../app/desk.ts';
import { splitWords } from './html.ts';
import type { Sender } from './sender.ts';

/**
 * Words that Teams would not take at once go in parts, one after the other. Each part has a key: those that are
 * there already are only updated, so that a broken run continues, and parts an edit no longer needs are removed.
 */
export async function sendInParts(
  desk: Desk,
  sender: Sender,
  key: string,
  html: string,
  send: (post: { key: string; html: string; index: number }) => Promise<Delivery>,
): Promise<Delivery> {
  const words = splitWords(html);
  // Without words there is still the author's name to be read, as above a picture.
  const parts = words.length > 0 ? words : [''];
  let delivery: Delivery = { type: 'sent' };
  for (const [index, part] of parts.entries()) {
    const { record } = delivery as Extract<Delivery, { type: 'sent' }>;
    if (record) await inTurn(desk, record);
    delivery = await send({ key: partKey(key, index), html: part, index });
    if (delivery.type !== 'sent') return delivery;
  }
  for (let index = parts.length; ; index += 1) {
    const removed = await sender.remove(partKey(key, index));
    if (removed.type === 'nothing') return delivery;
    if (removed.type !== 'sent') return removed;
  }
}

export const partKey = (key: string, index: number): string => `${key}:${index}`;
