import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** How much a step adds where somebody sees it. */
  async function noiseOf(desk: TestDesk, where: string, step: () => Promise<unknown>) {
    const none = { posts: 0, edits: 0, deletes: 0 };
    const before = (await desk.teams.counts())[where] ?? none;
    await step();
    const after = (await desk.teams.counts())[where] ?? none;
    return { posts: after.posts - before.posts, deletes: after.deletes - before.deletes };
  }

  it('one post a ticket and tier; changes of state only edit the card', async () => {
    const desk = await start();
    const first = await desk.teams.find('robin', tier1);
    const second = await desk.teams.find('toni', tier2);
    const inFirst = (step: () => Promise<unknown>) => noiseOf(desk, first, step);
    const silent = { posts: 0, deletes: 0 };
    const oneLine = { posts: 1, deletes: 0 };

    expect(await inFirst(() => desk.reports('alex', 'My VPN does not connect'))).toEqual(oneLine);
    const act = (button: string, inputs: Record<string, unknown>, as = 'robin') =>
      inFirst(() => desk.fills(as, button, inputs, { in: tier1 }));
    const details = { device: 'NB-1', reach: 'myTeam', canWork: 'no' };
    expect(await inFirst(() => desk.fills('alex', 'ticket.details.form', details))).toEqual(silent);
    expect(await act('ticket.change.form', { category: 'access', severity: 'B' })).toEqual(silent);
    // A change of owner is a line.
    expect(await inFirst(() => desk.presses('robin', 'ticket.claim', { in: tier1 }))).toEqual(oneLine);
    expect(await act('ticket.ask.form', { text: 'Which room?' })).toEqual(silent);
    expect(await inFirst(() => desk.presses('robin', 'ticket.endWait', { in: tier1 }))).toEqual(silent);
    expect(await act('ticket.wait.form', { on: 'part', reason: 'ordered' })).toEqual(silent);
    expect(await act('ticket.reply.form', { text: 'On its way' })).toEqual(silent);
    expect(await act('ticket.note.form', { text: 'shelf 3' })).toEqual(oneLine);
    // A move is a pointer here, and there a post with the story in one line.
    const there = await noiseOf(desk, second, async () => {
      expect(await act('ticket.raise.form', { reason: 'network' })).toEqual(oneLine);
    });
    expect(there).toEqual({ posts: 2, deletes: 0 });
    await desk.presses('toni', 'ticket.claim', { in: tier2 });
    const ending = async () => {
      await desk.fills('toni', 'ticket.resolve.form', { done: 'Fixed' }, { in: tier2 });
      await desk.presses('alex', 'ticket.confirm');
      await desk.presses(
        'alex',
        { verb: 'ticket.rate', data: { rating: 4 } },
        { inputs: { comment: 'Good' } },
      );
      await desk.later(days(20));
    };
    expect(await inFirst(ending)).toEqual(silent);
    const [closed] = await desk.thread('toni', 'DH-1001', tier2);
    expect(closed!.card).toMatchObject({ body: [{ type: 'ColumnSet' }], actions: [] });
    expect(new Set(wordsOf(closed!).split('\n'))).toEqual(
      new Set(['✓', 'DH-1001 closed by Toni Template: My VPN does not connect', 'Make an article']),
    );
    const [pointer] = await desk.thread('robin', 'DH-1001', tier1);
    expect(
      wordsOf(pointer!)
        .split('\n')
        .filter((line) => line.length > 1).length,
    ).toBeLessThanOrEqual(2);
  });

  it('words within five seconds are one post, and only the first of a burst mentions the owner', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const channel = await desk.teams.find('robin', tier1);
    const burst = async () => {
      await desk.says('alex', 'It says 809');
      await desk.later(2_000);
      await desk.says('alex', 'and then it hangs');
      await desk.later(3_000);
      await desk.says('alex', 'for a minute');
    };
    expect(await noiseOf(desk, channel, burst)).toEqual({ posts: 1, deletes: 0 });
    const post = await desk.finds('robin', 'It says 809', tier1);
    expect(wordsOf(post)).toBe('Alex Example Robin Sample It says 809 and then it hangs for a minute');
    expect(post.mentionsMe).toBe(true);
    await desk.later(minutes(1));
    expect(await noiseOf(desk, channel, () => desk.says('alex', 'hm, still'))).toEqual({
      posts: 1,
      deletes: 0,
    });
    expect((await desk.finds('robin', 'hm, still', tier1)).mentionsMe).toBe(false);
    await desk.later(minutes(30));
    await desk.says('alex', 'and now nothing');
    expect((await desk.finds('robin', 'and now nothing', tier1)).mentionsMe).toBe(true);
  });

  it('the user’s chat: one card kept current, and a ping only where it is worth one', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    const chat = await desk.teams.find('alex');
    const act = (button: string, inputs: Record<string, unknown>) =>
      noiseOf(desk, chat, () => desk.fills('robin', button, inputs, { in: tier1 }));
    const silent = { posts: 0, deletes: 0 };
    const one = { posts: 1, deletes: 0 };
    expect(await noiseOf(desk, chat, () => desk.presses('robin', 'ticket.claim', { in: tier1 }))).toEqual(
      one,
    );
    expect(await act('ticket.note.form', { text: 'shelf 3' })).toEqual(silent);
    expect(await act('ticket.change.form', { category: 'access', severity: 'A' })).toEqual(silent);
    expect(await act('ticket.wait.form', { on: 'part', reason: 'ordered' })).toEqual(silent);
    expect(await act('ticket.ask.form', { text: 'Which room?' })).toEqual(one);
    expect(await noiseOf(desk, chat, () => desk.says('alex', 'Room 5'))).toEqual(silent);
    expect(await act('ticket.raise.form', { reason: 'network' })).toEqual(silent);
    await desk.presses('toni', 'ticket.claim', { in: tier2 });
    const resolve = () => desk.fills('toni', 'ticket.resolve.form', { done: 'Fixed' }, { in: tier2 });
    expect(await noiseOf(desk, chat, resolve)).toEqual(one);
    expect(await noiseOf(desk, chat, () => desk.presses('alex', 'ticket.confirm'))).toEqual(silent);
    expect(await desk.status('alex', ticket)).toContain('Closed');
  });

  it('ten tickets, one line each, and nothing more when they close', async () => {
    const desk = await start();
    const channel = await desk.teams.find('robin', tier1);
    await desk.teams.addPerson({ id: 'user', name: 'Casey Example', count: 10 });
    const noise = await noiseOf(desk, channel, async () => {
      for (let number = 1; number <= 10; number += 1) {
        await desk.says(`user-${number}`, `The printer in room ${number} is jammed, I need a human`);
      }
      for (let number = 1; number <= 10; number += 1) await desk.presses(`user-${number}`, 'ticket.withdraw');
    });
    expect(noise).toEqual({ posts: 10, deletes: 0 });
  });
});
