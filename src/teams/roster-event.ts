import type { Turn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { chatOpened, introduceTo } from '../app/introduce.ts';
import { joinTeam, leaveTeam, loseChannel, loseTeam } from '../app/roster.ts';
import { routeTickets } from '../app/serve.ts';
import { findByTeamsId, meetPerson, openChat, saveChat } from '../store/people.ts';
import { meetChannel, saveTeam } from '../store/teams.ts';
import { meetPlace, meetSender } from './meet.ts';
import { tenantOf } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';
import { newRound } from '../app/roster-round.ts';

/** Installations, people who come and go, channels that are made, renamed or deleted. */
export async function receiveRosterEvent(turn: Turn, activity: TeamsActivity): Promise<void> {
  if (activity.type !== 'installationUpdate' && activity.type !== 'conversationUpdate') return;
  if (activity.conversation.conversationType === 'personal')
    return await receivePersonalInstall(turn, activity);
  await receiveTeamEvent(turn, activity);
}

/** Both events come on an install, in any order: one welcome. */
async function receivePersonalInstall(turn: Turn, activity: TeamsActivity): Promise<void> {
  const person = await meetSender(turn, activity);
  if (!person) return;
  if (activity.action === 'remove') return await saveChat(turn.db, person.id, { state: 'blocked' });
  const { chat, reopened } = await openChat(
    turn.db,
    person.id,
    activity.conversation.id,
    activity.serviceUrl,
  );
  if (reopened) await chatOpened(turn, person);
  if (chat.welcomed_at) return;
  await saveChat(turn.db, person.id, { welcomed_at: turn.now });
  await enqueue(turn, [{ type: 'ShowPersonalCard', personId: person.id, card: { type: 'welcome' } }]);
  await introduceTo(turn, person);
}

async function receiveTeamEvent(turn: Turn, activity: TeamsActivity): Promise<void> {
  const teamId = activity.channelData?.team?.id;
  if (!teamId) return;
  const event = activity.channelData?.eventType;
  const botLeft = activity.membersRemoved?.some((member) => member.id === activity.recipient?.id);
  if (activity.action === 'remove' || botLeft || event === 'teamDeleted') return await loseTeam(turn, teamId);
  await meetSender(turn, activity);
  await meetPlace(turn, activity);
  const channel = activity.channelData?.channel;
  if (event === 'channelDeleted' && channel?.id) return await loseChannel(turn, channel.id);
  if (event?.startsWith('channel') && channel?.id) {
    await meetChannel(turn.db, { id: channel.id, teamId, name: channel.name });
    if (event === 'channelRestored') await routeTickets(turn);
  }
  if (event === 'teamRenamed') await saveTeam(turn.db, teamId, { name: activity.channelData?.team?.name });
  await receiveMembers(turn, activity, teamId);
}

async function receiveMembers(turn: Turn, activity: TeamsActivity, teamId: string): Promise<void> {
  for (const member of activity.membersAdded ?? []) {
    if (member.id === activity.recipient?.id) continue;
    // Without an Entra id nobody can be authorised: the roster is read instead.
    if (!member.aadObjectId) {
      await enqueue(turn, [{ type: 'ReadRoster', teamId, round: newRound(turn) }]);
      continue;
    }
    const guest = member.userRole === 'guest';
    const met = {
      tenantId: tenantOf(activity),
      aadId: member.aadObjectId,
      teamsId: member.id,
      name: member.name,
      guest,
    };
    const { person } = await meetPerson(turn.db, met, turn.newId);
    if (!person.profile_at) await enqueue(turn, [{ type: 'ReadRoster', teamId, round: newRound(turn) }]);
    await joinTeam(turn, teamId, person.id, guest || person.guest === 1);
  }
  for (const member of activity.membersRemoved ?? []) {
    const person = member.id ? await findByTeamsId(turn.db, member.id) : undefined;
    if (person) await leaveTeam(turn, teamId, person.id);
  }
}
