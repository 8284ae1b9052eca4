import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type LearnedExample = Row<'example'>;

/** The ticket's example for a category, made when an agent first says so. */
export async function exampleFor(
  db: Db,
  example: Pick<LearnedExample, 'id' | 'ticket_id' | 'category' | 'at'>,
): Promise<LearnedExample> {
  await db
    .insertInto('example')
    .values({ ...example, state: 'waiting' })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'category']).doNothing())
    .execute();
  return await db
    .selectFrom('example')
    .selectAll()
    .where('ticket_id', '=', example.ticket_id)
    .where('category', '=', example.category)
    .executeTakeFirstOrThrow();
}

/** Two who teach, undo or accept at once follow one another: what one says may be what the other waits for. */
export async function holdExamples(db: Db): Promise<void> {
  await capabilitiesOf(db).holdName(db, 'examples', 'alone');
}

export async function findExample(db: Db, id: string): Promise<LearnedExample | undefined> {
  return await db.selectFrom('example').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function saveExample(
  db: Db,
  id: string,
  changes: Partial<Omit<LearnedExample, 'id'>>,
): Promise<void> {
  await db.updateTable('example').set(changes).where('id', '=', id).execute();
}

export async function waitingExample(
  db: Db,
  ticketId: string,
  category: string,
): Promise<LearnedExample | undefined> {
  return await db
    .selectFrom('example')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('category', '=', category)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
}

/** Newest first; of one category, or of all. */
export async function examplesIn(
  db: Db,
  states: LearnedExample['state'][],
  limit: number,
  category?: string,
): Promise<LearnedExample[]> {
  return await db
    .selectFrom('example')
    .selectAll()
    .where('state', 'in', states)
    .$if(category !== undefined, (query) => query.where('category', '=', category!))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** An agent counts once. */
export async function voteFor(db: Db, exampleId: string, agentId: string, at: string): Promise<void> {
  await db
    .insertInto('example_vote')
    .values({ example_id: exampleId, agent_id: agentId, at })
    .onConflict((conflict) => conflict.columns(['example_id', 'agent_id']).doNothing())
    .execute();
}

export async function votersFor(db: Db, exampleIds: string[]): Promise<Map<string, string[]>> {
  const voters = new Map<string, string[]>(exampleIds.map((id) => [id, []]));
  if (exampleIds.length === 0) return voters;
  const rows = await db
    .selectFrom('example_vote')
    .selectAll()
    .where('example_id', 'in', exampleIds)
    .execute();
  for (const { example_id: id, agent_id: agent } of rows) voters.get(id)!.push(agent);
  return voters;
}

/** Who changes their mind about a ticket takes back what they said of it before. */
export async function dropVotes(db: Db, ticketId: string, agentId: string): Promise<void> {
  await db
    .deleteFrom('example_vote')
    .where('agent_id', '=', agentId)
    .where('example_id', 'in', (eb) =>
      eb.selectFrom('example').select('id').where('ticket_id', '=', ticketId).where('state', '=', 'waiting'),
    )
    .execute();
}

/** What was learned from the ticket's words waits for agents to say it anew. False: nothing was. */
export async function resetExamples(db: Db, ticketId: string): Promise<boolean> {
  const ofTicket = db.selectFrom('example').select('id').where('ticket_id', '=', ticketId);
  if (!(await ofTicket.executeTakeFirst())) return false;
  await db.deleteFrom('example_vote').where('example_id', 'in', ofTicket).execute();
  await db
    .updateTable('example')
    .set({ state: 'waiting', accepted_by: null, decided_at: null })
    .where('ticket_id', '=', ticketId)
    .where('state', '!=', 'undone')
    .execute();
  return true;
}
