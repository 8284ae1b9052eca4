import { beforeEach, expect, it } from '@jest/globals';
import {
  addOrder,
  claimOrders,
  forgetOrders,
  recoverOrders,
  resumeLane,
  settleOrder,
} from '../../src/store/outbox.ts';
import type { OutboxRow } from '../../src/store/outbox.ts';
import { transact } from '../../src/store/transact.ts';
import { eachDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';

const now = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T10:00:00.000Z';

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let count = 0;

  beforeEach(async () => {
    database = await open();
  });

  const add = (lane: string, text: string, options: { mergeKey?: string; due?: string } = {}) =>
    addOrder(database.db, {
      id: `order-${(count += 1)}`,
      lane,
      type: text,
      body: '{}',
      due: now,
      now,
      ...options,
    });
  const claim = (at = now, limit = 10) => claimOrders(database.db, at, limit, 60);
  const types = (rows: OutboxRow[]) => rows.map((row) => row.type).sort();

  it('gives the heads of all lanes, and never the second before the first is settled', async () => {
    await add('a', 'a1');
    await add('a', 'a2');
    await add('b', 'b1');
    const first = await claim();
    expect(types(first)).toEqual(['a1', 'b1']);
    expect(await claim()).toEqual([]);
    await settleOrder(
      database.db,
      first.find((row) => row.type === 'a1')!,
      { state: 'sent' },
    );
    expect(types(await claim())).toEqual(['a2']);
  });

  it('keeps a lane waiting behind what is due later, and lets the others pass', async () => {
    await add('a', 'a1', { due: later });
    await add('a', 'a2');
    await add('b', 'b1');
    expect(types(await claim())).toEqual(['b1']);
    expect(types(await claim(later))).toEqual(['a1']);
  });

  it('keeps a held lane still until it is resumed, in order', async () => {
    await add('a', 'a1');
    await add('a', 'a2');
    const [row] = await claim();
    await settleOrder(database.db, row!, { state: 'held', last_error: 'blocked' });
    expect(await claim(later)).toEqual([]);
    await resumeLane(database.db, 'a', now);
    expect(types(await claim())).toEqual(['a1']);
  });

  it('makes one of equal orders that wait, but not of one that is on its way', async () => {
    await add('a', 'card', { mergeKey: 'card' });
    await add('a', 'card', { mergeKey: 'card' });
    const [row] = await claim();
    await add('a', 'card again', { mergeKey: 'card' });
    await settleOrder(database.db, row!, { state: 'sent' });
    expect(types(await claim())).toEqual(['card again']);
    expect(await claim()).toEqual([]);
  });

  it('refuses the late write of an instance that overslept its lease', async () => {
    await add('a', 'a1');
    const [overslept] = await claimOrders(database.db, now, 1, -1);
    expect(await recoverOrders(database.db, false)).toBe(1);
    const [again] = await claim();
    expect(again).toMatchObject({ id: overslept!.id, repeats: 1, attempts: 2 });
    expect(await settleOrder(database.db, overslept!, { state: 'failed' })).toBe(false);
    expect(await settleOrder(database.db, again!, { state: 'sent' })).toBe(true);
  });

  it('leaves a lease that still runs alone, whatever the moved clock says', async () => {
    await add('a', 'a1');
    await claim('2036-01-01T00:00:00.000Z');
    expect(await recoverOrders(database.db, false)).toBe(0);
    expect(await recoverOrders(database.db, true)).toBe(1);
  });

  it('gives each order to one of many claims at once', async () => {
    for (let lane = 0; lane < 20; lane += 1) await add(`lane-${lane}`, `order-${lane}`);
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim(now, 20)));
    const all = claims.flat().map((row) => row.id);
    expect(new Set(all).size).toBe(all.length);
    const rest = await claim(now, 20);
    expect(all.length + rest.length).toBe(20);
  });

  it('forgets what was sent long ago, later what was not, and lanes in which nothing is left', async () => {
    for (const name of ['sent', 'failed', 'unknown', 'pending']) await add(name, name);
    const rows = await claim();
    for (const row of rows) {
      const state = row.type as OutboxRow['state'];
      await settleOrder(database.db, row, { state, ...(state !== 'pending' && { done_at: now }) });
    }
    await forgetOrders(database.db, { sent: later, unsent: now });
    const lanes = async () =>
      (await database.db.selectFrom('lane').select('name').orderBy('name').execute()).map(({ name }) => name);
    expect(await lanes()).toEqual(['failed', 'pending', 'unknown']);
    await forgetOrders(database.db, { sent: later, unsent: later });
    expect(await lanes()).toEqual(['pending']);
    await add('sent', 'again');
    expect(types(await claim())).toEqual(['again', 'pending']);
  });

  it('keeps a lane whose next order is being added just now', async () => {
    const order = { lane: 'a', body: '{}', due: now, now };
    for (let round = 0; round < 20; round += 1) {
      await add('a', `a${round}`);
      const [row] = await claim();
      await settleOrder(database.db, row!, { state: 'sent', done_at: now });
      const adds = (type: string) =>
        transact(database.db, (tx) => addOrder(tx, { ...order, id: `${type}-${round}`, type }));
      const forgets = transact(database.db, (tx) => forgetOrders(tx, { sent: later, unsent: later }));
      await Promise.all([adds('next'), forgets]);
      await adds('last');
      for (const expected of ['next', 'last']) {
        const [next] = await claim();
        expect(next?.type).toBe(expected);
        await settleOrder(database.db, next!, { state: 'sent', done_at: now });
      }
    }
  });
});
