import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type Person = Row<'person'>;
export type Chat = Row<'chat'>;

/** Who an activity says it is from; authorised by tenant and Entra object id, never by name. */
export interface Met {
  tenantId: string;
  aadId: string;
  teamsId?: string;
  name?: string;
  locale?: string;
  timeZone?: string;
  guest?: boolean;
}

/** Finds the person or notes a new one, with what the activity tells of them. `isNew`: the profile is yet to be read. */
export async function meetPerson(
  db: Db,
  met: Met,
  newId: () => string,
): Promise<{ person: Person; isNew: boolean }> {
  const tenantId = met.tenantId.toLowerCase();
  const aadId = met.aadId.toLowerCase();
  const known = await findByAadId(db, tenantId, aadId);
  if (!known) {
    await db
      .insertInto('person')
      .values({
        id: newId(),
        tenant_id: tenantId,
        aad_id: aadId,
        teams_id: met.teamsId ?? null,
        name: met.name ?? '',
        locale: met.locale ?? null,
        time_zone: met.timeZone ?? null,
        guest: met.guest ? 1 : 0,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'aad_id']).doNothing())
      .execute();
    return { person: (await findByAadId(db, tenantId, aadId))!, isNew: true };
  }
  const changes = {
    teams_id: met.teamsId ?? known.teams_id,
    name: met.name || known.name,
    locale: met.locale ?? known.locale,
    time_zone: met.timeZone ?? known.time_zone,
  };
  const changed = Object.entries(changes).some(([key, value]) => known[key as keyof Person] !== value);
  if (changed) await db.updateTable('person').set(changes).where('id', '=', known.id).execute();
  return { person: { ...known, ...changes }, isNew: false };
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findByAadId(db: Db, tenantId: string, aadId: string): Promise<Person | undefined> {
  return await db
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', tenantId.toLowerCase())
    .where('aad_id', '=', aadId.toLowerCase())
    .executeTakeFirst();
}

export async function findByTeamsId(db: Db, teamsId: string): Promise<Person | undefined> {
  return await db.selectFrom('person').selectAll().where('teams_id', '=', teamsId).executeTakeFirst();
}

export async function findPeople(db: Db, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of some names that somebody whom the desk knows has. */
export async function peopleNamed(db: Db, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select('name')
    .where('name', 'in', names.slice(0, 200))
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}

export async function savePerson(db: Db, id: string, changes: Partial<Omit<Person, 'id'>>): Promise<void> {
  await db.updateTable('person').set(changes).where('id', '=', id).execute();
}

export async function findChat(db: Db, personId: string): Promise<Chat | undefined> {
  return await db.selectFrom('chat').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

/**
 * Remembers the personal chat; writing in it, or installing again, opens a blocked one. Its row is held until the turn
 * ends, so that what one person sends at the same time is taken one after the other. `reopened`: the person could not
 * be reached before.
 */
export async function openChat(
  db: Db,
  personId: string,
  conversationId: string,
  serviceUrl: string,
): Promise<{ reopened: boolean; chat: Chat }> {
  const before = await lockChat(db, personId);
  const place = { conversation_id: conversationId, service_url: serviceUrl, state: 'open' as const };
  if (!before) {
    await db
      .insertInto('chat')
      .values({ person_id: personId, ...place })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(place))
      .execute();
  } else {
    const { conversation_id, service_url, state } = before;
    const same = conversation_id === conversationId && service_url === serviceUrl && state === 'open';
    if (same) return { reopened: false, chat: before };
    await db.updateTable('chat').set(place).where('person_id', '=', personId).execute();
  }
  return { reopened: before?.state !== 'open', chat: (await lockChat(db, personId))! };
}

async function lockChat(db: Db, personId: string): Promise<Chat | undefined> {
  const chat = db.selectFrom('chat').selectAll().where('person_id', '=', personId);
  return await capabilitiesOf(db).lockRow(chat).executeTakeFirst();
}

export async function saveChat(
  db: Db,
  personId: string,
  changes: Partial<Omit<Chat, 'person_id'>>,
): Promise<void> {
  await db.updateTable('chat').set(changes).where('person_id', '=', personId).execute();
}

/** By full name or e-mail, whatever the case. */
export async function findByName(db: Db, tenantId: string, name: string): Promise<Person[]> {
  const wanted = name.toLowerCase();
  return await db
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where((eb) =>
      eb.or([eb(eb.fn('lower', ['name']), '=', wanted), eb(eb.fn('lower', ['email']), '=', wanted)]),
    )
    .limit(2)
    .execute();
}
