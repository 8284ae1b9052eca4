import type { Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { finishRoster, notePage } from '../app/read-roster.ts';
import type { Effect } from '../domain/effects.ts';
import { chatLane } from '../app/lanes.ts';
import { resumeLane } from '../store/outbox.ts';
import { findChat, findPerson, savePerson } from '../store/people.ts';
import { findTeam, installedTeams, meetChannel, saveTeam } from '../store/teams.ts';
import type { Connector, Failure } from './connector.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

const pageSize = 200;

/** What activities don't carry is read once and kept: names and e-mail, who is in a team, what its channels are called. */
export function createReadingDeliverers(desk: Desk, connector: Connector) {
  return {
    ReadPerson: async ({ personId }: Of<'ReadPerson'>): Promise<Delivery> => {
      const person = await findPerson(desk.db, personId);
      if (!person) return { type: 'sent' };
      const place = await whereToAsk(desk, personId);
      if (!place) return { type: 'failed', reason: 'nowhere to ask' };
      const read = await connector.readMember(
        place.serviceUrl,
        place.conversationId,
        person.teams_id ?? person.aad_id,
      );
      if (read.type !== 'done') return failed(read);
      const { member } = read;
      const record = async (turn: Turn) => {
        await savePerson(turn.db, personId, {
          teams_id: member.id,
          name: member.name || person.name,
          given_name: member.givenName ?? null,
          surname: member.surname ?? null,
          email: member.email ?? null,
          guest: member.guest ? 1 : 0,
          profile_at: turn.now,
        });
        // Only now is it known where to reach them.
        if (!person.teams_id) await resumeLane(turn.db, chatLane(personId), turn.now);
      };
      return { type: 'sent', record };
    },

    /** Page by page: each page is an order of its own, so that a large team survives a restart in the middle. */
    ReadRoster: async (effect: Of<'ReadRoster'>): Promise<Delivery> => {
      const team = await findTeam(desk.db, effect.teamId);
      if (!team || team.state !== 'installed') return { type: 'sent' };
      const page = await connector.readMembersPage(team.service_url, team.id, effect.cursor, pageSize);
      if (page.type !== 'done') return failed(page);
      return {
        type: 'sent',
        record: async (turn) => {
          await notePage(turn, team, page.members, effect.round);
          if (page.continuationToken) await enqueue(turn, [{ ...effect, cursor: page.continuationToken }]);
          else await finishRoster(turn, team.id, effect.round);
        },
      };
    },

    ReadTeam: async ({ teamId }: Of<'ReadTeam'>): Promise<Delivery> => {
      const known = await findTeam(desk.db, teamId);
      if (!known) return { type: 'sent' };
      const team = await connector.readTeam(known.service_url, teamId);
      if (team.type !== 'done') return failed(team);
      const channels = await connector.readChannels(known.service_url, teamId);
      if (channels.type !== 'done') return failed(channels);
      return {
        type: 'sent',
        record: async (turn) => {
          await saveTeam(turn.db, teamId, { name: team.team.name || known.name });
          for (const { id, name } of channels.channels)
            await meetChannel(turn.db, { id, teamId, name: name ?? 'General' });
        },
      };
    },
  };
}

/** A reading changes nothing, so it may be repeated at will; what is gone or forbidden is not asked for again. */
function failed(failure: Failure): Delivery {
  if (failure.type === 'throttled')
    return { type: 'later', afterMs: failure.retryAfterMs, reason: 'throttled' };
  if (failure.type === 'retry' || failure.type === 'unknown')
    return { type: 'later', reason: failure.reason };
  return { type: 'failed', reason: failure.type };
}

async function whereToAsk(desk: Desk, personId: string) {
  const chat = await findChat(desk.db, personId);
  if (chat) return { conversationId: chat.conversation_id, serviceUrl: chat.service_url };
  const [team] = await installedTeams(desk.db);
  return team && { conversationId: team.id, serviceUrl: team.service_url };
}
