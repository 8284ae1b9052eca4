import { afterEach, expect, it } from '@jest/globals';
import type { Deliver, Delivery } from '../../src/app/deliver.ts';
import type { Desk } from '../../src/app/desk.ts';
import { inTurn } from '../../src/app/desk.ts';
import { startDispatch } from '../../src/app/dispatch.ts';
import type { Dispatch } from '../../src/app/dispatch.ts';
import { enqueue } from '../../src/app/enqueue.ts';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { countOrders } from '../../src/store/outbox.ts';
import { eachDatabase } from '../support/databases.ts';

const secretKey = { SECRET_KEY: 'x'.repeat(32) };

eachDatabase((_name, open) => {
  let running: Dispatch | undefined;
  afterEach(async () => running?.stop());

  async function start(answer: (said: string, attempt: number) => Delivery | Promise<Delivery>) {
    const { db } = await open();
    const clock = { ms: Date.parse('2026-03-02T09:00:00Z') };
    const tried: { said: string; repeats: number }[] = [];
    let ids = 0;
    const desk: Desk = {
      db,
      config: loadConfig(secretKey),
      log: createLog('silent'),
      articles: [],
      now: () => new Date(clock.ms),
      newId: () => `id-${(ids += 1)}`,
      nudge: () => running?.nudge(),
    };
    const deliver: Deliver = async (effect, order) => {
      const said = effect.type === 'SayToPerson' ? effect.say.key : effect.type;
      tried.push({ said, repeats: order.repeats });
      return await answer(said, order.attempts);
    };
    running = startDispatch(desk, deliver);
    const say = (personId: string, key: string) =>
      inTurn(desk, (turn) => enqueue(turn, [{ type: 'SayToPerson', personId, say: { key } }]));
    const settle = async (minutes = 0) => {
      clock.ms += minutes * 60_000;
      await running!.drain();
    };
    return { db, desk, say, settle, tried, order: () => tried.map(({ said }) => said) };
  }

  it('delivers a lane in order, one at a time', async () => {
    const { say, settle, order } = await start(() => ({ type: 'sent' }));
    for (const key of ['one', 'two', 'three']) await say('alex', key);
    await settle();
    expect(order()).toEqual(['one', 'two', 'three']);
  });

  it('a stuck message holds up its own conversation only', async () => {
    const { say, settle, order } = await start((said) =>
      said === 'stuck' ? { type: 'later', afterMs: 3_600_000, reason: 'throttled' } : { type: 'sent' },
    );
    await say('alex', 'stuck');
    await say('alex', 'behind it');
    await say('sam', 'elsewhere');
    await settle();
    expect(order().sort()).toEqual(['elsewhere', 'stuck']);
  });

  it('a slow one does not keep the others waiting', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const seen = new EventTarget();
    const { say, order } = await start(async (said) => {
      if (said === 'slow') await slow;
      else seen.dispatchEvent(new Event('sent'));
      return { type: 'sent' };
    });
    await say('alex', 'slow');
    const arrived = new Promise((resolve) => seen.addEventListener('sent', resolve, { once: true }));
    await say('sam', 'quick');
    await arrived;
    expect(order()).toEqual(['slow', 'quick']);
    release();
  });

  it('what may have arrived is told so when it is tried again, and at last left to a person', async () => {
    const { db, say, settle, tried } = await start(() => ({ type: 'unknown', reason: 'status 504' }));
    await say('alex', 'perhaps');
    await settle();
    await settle(10);
    await settle(10);
    await settle(10);
    expect(tried).toEqual([0, 1].map((repeats) => ({ said: 'perhaps', repeats })));
    expect(await countOrders(db, 'unknown')).toBe(1);
  });

  it('notes what goes with a delivery together with its end, or not at all', async () => {
    const { db, desk, say, settle } = await start(() => ({
      type: 'sent',
      record: async (turn) => {
        await enqueue(turn, [{ type: 'ReadPerson', personId: 'noted' }]);
        if ((await countOrders(turn.db, 'sent')) > 99) return;
        throw new Error('the database went away');
      },
    }));
    await say('alex', 'one');
    await settle();
    expect(await countOrders(db, 'sending')).toBe(1);
    expect(await countOrders(desk.db, 'pending')).toBe(0);
  });

  it('a deliverer that breaks is tried again and set aside after five times', async () => {
    const { db, say, settle, tried } = await start(() => {
      throw new Error('broken');
    });
    await say('alex', 'one');
    for (let round = 0; round < 8; round += 1) await settle(10);
    expect(tried).toHaveLength(5);
    expect(await countOrders(db, 'failed')).toBe(1);
  });
});
