import { z } from 'zod';

const account = z.looseObject({ id: z.string().optional(), name: z.string().optional() });

/** Known fields of an Activity as botbuilder writes them; a field nobody knows is a mistake of ours. */
export const activitySchema = z.strictObject({
  type: z.enum(['message', 'typing']),
  id: z.string().optional(),
  timestamp: z.string().optional(),
  localTimestamp: z.string().optional(),
  localTimezone: z.string().optional(),
  serviceUrl: z.string().optional(),
  channelId: z.string().optional(),
  callerId: z.string().optional(),
  from: account.optional(),
  recipient: account.optional(),
  conversation: z.looseObject({ id: z.string().optional() }).optional(),
  replyToId: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  attachmentLayout: z.enum(['list', 'carousel']).optional(),
  summary: z.string().optional(),
  locale: z.string().optional(),
  inputHint: z.string().optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  deliveryMode: z.string().optional(),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.string(),
        contentUrl: z.string().optional(),
        content: z.record(z.string(), z.unknown()).optional(),
        name: z.string().optional(),
        thumbnailUrl: z.string().optional(),
      }),
    )
    .optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
});

export type SentActivity = z.infer<typeof activitySchema>;

export const mentionSchema = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string().min(1), name: z.string().min(1) }),
});

export type Mention = z.infer<typeof mentionSchema>;

export const cardType = 'application/vnd.microsoft.card.adaptive';
