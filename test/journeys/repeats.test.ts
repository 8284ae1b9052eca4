import { expect, it } from '@jest/globals';
import { atWork, postsTo } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((name, open) => {
  const start = useDesk(open);

  it('what was taken and then not answered well is posted once more, marked, and keeps its mark', async () => {
    const desk = await start();
    const { ticket, where, tells, heardAll } = await atWork(desk);
    const chat = await desk.teams.find('alex');
    const before = (await desk.teams.counts())[chat]!.posts;
    const fates = ['502', '504', 'reset', 'noId'] as const;
    for (const then of fates) {
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect: { type: 'acceptThen', then } });
      await desk.teams.addFault({ path: 'pagedmembers', effect: { type: 'reset' } });
      await tells(`Try ${then}`);
      await desk.later(minutes(1));
    }
    const copies = fates.flatMap((then) => [
      `Robin Sample Try ${then}`,
      `Robin Sample Try ${then} perhaps a repeat`,
    ]);
    expect(await heardAll()).toEqual(copies);
    await desk.later(days(1));
    expect((await desk.teams.counts())[chat]!.posts - before).toBe(copies.length);
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('Last sent to Alex Example');

    const last = await desk.finds('robin', 'Try noId', tier1);
    await desk.edits('robin', last.id, { text: 'Try now', mentions: ['bot'] }, where);
    expect((await heardAll()).at(-1)).toBe('Robin Sample Try now edited perhaps a repeat');
  });

  const once = name === 'SQLite' ? it : it.skip;
  once(
    'a connector that takes and then keeps silent gets one POST, and after ten seconds a marked one',
    async () => {
      const desk = await start();
      const { tells, heardAll } = await atWork(desk);
      const effect = { type: 'acceptThen', then: 'silence' } as const;
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect });
      await tells('Try again');
      await desk.later(minutes(1));
      expect(await heardAll()).toEqual(['Robin Sample Try again', 'Robin Sample Try again perhaps a repeat']);
    },
  );

  it('what may never have arrived is tried three times, and then the agent is told', async () => {
    const desk = await start();
    const { ticket, tells } = await atWork(desk);
    const answer = { type: 'answer', status: 504 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), count: 0, effect: answer });
    await tells('Try again');
    await desk.later(days(1));
    const lines = (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    expect(lines.filter((words) => words.includes('Not delivered to Alex Example'))).toHaveLength(1);
    expect(lines[0]).toMatch(/For Alex Example, (perhaps not delivered|could not be delivered)/);
  });

  it('a channel post that may be there twice says which counts; the other leads to it', async () => {
    const desk = await start();
    const path = '^/v3/conversations/?$';
    const effect = { type: 'acceptThen', then: 'reset' } as const;
    await desk.teams.addFault({ method: 'POST', path, contains: 'VPN', effect });
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'report.human');
    await desk.later(minutes(1));
    const roots = (await desk.sees('robin', tier1)).filter(({ id, thread, card }) => id === thread && card);
    expect(roots).toHaveLength(2);
    const [orphan, real] = roots;
    const lines = (await desk.sees('robin', tier1)).filter(({ thread }) => thread === real!.id);
    expect(wordsOf(lines[1]!)).toContain('This is the one that counts');
    const pressed = await desk.teams.click('robin', orphan!, 'ticket.claim', {}, { in: tier1 });
    expect(toastOf(pressed)).toContain(real!.id);
    await desk.says('robin', { text: 'Hello', mentions: ['bot'] }, { in: tier1, thread: orphan!.id });
    expect((await desk.hears('alex')).join('\n')).not.toContain('Hello');
    await desk.presses('robin', 'ticket.claim', { in: tier1, on: (message) => message.id === real!.id });
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('Robin Sample');
  });
});
