import { expect, it } from '@jest/globals';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { StartOptions } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });

  const inThread = async (options: StartOptions = {}) => atWork(await start(options));

  it('every button has a slash command', async () => {
    const { desk, writes, where, card, lastLine, heard } = await inThread();
    await writes('@/ask Which error do you see?');
    expect(await heard()).toContain('Which error do you see?');
    expect(await card()).toContain('Waiting on the user');
    await writes('@/continue');
    expect(await card()).toContain('In progress');
    await writes('@/wait part screen ordered');
    expect(await card()).toContain('Waiting on a part');
    await writes('@/reply It is on its way');
    expect(await heard()).toBe('Robin Sample It is on its way');
    expect(await card()).toContain('Waiting on a part');
    await writes('@/note asset 4711');
    expect(await lastLine()).toBe('Note by Robin Sample: asset 4711');
    await writes('@/category microsoft apps');
    expect(await card()).toContain('Microsoft apps');
    await writes('@/severity b');
    expect(await card()).toContain('B · Moderate');
    await writes('@/release');
    expect(await lastLine()).toBe('Robin Sample released this. It’s free to pick up.');
    await writes('@/pickup');
    expect(await lastLine()).toBe('Robin Sample picked this up');
    const html = '<at>Deskhand</at> /assign <at>Kim Placeholder</at>';
    await desk.says('robin', { html, mentions: ['bot', 'kim'] }, where);
    expect(await lastLine()).toBe('Robin Sample assigned this to Kim Placeholder');
    await writes('@/resolve driver rolled back', 'kim');
    expect(wordsOf(await desk.finds('alex', 'Did this solve it?'))).toContain('driver rolled back');
    await desk.fills('alex', 'ticket.reject.form', { reason: 'no' });
    await writes('@/raise needs the network team', 'kim');
    expect(await card()).toContain('went to tier 2');
    await writes('@/nonsense', 'kim');
    expect((await desk.hears('kim')).at(-1)).toContain('/pickup, /release, /assign');
    expect((await desk.hears('alex')).join('\n')).not.toMatch(/nonsense|4711|screen ordered/);
  });

  it('a slash command without its words says what it needs, privately', async () => {
    const { desk, writes, card } = await inThread();
    const before = await desk.reads('robin', tier1);
    await writes('@/resolve');
    await writes('@/severity terrible');
    expect((await desk.hears('robin')).filter((words) => words.includes('needs a few words'))).toHaveLength(
      2,
    );
    expect(await card()).toContain('In progress');
    expect((await desk.reads('robin', tier1)).length).toBe(before.length + 2);
  });

  it('waiting ends with the user’s answer, or on its day, but not by an ordinary reply', async () => {
    const { desk, ticket, card, where } = await inThread();
    await desk.fills('robin', 'ticket.ask.form', { text: 'Which room?' }, { in: tier1 });
    expect(await desk.status('alex', ticket)).toContain('Needs your answer');
    await desk.says('robin', { text: 'No hurry', mentions: ['bot'] }, where);
    expect(await card()).toContain('Waiting on the user');
    await desk.says('alex', 'Room 5');
    expect(await card()).toContain('In progress');
    const until = new Date(Date.now() + days(4)).toISOString().slice(0, 10);
    await desk.fills('robin', 'ticket.wait.form', { on: 'date', until, reason: 'Leave' }, { in: tier1 });
    expect(await card()).toContain('Waiting until');
    await desk.says('alex', 'Thanks for waiting');
    expect(await card()).toContain('Waiting until');
    await desk.later(days(5));
    expect(await card()).toContain('In progress');
  });

  it('raised, handed back and moved by category: the conversation follows, pointers stay', async () => {
    const { desk, ticket, writes } = await inThread();
    await desk.fills('robin', 'ticket.raise.form', { reason: 'Gateway' }, { in: tier1 });
    await writes('@are you still there?');
    expect((await desk.hears('robin')).at(-1)).toContain(`${ticket} goes on somewhere else`);
    await desk.presses('toni', 'ticket.claim', { in: tier2 });
    await desk.fills('toni', 'ticket.handBack.form', { reason: 'It is the client' }, { in: tier2 });
    const back = await desk.thread('robin', ticket, tier1);
    expect(wordsOf(back[0]!)).toContain('Pick up');
    expect(back.map(wordsOf).at(-1)).toContain('handed this back to tier 1: It is the client');
    await desk.later(minutes(10));
    await desk.says('alex', 'It is back again');
    expect((await desk.hears('robin', tier1)).at(-1)).toContain('It is back again');
    expect((await desk.hears('toni', tier2)).at(-1)).not.toContain('It is back again');
  });

  it('at most six buttons show, and none that makes no sense now', async () => {
    const { desk, ticket } = await inThread();
    const buttons = async () => buttonsOf((await desk.thread('robin', ticket, tier1))[0]!.card);
    const working = await buttons();
    expect(working).not.toContain('ticket.claim');
    expect(working).toContain('ticket.raise.form');
    const { card } = (await desk.thread('robin', ticket, tier1))[0]!;
    const primary = JSON.stringify(card).split('"secondary"').length - 1;
    expect(working.length - primary).toBeLessThanOrEqual(6);
    await desk.fills('robin', 'ticket.resolve.form', { done: 'x' }, { in: tier1 });
    expect(await buttons()).not.toContain('ticket.resolve.form');
  });

  it('in their own chat agents have my tickets, queue, next and new for', async () => {
    const { desk, ticket } = await inThread();
    const second = await desk.reports('sam', 'The printer on floor 2 is jammed');
    await desk.says('kim', 'queue');
    expect(wordsOf((await desk.sees('kim')).at(-1)!)).toContain(second);
    await desk.says('kim', 'next');
    expect((await desk.hears('kim')).at(-1)).toContain(`${second} is yours now`);
    await desk.says('kim', 'next');
    expect((await desk.hears('kim')).at(-1)).toContain('Nothing is waiting');
    await desk.says('robin', 'my tickets');
    const mine = wordsOf((await desk.sees('robin')).at(-1)!);
    expect(mine).toContain(ticket);
    expect(mine).not.toContain(second);
    await desk.says('robin', { html: 'new for <at>Alex Example</at>: keyboard is dead', mentions: ['alex'] });
    expect((await desk.hears('robin')).at(-1)).toContain('DH-1003');
    expect(wordsOf(await desk.finds('alex', 'DH-1003'))).toMatch(/keyboard is dead/i);
    // For a user these are just words.
    await desk.says('toni', 'hello');
    await desk.says('sam', 'queue');
    expect(wordsOf((await desk.sees('sam')).at(-1)!)).not.toContain('Waiting to be picked up');
  });
});
