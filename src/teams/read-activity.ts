import { z } from 'zod';

/** What the bot reads of an activity; everything else is ignored, and nothing of it is trusted beyond this shape. */
const text = (max: number) => z.string().max(max);
const id = text(500);

const account = z.object({
  id: id.optional(),
  aadObjectId: id.optional(),
  name: text(400).optional(),
  userRole: text(40).optional(),
});

const attachment = z.looseObject({
  contentType: text(200).default(''),
  contentUrl: text(4_000).optional(),
  name: text(400).optional(),
  content: z.unknown().optional(),
});

export const activitySchema = z.looseObject({
  type: text(60),
  id: id.optional(),
  action: text(40).optional(),
  name: text(100).optional(),
  timestamp: z.union([z.date(), z.string()]).optional(),
  serviceUrl: text(500),
  locale: text(40).optional(),
  from: account.optional(),
  recipient: account.optional(),
  conversation: z.looseObject({
    id,
    conversationType: text(40).optional(),
    tenantId: id.optional(),
  }),
  text: text(300_000).nullish(),
  textFormat: text(40).optional(),
  attachments: z.array(attachment).max(50).optional(),
  entities: z
    .array(z.looseObject({ type: text(100) }))
    .max(200)
    .optional(),
  membersAdded: z.array(account).max(2_000).optional(),
  membersRemoved: z.array(account).max(2_000).optional(),
  value: z.unknown().optional(),
  channelData: z
    .looseObject({
      eventType: text(60).optional(),
      tenant: z.object({ id }).optional(),
      team: z
        .looseObject({ id: id.optional(), name: text(400).optional(), aadGroupId: id.optional() })
        .optional(),
      channel: z.looseObject({ id: id.optional(), name: text(400).optional() }).optional(),
    })
    .optional(),
});

export type TeamsActivity = z.infer<typeof activitySchema>;

export const tenantOf = (activity: TeamsActivity): string =>
  activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? '';

/** Channel and root of a thread: Teams writes both into the conversation id. */
export function threadOf(activity: TeamsActivity): { channelId: string; rootId?: string } {
  const [channelId = '', rootId] = activity.conversation.id.split(';messageid=');
  return { channelId, rootId };
}

/** Teams' own clock; an activity without one is as old as its arrival. */
export function sentAt(activity: TeamsActivity, now: string): string {
  const { timestamp } = activity;
  if (timestamp instanceof Date) return timestamp.toISOString();
  return timestamp && !Number.isNaN(Date.parse(timestamp)) ? new Date(timestamp).toISOString() : now;
}

/** The reader's time zone, as Teams tells it in the clientInfo entity. */
export function clientInfo(activity: TeamsActivity): { locale?: string; timeZone?: string } {
  const info = activity.entities?.find((entity) => entity.type === 'clientInfo') as
    { locale?: unknown; timezone?: unknown } | undefined;
  const zone = typeof info?.timezone === 'string' && isZone(info.timezone) ? info.timezone : undefined;
  const locale = typeof info?.locale === 'string' ? info.locale : activity.locale;
  return { locale: locale && isLocale(locale) ? locale : undefined, timeZone: zone };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
