import type { z } from 'zod';
import type { channelSchema, installSchema, memberSchema } from '../api.ts';
import { channelId, createConversation } from '../default-world.ts';
import { botId } from '../practice.ts';
import type { Practice } from '../practice.ts';
import type { Conversation, Json, Person, Team } from '../world.ts';
import { createActivity, teamData } from './activity.ts';
import { deliver } from './deliver.ts';
import { NotPossible, personOf } from './people.ts';

function teamOf(practice: Practice, id: string): Team {
  const team = practice.world.teams[id];
  if (!team) throw new NotPossible('there is no such team', 404);
  return team;
}

/** A team's events come from its General channel. */
const generalOf = (practice: Practice, team: Team): Conversation => practice.world.conversations[team.id]!;

async function tellTeam(
  practice: Practice,
  team: Team,
  from: Person,
  type: string,
  fields: Json,
  data: Json,
) {
  const base = createActivity(practice, type, from, generalOf(practice, team), null);
  const tenant = { id: practice.world.tenant.id };
  const channelData = { team: teamData(practice, team.id), tenant, ...data };
  await deliver(practice, { ...base, ...fields, channelData });
}

const firstOf = (practice: Practice, team: Team): Person => {
  const member = practice.world.people[team.members[0] ?? ''];
  if (!member) throw new NotPossible('the team has no members', 409);
  return member;
};

/** Both events come on a personal install; on removal only one, as the bot may no longer know. */
export async function install(practice: Practice, wish: z.infer<typeof installSchema>): Promise<void> {
  const action = wish.installed ? 'add' : 'remove';
  const team = practice.world.teams[wish.where];
  if (team) return installInTeam(practice, team, wish);
  const person = personOf(practice, wish.where);
  const chat = practice.world.conversations[person.chat]!;
  if (chat.botInstalled === wish.installed) return;
  chat.botInstalled = wish.installed;
  practice.emit({ type: 'world' });
  if (wish.installed) {
    const base = createActivity(practice, 'conversationUpdate', person, chat, null);
    await deliver(practice, { ...base, membersAdded: [{ id: botId(practice) }] });
  }
  const base = createActivity(practice, 'installationUpdate', person, chat, null);
  await deliver(practice, { ...base, action });
}

async function installInTeam(
  practice: Practice,
  team: Team,
  wish: z.infer<typeof installSchema>,
): Promise<void> {
  const { installed } = wish;
  if (team.botInstalled === installed) return;
  const from = wish.as === undefined ? firstOf(practice, team) : personOf(practice, wish.as);
  team.botInstalled = installed;
  practice.emit({ type: 'world' });
  const members = [{ id: botId(practice) }];
  const fields: Json = installed ? { membersAdded: members } : { membersRemoved: members };
  const eventType = installed ? 'teamMemberAdded' : 'teamMemberRemoved';
  await tellTeam(practice, team, from, 'conversationUpdate', fields, { eventType });
  const settings = { selectedChannel: { id: team.id } };
  const action = installed ? 'add' : 'remove';
  await tellTeam(
    practice,
    team,
    from,
    'installationUpdate',
    { action },
    { settings, channel: { id: team.id } },
  );
}

export async function changeMember(practice: Practice, wish: z.infer<typeof memberSchema>): Promise<void> {
  const team = teamOf(practice, wish.team);
  const person = personOf(practice, wish.person);
  if (team.members.includes(person.id) === wish.member) return;
  const from = team.members.length > 0 ? firstOf(practice, team) : person;
  team.members = wish.member ? [...team.members, person.id] : team.members.filter((id) => id !== person.id);
  practice.emit({ type: 'world' });
  if (!team.botInstalled) return;
  const members = [{ id: person.teamsId, aadObjectId: person.aadObjectId }];
  const fields: Json = wish.member ? { membersAdded: members } : { membersRemoved: members };
  const eventType = wish.member ? 'teamMemberAdded' : 'teamMemberRemoved';
  await tellTeam(practice, team, from, 'conversationUpdate', fields, { eventType });
}

const channelEvents = {
  create: 'channelCreated',
  rename: 'channelRenamed',
  delete: 'channelDeleted',
  restore: 'channelRestored',
} as const;

/** Answers the channel's id. */
export async function changeChannel(
  practice: Practice,
  wish: z.infer<typeof channelSchema>,
): Promise<string> {
  const channel =
    wish.type === 'create' ? addChannel(practice, wish.team, wish.name) : channelOf(practice, wish.channel);
  if (wish.type === 'rename') channel.name = wish.name;
  if (wish.type === 'delete' || wish.type === 'restore') channel.deleted = wish.type === 'delete';
  practice.emit({ type: 'world' });
  const team = teamOf(practice, channel.team ?? '');
  if (team.botInstalled) {
    const data = { eventType: channelEvents[wish.type], channel: { id: channel.id, name: channel.name } };
    await tellTeam(practice, team, firstOf(practice, team), 'conversationUpdate', {}, data);
  }
  return channel.id;
}

function addChannel(practice: Practice, teamId: string, name: string): Conversation {
  const { id: team } = teamOf(practice, teamId);
  const id = channelId(`${team}/${name}/${practice.nextId()}`);
  const channel = createConversation({ id, type: 'channel', name, team, person: null });
  practice.world.conversations[id] = channel;
  return channel;
}

function channelOf(practice: Practice, id: string): Conversation {
  const channel = practice.world.conversations[id];
  if (!channel || channel.team === null) throw new NotPossible('there is no such channel', 404);
  if (channel.id === channel.team) throw new NotPossible('General stays as it is', 409);
  return channel;
}

export async function renameTeam(practice: Practice, id: string, name: string): Promise<void> {
  const team = teamOf(practice, id);
  team.name = name;
  practice.emit({ type: 'world' });
  if (!team.botInstalled) return;
  await tellTeam(
    practice,
    team,
    firstOf(practice, team),
    'conversationUpdate',
    {},
    { eventType: 'teamRenamed' },
  );
}
