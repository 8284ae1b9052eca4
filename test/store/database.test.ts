import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase((name, open) => {
  const onSqlite = name === 'SQLite';
  const count = async ({ db }: Database) =>
    Number((await db.selectFrom('seen').select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
  const see = ({ db }: Database, key: string) => db.insertInto('seen').values({ key, at: 'now' }).execute();

  it('runs the migrations once, also when two instances start together', async () => {
    const database = await open({ empty: true });
    const both = await Promise.all([migrate(database), migrate(database)]);
    expect(both.flat()).toContain('001-desk');
    expect(both.flat()).toHaveLength(new Set(both.flat()).size);
    expect(await migrate(database)).toEqual([]);
    const { rows } = await sql<{ n: string }>`select count(*) as n from kysely_migration`.execute(
      database.db,
    );
    expect(Number(rows[0]?.n)).toBe(both.flat().length);
  });

  it('keeps nothing of a transaction that throws', async () => {
    const database = await open();
    const failing = database.db.transaction().execute(async (trx) => {
      await trx.insertInto('seen').values({ key: 'a', at: 'now' }).execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count(database)).toBe(0);
    await see(database, 'a');
    expect(await count(database)).toBe(1);
  });

  it('knows a duplicate from other trouble', async () => {
    const database = await open();
    await see(database, 'a');
    const duplicate = await see(database, 'a').catch((error: unknown) => error);
    expect(database.can.isUniqueViolation(duplicate)).toBe(true);
    expect(database.can.isBusy(duplicate)).toBe(false);
    const nothing = await sql`select nothing`.execute(database.db).catch((error: unknown) => error);
    expect(database.can.isUniqueViolation(nothing)).toBe(false);
  });

  it('holds references', async () => {
    const { db } = await open();
    const orphan = db
      .insertInto('team_member')
      .values({ team_id: 't', person_id: 'p', guest: 0, round: 'r' });
    await expect(orphan.execute()).rejects.toThrow(/foreign key/i);
  });

  it('gives bytes, text and null back as they went in', async () => {
    const { db } = await open();
    const bytes = Uint8Array.from({ length: 256 * 1024 }, (_, index) => index % 256);
    const text = '🙂 שלום \u0001 \' " \\ ${x}';
    await sql`create table anything (bytes ${sql.raw(onSqlite ? 'blob' : 'bytea')}, words text, missing text)`.execute(
      db,
    );
    await sql`insert into anything values (${bytes}, ${text}, ${null})`.execute(db);
    const { rows } = await sql<{
      bytes: Uint8Array;
      words: string;
      nothing: null;
    }>`select * from anything`.execute(db);
    expect(Buffer.compare(rows[0]!.bytes, bytes)).toBe(0);
    expect(rows[0]).toMatchObject({ words: text, missing: null });
  });

  it('tells its own time, also a lease from now', async () => {
    const { db, can } = await open();
    const { rows } = await sql<{ now: string; later: string }>`
      select ${can.clock()} as now, ${can.clock(90_500)} as later`.execute(db);
    expect(rows[0]?.now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const ahead = Date.parse(rows[0]!.later) - Date.parse(rows[0]!.now);
    expect(ahead).toBeGreaterThanOrEqual(90_500);
    expect(ahead).toBeLessThan(91_000);
  });

  it('shows a second connection what was committed', async () => {
    const first = await open({ onDisk: true });
    const second = await openDatabase(first.url, { schema: first.schema });
    await see(first, 'a');
    expect(await count(second)).toBe(1);
    await second.close();
  });

  it('locks rows, and passes over locked ones where several instances work', async () => {
    const first = await open({ onDisk: true });
    for (const key of ['a', 'b']) await see(first, key);
    const pick = (db: Database['db']) =>
      first.can
        .forUpdateSkipLocked(db.selectFrom('seen').select('key').orderBy('key').limit(1))
        .executeTakeFirst();
    await first.db.transaction().execute(async (trx) => {
      expect(await pick(trx)).toEqual({ key: 'a' });
      if (onSqlite) return;
      const other = await openDatabase(first.url, { schema: first.schema });
      expect(await other.db.transaction().execute(pick)).toEqual({ key: 'b' });
      await other.close();
    });
  });

  it('reports a database that stays locked as busy', async () => {
    const first = await open({ onDisk: true });
    await see(first, 'a');
    if (!onSqlite) {
      const other = await openDatabase(first.url, { schema: first.schema });
      const error = await first.db.transaction().execute(async (trx) => {
        await first.can.lockRow(trx.selectFrom('seen').selectAll()).execute();
        return sql`select * from seen for update nowait`.execute(other.db).catch((reason: unknown) => reason);
      });
      expect(first.can.isBusy(error)).toBe(true);
      return other.close();
    }
    const other = await openDatabase(first.url);
    await sql`pragma busy_timeout = 20`.execute(other.db);
    const error = await first.db.transaction().execute(async () => {
      return other.db
        .transaction()
        .execute(async () => 'began')
        .catch((reason: unknown) => reason);
    });
    expect(first.can.isBusy(error)).toBe(true);
    await other.close();
  });

  it('runs the same statement thousands of times without growing', async () => {
    const database = await open();
    for (let index = 0; index < 2_000; index += 1) await see(database, `key ${index}`);
    const lists = Array.from({ length: 600 }, (_, index) =>
      Array.from({ length: index + 1 }, (_, at) => `key ${at}`),
    );
    for (const keys of lists) {
      await database.db.selectFrom('seen').select('key').where('key', 'in', keys).limit(1).execute();
    }
    expect(await count(database)).toBe(2_000);
  });

  if (onSqlite) return;

  it('reads times as ISO text and large numbers as text', async () => {
    const { db } = await open();
    const { rows } = await sql`select timestamptz '2026-03-02 09:00:00.25+01' as at, 9007199254740993 as big,
      '{"a": 1}'::jsonb as body`.execute(db);
    expect(rows[0]).toEqual({ at: '2026-03-02T08:00:00.250Z', big: '9007199254740993', body: '{"a": 1}' });
  });

  it('says at once that nobody answers', async () => {
    await expect(openDatabase('postgres://postgres@127.0.0.1:1/test')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});

describe('SQLite', () => {
  it('is set up so that a commit survives a power cut and a deletion leaves no trace', async () => {
    await using opened = await temporary();
    const read = async (name: string) => {
      const { rows } = await sql`pragma ${sql.raw(name)}`.execute(opened.database.db);
      return Object.values(rows[0] as object)[0];
    };
    expect(await read('journal_mode')).toBe('wal');
    expect(await read('synchronous')).toBe(2);
    expect(await read('busy_timeout')).toBe(250);
    expect(await read('secure_delete')).toBe(1);
    expect(await read('foreign_keys')).toBe(1);
  });

  it('keeps what was committed by a process that was killed', async () => {
    await using opened = await temporary();
    await opened.database.close();
    const url = JSON.stringify(opened.url);
    const script = `
      import { openDatabase } from './src/store/database.ts';
      const { db } = await openDatabase(${url});
      await db.insertInto('seen').values({ key: 'committed', at: 'now' }).execute();
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('seen').values({ key: 'open', at: 'now' }).execute();
        process.kill(process.pid, 'SIGKILL');
      });`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(killed.signal).toBe('SIGKILL');
    const again = await openDatabase(opened.url);
    expect(await again.db.selectFrom('seen').select('key').execute()).toEqual([{ key: 'committed' }]);
    await again.close();
  });

  it('says at once that a file is no database', async () => {
    await expect(openDatabase('package.json')).rejects.toThrow(/not a database/);
  });
});

async function temporary() {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(`${tmpdir()}/deskhand-`);
  const url = `${folder}/desk.db`;
  const database = await openDatabase(url);
  await migrate(database);
  return {
    url,
    database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
