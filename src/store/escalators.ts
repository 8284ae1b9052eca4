import type { Db } from './database.ts';
import type { Channel } from './teams.ts';
import type { Row } from './schema.ts';

export async function escalatorIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('escalator')
    .select('person_id')
    .orderBy('at')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function isEscalator(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('escalator')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False: already one. */
export async function addEscalator(db: Db, escalator: Row<'escalator'>): Promise<boolean> {
  const result = await db
    .insertInto('escalator')
    .values(escalator)
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) === 1;
}

/** False: was none. */
export async function removeEscalator(db: Db, personId: string): Promise<boolean> {
  const result = await db.deleteFrom('escalator').where('person_id', '=', personId).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** How many people support users: members of the teams whose channels serve, guests only where they do for a partner. */
export async function countAgents(db: Db): Promise<number> {
  const row = await db
    .selectFrom('queue')
    .innerJoin('channel', 'channel.id', 'queue.channel_id')
    .innerJoin('team', 'team.id', 'channel.team_id')
    .innerJoin('team_member', 'team_member.team_id', 'team.id')
    .select((eb) => eb.fn.count('team_member.person_id').distinct().as('n'))
    .where('queue.ended_at', 'is', null)
    .where('channel.state', '=', 'open')
    .where('team.state', '=', 'installed')
    .where((eb) => eb.or([eb('team_member.guest', '=', 0), eb('queue.partner', '=', 1)]))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Where requests are decided, while it can be posted to. */
export async function findEscalationChannel(db: Db): Promise<Channel | undefined> {
  return await db
    .selectFrom('escalation_channel')
    .innerJoin('channel', 'channel.id', 'escalation_channel.channel_id')
    .innerJoin('team', 'team.id', 'channel.team_id')
    .selectAll('channel')
    .where('escalation_channel.ended_at', 'is', null)
    .where('channel.state', '=', 'open')
    .where('team.state', '=', 'installed')
    .executeTakeFirst();
}

export async function serveEscalationsIn(
  db: Db,
  served: { id: string; channelId: string; at: string },
): Promise<void> {
  await endEscalationChannel(db, served.at);
  const { id, channelId: channel_id, at } = served;
  await db.insertInto('escalation_channel').values({ id, channel_id, at }).execute();
}

/** `channelId`: only if it is that one. False: it wasn't. */
export async function endEscalationChannel(db: Db, at: string, channelId?: string): Promise<boolean> {
  let query = db.updateTable('escalation_channel').set({ ended_at: at }).where('ended_at', 'is', null);
  if (channelId) query = query.where('channel_id', '=', channelId);
  return Number((await query.executeTakeFirst()).numUpdatedRows) > 0;
}

/** True: for the first time. */
export async function markIntroduced(db: Db, introduced: Row<'introduced'>): Promise<boolean> {
  const result = await db
    .insertInto('introduced')
    .values(introduced)
    .onConflict((conflict) => conflict.columns(['person_id', 'role']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) === 1;
}
