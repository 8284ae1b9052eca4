import type { Turn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import type { Person } from '../store/people.ts';
import { meetPerson } from '../store/people.ts';
import { meetChannel, meetTeam } from '../store/teams.ts';
import { clientInfo, tenantOf, threadOf } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';
import { newRound } from '../app/roster-round.ts';
import { routeTickets } from '../app/serve.ts';

/** Who the activity is from; undefined when Teams names nobody, as with events of its own. */
export async function meetSender(turn: Turn, activity: TeamsActivity): Promise<Person | undefined> {
  const from = activity.from;
  if (!from?.aadObjectId) return undefined;
  const { person } = await meetPerson(
    turn.db,
    {
      tenantId: tenantOf(activity),
      aadId: from.aadObjectId,
      teamsId: from.id,
      name: from.name,
      guest: from.userRole === 'guest',
      ...clientInfo(activity),
    },
    turn.newId,
  );
  if (!person.profile_at) await enqueue(turn, [{ type: 'ReadPerson', personId: person.id }]);
  return person;
}

/** The team and channel the activity came from; a team met for the first time gets its roster read. */
export async function meetPlace(
  turn: Turn,
  activity: TeamsActivity,
): Promise<{ channelId: string; teamId: string } | undefined> {
  const teamId = activity.channelData?.team?.id;
  if (!teamId) return undefined;
  const { isNew } = await meetTeam(turn.db, {
    id: teamId,
    tenantId: tenantOf(activity),
    name: activity.channelData?.team?.name,
    serviceUrl: activity.serviceUrl,
  });
  if (isNew) {
    await enqueue(turn, [
      { type: 'ReadTeam', teamId },
      { type: 'ReadRoster', teamId, round: newRound(turn) },
    ]);
  }
  const channelId = threadOf(activity).channelId;
  const channel = { id: channelId, teamId, name: activity.channelData?.channel?.name };
  const isBack = await meetChannel(turn.db, channel);
  // What the team or the channel served before it was lost, it serves again.
  if (isNew || isBack) await routeTickets(turn);
  return { channelId, teamId };
}
