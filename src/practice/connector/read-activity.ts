import { z } from 'zod';
import type { Json } from '../world.ts';
import { activitySchema, cardType, mentionSchema } from './activity-shape.ts';
import type { Mention, SentActivity } from './activity-shape.ts';
import { cardProblem } from './card-problems.ts';
import { refusals } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** 100 KB, counted as UTF-16. */
const mostUnits = (100 * 1024) / 2;
const mostPicture = 1024 * 1024;

export type ReadActivity =
  | { type: 'refused'; refusal: Refusal; problem: string }
  | { type: 'read'; activity: SentActivity; card: Json | null; mentions: Mention[] };

const refuse = (problem: string): ReadActivity => ({
  type: 'refused',
  refusal: refusals.badSyntax(problem),
  problem,
});

/** Takes what the bot sent apart, as hard as Teams or harder. */
export function readActivity(body: unknown, units: number): ReadActivity {
  if (units > mostUnits) {
    return { type: 'refused', refusal: refusals.tooLarge, problem: `${units * 2} bytes as UTF-16` };
  }
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return refuse(z.prettifyError(parsed.error));
  const activity = parsed.data;
  if (activity.type === 'typing') return { type: 'read', activity, card: null, mentions: [] };
  const attachments = activity.attachments ?? [];
  const text = activity.text ?? '';
  if (text.trim() === '' && attachments.length === 0)
    return refuse('a message with neither text nor attachment');
  if (text !== '' && attachments.length > 0) {
    return refuse('text and attachment in one activity: Teams splits it and gives no id');
  }
  const cards = attachments.filter((attachment) => attachment.contentType === cardType);
  if (cards.length > 1) return refuse('several cards in one activity');
  const card = cards[0]?.content ?? null;
  if (cards.length === 1 && card === null) return refuse('a card without content');
  const mentions = readMentions(activity, card);
  const problem =
    (card && cardProblem(card)) ??
    (typeof mentions === 'string' ? mentions : null) ??
    attachments.map(attachmentProblem).find((found) => found !== null) ??
    null;
  if (problem !== null || typeof mentions === 'string') return refuse(problem ?? '');
  return { type: 'read', activity, card, mentions };
}

function readMentions(activity: SentActivity, card: Json | null): Mention[] | string {
  const ofCard = (card?.['msteams'] as { entities?: unknown[] } | undefined)?.entities ?? [];
  const found: Mention[] = [];
  const shown = card === null ? (activity.text ?? '') : JSON.stringify(card['body'] ?? []);
  const entities = [...(activity.entities ?? []), ...ofCard] as Json[];
  for (const entity of entities.filter(({ type }) => type === 'mention')) {
    const parsed = mentionSchema.safeParse(entity);
    if (!parsed.success) return `a mention of a wrong shape: ${z.prettifyError(parsed.error)}`;
    const text = card === null ? parsed.data.text : JSON.stringify(parsed.data.text).slice(1, -1);
    if (!shown.includes(text)) return `a mention entity whose text ${parsed.data.text} is not in the message`;
    found.push(parsed.data);
  }
  return found;
}

function attachmentProblem(attachment: NonNullable<SentActivity['attachments']>[number]): string | null {
  const { contentType, contentUrl, content } = attachment;
  if (contentUrl === undefined && content === undefined)
    return `an attachment ${contentType} without content`;
  if (contentUrl === undefined) return null;
  if (contentType.startsWith('image/') && contentUrl.startsWith('data:')) {
    return contentUrl.length * 0.75 > mostPicture ? 'a picture over 1 MB' : null;
  }
  return /^https?:\/\//.test(contentUrl) ? null : `an attachment at ${contentUrl.slice(0, 40)}`;
}
