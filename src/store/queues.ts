import type { Category } from '../domain/category.ts';
import type { Queue } from '../domain/tier.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type ServedQueue = Queue & { channelName: string; stoppedAt: string | null };

/**
 * Held `shared` while a ticket is placed by what is served, `alone` while that changes and tickets are routed: a ticket
 * is either there to be routed or placed by what is served now, and no scope is claimed twice.
 */
export async function holdQueues(db: Db, how: 'alone' | 'shared'): Promise<void> {
  await capabilitiesOf(db).holdName(db, 'queues', how);
}

/** The queues that serve now: not ended, channel there, bot still in the team. */
export async function servedQueues(db: Db): Promise<ServedQueue[]> {
  const rows = await db
    .selectFrom('queue')
    .innerJoin('channel', 'channel.id', 'queue.channel_id')
    .innerJoin('team', 'team.id', 'channel.team_id')
    .selectAll('queue')
    .select(['channel.team_id', 'channel.name as channel_name'])
    .where('queue.ended_at', 'is', null)
    .where('channel.state', '=', 'open')
    .where('team.state', '=', 'installed')
    .orderBy('queue.tier')
    .orderBy('queue.id')
    .execute();
  return rows.map(asQueue);
}

/** Also one that has ended: old threads still belong to it. */
export async function findQueue(db: Db, id: string): Promise<ServedQueue | undefined> {
  const row = await db
    .selectFrom('queue')
    .innerJoin('channel', 'channel.id', 'queue.channel_id')
    .selectAll('queue')
    .select(['channel.team_id', 'channel.name as channel_name'])
    .where('queue.id', '=', id)
    .executeTakeFirst();
  return row && asQueue(row);
}

/** What decides whether a person may work in a queue; asked in every turn, hence in one question. */
export async function membershipIn(db: Db, queueId: string, personId: string) {
  return await db
    .selectFrom('queue')
    .innerJoin('channel', 'channel.id', 'queue.channel_id')
    .innerJoin('team', 'team.id', 'channel.team_id')
    .leftJoin('team_member', (join) =>
      join.onRef('team_member.team_id', '=', 'team.id').on('team_member.person_id', '=', personId),
    )
    .select(['queue.partner', 'team.state', 'team.roster_at', 'team_member.guest'])
    .where('queue.id', '=', queueId)
    .executeTakeFirst();
}

/** Somebody who isn't meant to be there reads its channel: nothing goes into it until an admin decides. */
export async function isStopped(db: Db, id: string | undefined | null): Promise<boolean> {
  return Boolean(id && (await findQueue(db, id))?.stoppedAt);
}

/** The queue, serving or ended, that a thread in this channel belonged to. */
export async function queueOfThread(db: Db, channelId: string, tier: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('queue')
    .select('id')
    .where('channel_id', '=', channelId)
    .where('tier', '=', tier)
    .executeTakeFirst();
  return row?.id;
}

export async function addQueue(db: Db, queue: Omit<Queue, 'teamId'>): Promise<void> {
  await db
    .insertInto('queue')
    .values({
      id: queue.id,
      tier: queue.tier,
      categories: queue.categories ? JSON.stringify(queue.categories) : null,
      channel_id: queue.channelId,
      partner: queue.partner ? 1 : 0,
    })
    .execute();
}

export async function endQueue(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('queue').set({ ended_at: at }).where('id', '=', id).execute();
}

export async function stopQueue(db: Db, id: string, at: string | null): Promise<void> {
  await db.updateTable('queue').set({ stopped_at: at }).where('id', '=', id).execute();
}

export async function addProposal(db: Db, proposal: Omit<Row<'queue_proposal'>, 'done_at'>): Promise<void> {
  await db.insertInto('queue_proposal').values(proposal).execute();
}

export async function findProposal(db: Db, id: string): Promise<Row<'queue_proposal'> | undefined> {
  return await db.selectFrom('queue_proposal').selectAll().where('id', '=', id).executeTakeFirst();
}

/** False: somebody else answered it before. */
export async function finishProposal(db: Db, id: string, at: string): Promise<boolean> {
  const result = await db
    .updateTable('queue_proposal')
    .set({ done_at: at })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function asQueue(row: Row<'queue'> & { team_id: string; channel_name: string }): ServedQueue {
  return {
    id: row.id,
    tier: row.tier,
    categories: row.categories ? (JSON.parse(row.categories) as Category[]) : undefined,
    channelId: row.channel_id,
    teamId: row.team_id,
    channelName: row.channel_name,
    partner: row.partner === 1,
    stoppedAt: row.stopped_at,
  };
}
