import { botId, botName } from '../practice.ts';
import type { Practice } from '../practice.ts';
import type { Conversation, Json, Person } from '../world.ts';

let counted = 0;

/** Ids of events and invokes: Teams makes these up, they name no message. */
export function eventId(): string {
  counted += 1;
  return `f:${Date.now().toString(16)}-${process.pid.toString(16)}-${counted.toString(16)}`;
}

/** Local time with its offset, as Teams writes it: `2026-03-02T10:00:00.000+01:00`. */
export function localTimestamp(at: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const offset = (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT').slice(3) || '+00:00';
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  const shifted = new Date(at.getTime() + (offset.startsWith('-') ? -minutes : minutes) * 60_000);
  return shifted.toISOString().replace('Z', offset);
}

export const userAccount = (person: Person): Json => ({
  id: person.teamsId,
  name: person.name,
  aadObjectId: person.aadObjectId,
});

export const teamData = (practice: Practice, id: string): Json => {
  const team = practice.world.teams[id];
  return { id, name: team?.name, aadGroupId: team?.aadGroupId };
};

function conversationData(practice: Practice, conversation: Conversation, thread: string | null): Json {
  const tenantId = practice.world.tenant.id;
  if (conversation.type === 'personal')
    return { conversationType: 'personal', tenantId, id: conversation.id };
  const id = thread === null ? conversation.id : `${conversation.id};messageid=${thread}`;
  return { isGroup: true, conversationType: 'channel', tenantId, id };
}

function channelData(practice: Practice, conversation: Conversation): Json {
  const tenant = { id: practice.world.tenant.id };
  if (conversation.team === null) return { tenant };
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: conversation.team,
    channel: { id: conversation.id },
    team: { id: conversation.team },
    tenant,
  };
}

/** What every activity of Teams carries. */
export function createActivity(
  practice: Practice,
  type: string,
  from: Person,
  conversation: Conversation,
  thread: string | null,
): Json {
  const at = practice.now();
  const [, country = 'US'] = from.locale.split('-');
  return {
    type,
    id: eventId(),
    timestamp: at.toISOString(),
    localTimestamp: localTimestamp(at, from.timezone),
    localTimezone: from.timezone,
    serviceUrl: `${practice.urls.service}/`,
    channelId: 'msteams',
    from: userAccount(from),
    conversation: conversationData(practice, conversation, thread),
    recipient: { id: botId(practice), name: botName(practice) },
    locale: from.locale,
    entities: [
      { type: 'clientInfo', locale: from.locale, country, platform: 'Web', timezone: from.timezone },
    ],
    channelData: channelData(practice, conversation),
  };
}
