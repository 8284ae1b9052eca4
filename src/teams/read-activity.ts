import { z } from 'zod';

/**
 * What the bot reads of an activity; everything else is ignored, and nothing of it is trusted beyond this shape.
 * Only what says who, where and what must be right: a strange detail beside it must not lose somebody's message.
 */
const text = (max: number) => z.string().max(max);
const id = text(500);
const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);

const account = z.object({
  id: maybe(id),
  aadObjectId: maybe(id),
  name: maybe(text(400)),
  userRole: maybe(text(40)),
});

const attachment = z.looseObject({
  contentType: maybe(text(200)).transform((type) => type ?? ''),
  contentUrl: maybe(text(4_000)),
  name: maybe(text(400)),
  content: z.unknown().optional(),
});

const listOf = <T extends z.ZodType>(schema: T, max: number) =>
  maybe(z.array(schema).transform((list) => list.slice(0, max)));

export const activitySchema = z.looseObject({
  type: text(60),
  id: id.optional(),
  action: maybe(text(40)),
  name: maybe(text(100)),
  timestamp: maybe(z.union([z.date(), z.string()])),
  serviceUrl: text(500),
  locale: maybe(text(40)),
  from: account.optional(),
  recipient: maybe(account),
  conversation: z.looseObject({
    id,
    conversationType: maybe(text(40)),
    tenantId: maybe(id),
  }),
  text: text(300_000).nullish(),
  textFormat: maybe(text(40)),
  attachments: listOf(attachment, 50),
  entities: listOf(z.looseObject({ type: text(100) }), 200),
  membersAdded: listOf(account, 2_000),
  membersRemoved: listOf(account, 2_000),
  value: z.unknown().optional(),
  channelData: maybe(
    z.looseObject({
      eventType: maybe(text(60)),
      tenant: maybe(z.object({ id })),
      team: maybe(z.looseObject({ id: maybe(id), name: maybe(text(400)), aadGroupId: maybe(id) })),
      channel: maybe(z.looseObject({ id: maybe(id), name: maybe(text(400)) })),
    }),
  ),
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
