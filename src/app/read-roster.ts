import { meetPerson, savePerson } from '../store/people.ts';
import type { Team } from '../store/teams.ts';
import { addMember, findTeam, removeUnseenMembers, saveTeam } from '../store/teams.ts';
import { ownersInTeam } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { stopForGuest } from './guests.ts';
import { warnOfGroup } from './escalators.ts';
import { introduceAgents } from './introduce.ts';
import { showPendingEscalations } from './show-escalation.ts';
import { findEscalationChannel } from '../store/escalators.ts';
import { returnTickets } from './roster.ts';

export interface RosterMember {
  id: string;
  aadObjectId: string;
  name: string;
  givenName?: string;
  surname?: string;
  email?: string;
  guest: boolean;
}

/** One page of a team's roster; `round` tells this reading from earlier ones. */
export async function notePage(
  turn: Turn,
  team: Team,
  members: RosterMember[],
  round: string,
): Promise<void> {
  for (const member of members) {
    const met = {
      tenantId: team.tenant_id,
      aadId: member.aadObjectId,
      teamsId: member.id,
      name: member.name,
      guest: member.guest,
    };
    const { person } = await meetPerson(turn.db, met, turn.newId);
    await savePerson(turn.db, person.id, {
      given_name: member.givenName ?? person.given_name,
      surname: member.surname ?? person.surname,
      email: member.email ?? person.email,
      guest: member.guest ? 1 : 0,
      profile_at: turn.now,
    });
    await addMember(turn.db, team.id, person.id, member.guest, round);
  }
  if (members.some((member) => member.guest)) await stopForGuest(turn, team.id);
}

/** The last page is in: from now on a no is a no, and whoever was not seen has left. */
export async function finishRoster(turn: Turn, teamId: string, round: string): Promise<void> {
  await removeUnseenMembers(turn.db, teamId, round);
  const known = (await findTeam(turn.db, teamId))?.roster_at;
  await saveTeam(turn.db, teamId, { roster_at: turn.now, roster_round: round });
  await introduceAgents(turn, teamId);
  await warnOfGroup(turn);
  if ((await findEscalationChannel(turn.db))?.team_id === teamId && !known)
    await showPendingEscalations(turn);
  for (const personId of await ownersInTeam(turn.db, teamId)) await returnTickets(turn, teamId, personId);
}
