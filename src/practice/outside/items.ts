import type { Practice } from '../practice.ts';
import type { Json } from '../world.ts';

/** One thing that reached a receiver outside, or that was sent back from there. */
export interface OutsideItem {
  id: string;
  /** By the practice clock. */
  at: string;
  /** `operations`, or the mail address it was sent to. */
  receiver: string;
  kind: 'webhook' | 'mail';
  /** `in`: Deskhand sent it. `out`: somebody there answered. */
  direction: 'in' | 'out';
  escalationId?: string;
  ticket?: string;
  /** The number the receiver gave the case with this answer. */
  caseNumber?: string;
  webhookId?: string;
  subject?: string;
  text?: string;
  /** As it was received or sent. */
  body?: Json;
  from?: string;
  to?: string;
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  /** Of webhooks that came in: the signature fits. */
  verified?: boolean;
  /** How often the same came again. */
  repeats: number;
  /** What Deskhand said to an answer; 0 without a word. */
  answerStatus?: number;
}

type NewItem = Omit<OutsideItem, 'id' | 'at' | 'repeats'>;

const most = 500;

export const itemsOf = (practice: Practice): OutsideItem[] => (practice.world.outside ??= []);

export function addItem(practice: Practice, item: NewItem): OutsideItem {
  const items = itemsOf(practice);
  const added = { id: `item-${practice.nextId()}`, at: practice.now().toISOString(), ...item, repeats: 0 };
  items.push(added);
  if (items.length > most) items.splice(0, items.length - most);
  practice.emit({ type: 'outside' });
  return added;
}

export function addRepeat(practice: Practice, item: OutsideItem): void {
  item.repeats += 1;
  practice.emit({ type: 'outside' });
}
