import type { Practice } from '../practice.ts';
import type { Conversation, Team } from '../world.ts';
import { answerJson, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { refusals } from './refusals.ts';

function findTeam(practice: Practice, id: string): Team | Answer {
  const team = practice.world.teams[id.split(';')[0] ?? ''];
  if (!team) return refuse(refusals.noConversation);
  return team.botInstalled ? team : refuse(refusals.notInRoster);
}

const channelsOf = (practice: Practice, team: Team): Conversation[] =>
  Object.values(practice.world.conversations).filter((one) => one.team === team.id && !one.deleted);

export function readTeam(practice: Practice, id: string): Answer {
  const team = findTeam(practice, id);
  if (!('members' in team)) return team;
  return answerJson(200, {
    id: team.id,
    name: team.name,
    aadGroupId: team.aadGroupId,
    channelCount: channelsOf(practice, team).length,
    memberCount: team.members.length,
    type: 'standard',
  });
}

/** Teams gives General no name, so that each reader sees it in their own language. */
export function listChannels(practice: Practice, id: string): Answer {
  const team = findTeam(practice, id);
  if (!('members' in team)) return team;
  const conversations = channelsOf(practice, team).map((channel) => ({
    id: channel.id,
    name: channel.id === team.id ? null : channel.name,
    type: 'standard',
  }));
  return answerJson(200, { conversations });
}
