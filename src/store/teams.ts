import type { Db } from './database.ts';
import type { Person } from './people.ts';
import type { Row } from './schema.ts';

export type Team = Row<'team'>;
export type Channel = Row<'channel'>;

export async function findTeam(db: Db, id: string): Promise<Team | undefined> {
  return await db.selectFrom('team').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function meetTeam(
  db: Db,
  team: { id: string; tenantId: string; name?: string; serviceUrl: string },
): Promise<{ team: Team; isNew: boolean }> {
  const known = await findTeam(db, team.id);
  if (!known) {
    await db
      .insertInto('team')
      .values({
        id: team.id,
        tenant_id: team.tenantId,
        name: team.name ?? '',
        service_url: team.serviceUrl,
        state: 'installed',
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return { team: (await findTeam(db, team.id))!, isNew: true };
  }
  const changes = {
    name: team.name ?? known.name,
    service_url: team.serviceUrl,
    state: 'installed' as const,
  };
  if (
    changes.name !== known.name ||
    changes.service_url !== known.service_url ||
    known.state !== 'installed'
  ) {
    await db.updateTable('team').set(changes).where('id', '=', team.id).execute();
  }
  return { team: { ...known, ...changes }, isNew: known.state !== 'installed' };
}

export async function saveTeam(db: Db, id: string, changes: Partial<Omit<Team, 'id'>>): Promise<void> {
  await db.updateTable('team').set(changes).where('id', '=', id).execute();
}

export async function installedTeams(db: Db): Promise<Team[]> {
  return await db.selectFrom('team').selectAll().where('state', '=', 'installed').orderBy('id').execute();
}

/** True: a channel that was deleted is there again. */
export async function meetChannel(
  db: Db,
  channel: { id: string; teamId: string; name?: string },
): Promise<boolean> {
  const known = await findChannel(db, channel.id);
  const name = channel.name ?? '';
  await db
    .insertInto('channel')
    .values({ id: channel.id, team_id: channel.teamId, name, state: 'open' })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(
          name
            ? { team_id: channel.teamId, name, state: 'open' }
            : { team_id: channel.teamId, state: 'open' },
        ),
    )
    .execute();
  return known?.state === 'deleted';
}

/** The team whose channel it is, while both can be posted to. */
export async function teamOfChannel(db: Db, channelId: string): Promise<Team | undefined> {
  return await db
    .selectFrom('channel')
    .innerJoin('team', 'team.id', 'channel.team_id')
    .selectAll('team')
    .where('channel.id', '=', channelId)
    .where('channel.state', '=', 'open')
    .where('team.state', '=', 'installed')
    .executeTakeFirst();
}

export async function findChannel(db: Db, id: string): Promise<Channel | undefined> {
  return await db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function closeChannel(db: Db, id: string): Promise<void> {
  await db.updateTable('channel').set({ state: 'deleted' }).where('id', '=', id).execute();
}

export async function addMember(
  db: Db,
  teamId: string,
  personId: string,
  guest: boolean,
  round: string,
): Promise<void> {
  const values = { team_id: teamId, person_id: personId, guest: guest ? 1 : 0, round };
  await db
    .insertInto('team_member')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'person_id'])
        .doUpdateSet({ guest: values.guest, round })
        .where('team_member.round', '<', round),
    )
    .execute();
}

export async function removeMember(db: Db, teamId: string, personId: string): Promise<void> {
  await db
    .deleteFrom('team_member')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .execute();
}

export async function removeMembers(db: Db, teamId: string): Promise<void> {
  await db.deleteFrom('team_member').where('team_id', '=', teamId).execute();
}

/** Members whom neither this reading nor a later one saw: they have left. */
export async function removeUnseenMembers(db: Db, teamId: string, round: string): Promise<void> {
  await db.deleteFrom('team_member').where('team_id', '=', teamId).where('round', '<', round).execute();
}

export async function findMember(
  db: Db,
  teamId: string,
  personId: string,
): Promise<Row<'team_member'> | undefined> {
  return await db
    .selectFrom('team_member')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** Also while nobody knows who is in it. */
export async function mayHaveGuest(db: Db, teamId: string): Promise<boolean> {
  const team = await findTeam(db, teamId);
  return !team?.roster_at || (await hasGuest(db, teamId));
}

export async function hasGuest(db: Db, teamId: string): Promise<boolean> {
  const guest = await db
    .selectFrom('team_member')
    .select('person_id')
    .where('team_id', '=', teamId)
    .where('guest', '=', 1)
    .executeTakeFirst();
  return guest !== undefined;
}

export async function membersOf(db: Db, teamId: string): Promise<(Person & { member_guest: number })[]> {
  return await db
    .selectFrom('team_member')
    .innerJoin('person', 'person.id', 'team_member.person_id')
    .selectAll('person')
    .select('team_member.guest as member_guest')
    .where('team_member.team_id', '=', teamId)
    .orderBy('person.name')
    .execute();
}
