import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

/** `url` and `schema` open the same data once more: `openDatabase(url, { schema })`. */
export type TestDatabase = Database & { url: string; schema: string | undefined };

export type OpenOptions = {
  /** Leave the tables out. */
  empty?: boolean;
  /** SQLite in a file, so that a second connection or process sees the same data. */
  onDisk?: boolean;
};

export type Open = (options?: OpenOptions) => Promise<TestDatabase>;

const postgresUrl = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
const unreachable = await openDatabase(postgresUrl, { poolSize: 1 }).then(
  (database) => database.close(),
  (error: NodeJS.ErrnoException) => String(error.code ?? error.message),
);

/**
 * Runs a suite on SQLite and on PostgreSQL. Each `open()` gives a new, migrated and empty database, which is closed
 * and dropped after the suite. Where no PostgreSQL answers that half is left out, except in CI, where it fails.
 */
export function eachDatabase(suite: (name: 'SQLite' | 'PostgreSQL', open: Open) => void): void {
  describe('on SQLite', () => suite('SQLite', opener(openSqlite)));
  if (!unreachable) {
    describe('on PostgreSQL', () => suite('PostgreSQL', opener(openPostgres)));
  } else if (process.env.CI) {
    it('on PostgreSQL', () => {
      throw new Error(`No PostgreSQL answers at TEST_DATABASE_URL: ${unreachable}`);
    });
  } else {
    sayOnce(
      `No PostgreSQL answers (${unreachable}): those tests are left out. Set TEST_DATABASE_URL to run them.\n`,
    );
  }
}

type Opened = TestDatabase & { drop(): Promise<void> };

function opener(openOne: (options: OpenOptions) => Promise<Opened>): Open {
  const opened: Opened[] = [];
  afterAll(async () => {
    for (const database of opened) await database.drop();
  });
  return async (options = {}) => {
    const database = await openOne(options);
    opened.push(database);
    if (!options.empty) await migrate(database);
    return database;
  };
}

async function openSqlite({ onDisk }: OpenOptions): Promise<Opened> {
  const folder = onDisk ? mkdtempSync(join(tmpdir(), 'deskhand-')) : undefined;
  const url = folder ? join(folder, 'deskhand.db') : ':memory:';
  const database = await openDatabase(url);
  const drop = async () => {
    await database.close();
    if (folder) rmSync(folder, { recursive: true });
  };
  return { ...database, url, schema: undefined, drop };
}

async function openPostgres(): Promise<Opened> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(sql`create schema ${sql.id(schema)}`);
  const database = await openDatabase(postgresUrl, { schema, poolSize: 5 });
  const drop = async () => {
    await database.close();
    await asOwner(sql`drop schema ${sql.id(schema)} cascade`);
  };
  return { ...database, url: postgresUrl, schema, drop };
}

async function asOwner(statement: ReturnType<typeof sql>): Promise<void> {
  const owner = await openDatabase(postgresUrl, { poolSize: 1 });
  await statement.execute(owner.db);
  await owner.close();
}

/** Every test file comes through here; the first one of a run speaks. */
function sayOnce(line: string): void {
  try {
    writeFileSync(join(tmpdir(), `deskhand-no-postgres-${process.ppid}`), '', { flag: 'wx' });
    process.stderr.write(line);
  } catch {
    // already said
  }
}
