import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Db } from '../../src/store/database.ts';
import { markSeen } from '../../src/store/seen.ts';
import { transact } from '../../src/store/transact.ts';
import { eachDatabase } from '../support/databases.ts';

const at = '2026-03-02T09:00:00.000Z';
const note = (key: string) => (tx: Db) => markSeen(tx, key, at);
const keys = async (db: Db) => {
  const rows = await db.selectFrom('seen').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
};

eachDatabase((name, open) => {
  describe('transactions that are ready together', () => {
    it('each get their own answer', async () => {
      const { db } = await open();
      const answers = await Promise.all([
        transact(db, note('a')),
        transact(db, note('a')),
        transact(db, note('b')),
      ]);
      expect(answers).toEqual([true, false, true]);
      expect(await keys(db)).toEqual(['a', 'b']);
    });

    it('one that fails takes nothing of the others along, and leaves nothing of its own', async () => {
      const { db } = await open();
      const fail = transact(db, async (tx) => {
        await note('gone')(tx);
        throw new Error('on purpose');
      });
      const done = await Promise.allSettled([transact(db, note('a')), fail, transact(db, note('b'))]);
      expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await keys(db)).toEqual(['a', 'b']);
    });

    const onlySqlite = name === 'SQLite' ? it : it.skip;
    onlySqlite('when the database gives up, none of them is told that it stands', async () => {
      const { db } = await open();
      const giveUp = transact(db, async (tx) => {
        await sql`rollback`.execute(tx);
        throw new Error('disk full');
      });
      const done = await Promise.allSettled([transact(db, note('a')), giveUp, transact(db, note('b'))]);
      expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(await keys(db)).toEqual([]);
      await transact(db, note('later'));
      expect(await keys(db)).toEqual(['later']);
    });
  });
});
