import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** Robin has Alex's ticket. */
  async function pickedUp(): Promise<TestDesk> {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.later(minutes(1));
    return desk;
  }

  const raise = (desk: TestDesk) =>
    desk.fills('robin', 'ticket.raise.form', { reason: 'gateway' }, { in: tier1 });
  const all = async (desk: TestDesk, as: string, channel?: string) =>
    (await desk.reads(as, channel)).join('\n');

  it('after a raise an edit and a delete reach the thread that was left, and the story in the new one', async () => {
    const desk = await pickedUp();
    const pin = await desk.says('alex', 'My PIN is 9876');
    await desk.later(minutes(1));
    const code = await desk.says('alex', 'It says 809');
    await raise(desk);
    await desk.later(minutes(1));
    await desk.says('alex', 'Hello tier 2');
    const posts = (await desk.sees('toni', tier2)).length;
    await desk.deletes('alex', pin.id);
    await desk.edits('alex', code.id, 'It says 619');
    for (const [as, channel] of [
      ['robin', tier1],
      ['toni', tier2],
    ] as const) {
      const words = await all(desk, as, channel);
      expect(words).not.toContain('9876');
      expect(words).not.toContain('809');
      expect(words).toContain('message deleted');
      expect(words).toContain('It says 619 edited');
    }
    // The story stays what it was when the ticket came: later words are posts of their own.
    expect(await desk.sees('toni', tier2)).toHaveLength(posts);
    const [, story] = await desk.thread('toni', 'DH-1001', tier2);
    expect(wordsOf(story!)).toContain('raised this to tier 2: gateway');
    expect(wordsOf(story!)).not.toContain('Hello tier 2');
  });
});
