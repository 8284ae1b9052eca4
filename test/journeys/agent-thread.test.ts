import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { StartOptions } from '../support/desk.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });

  /** Alex's ticket in its thread, picked up by Robin. */
  async function inThread(options: StartOptions = {}) {
    const desk = await start(options);
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [root] = await desk.thread('robin', ticket, tier1);
    const where = { in: tier1, thread: root!.id };
    return {
      desk,
      ticket,
      where,
      /** Writes in the thread, mentioning the bot where the text begins with @. */
      writes: (text: string, as = 'robin') => {
        const toBot = text.startsWith('@');
        const words = { text: toBot ? text.slice(1) : text, mentions: toBot ? ['bot'] : [] };
        return desk.says(as, words, where);
      },
      card: async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!),
      lastLine: async () => (await desk.hears('robin', tier1)).at(-1)!,
      heard: async () => (await desk.hears('alex')).at(-1)!,
    };
  }

  it('only what mentions the bot goes to the user; the rest stays in the team', async () => {
    const { desk, writes, heard, card } = await inThread();
    await writes('I think this is the old gateway again');
    expect(await heard()).toContain('Robin Sample has DH-1001 now');
    await writes('@Can you try the other gateway?');
    expect(await heard()).toBe('Robin Sample Can you try the other gateway?');
    expect(await card()).toContain('Last sent to Alex Example');
    // An empty mention is told to its writer alone.
    await writes('@');
    expect(await heard()).toBe('Robin Sample Can you try the other gateway?');
    expect((await desk.hears('robin')).at(-1)).toContain('nothing in that message I could send');
  });

  it('formatting and emoji are carried, and nobody else’s markup', async () => {
    const { desk, where } = await inThread();
    const html = '<p>Press <strong>Connect</strong> 👍</p><ul><li>one</li><li>two</li></ul>';
    await desk.says('robin', { html: `<at>Deskhand</at> ${html}`, mentions: ['bot'] }, where);
    const { text } = (await desk.sees('alex')).at(-1)!;
    for (const part of ['<strong>Connect</strong>', '👍', '<li>two</li>']) expect(text).toContain(part);
    const evil =
      '<at>Deskhand</at> <script>alert(1)</script><a href="javascript:x()">here</a><img src=x onerror=y>';
    await desk.says('robin', { html: evil, mentions: ['bot'] }, where);
    expect((await desk.sees('alex')).at(-1)!.text).not.toMatch(/script|onerror|javascript/i);
  });

  it('an edit that adds the mention sends, one that adds // withdraws', async () => {
    const { desk, writes, where, heard } = await inThread();
    const forgotten = await writes('Please restart the laptop');
    await desk.edits('robin', forgotten.id, { text: 'Please restart the laptop', mentions: ['bot'] }, where);
    expect(await heard()).toBe('Robin Sample Please restart the laptop');
    const slip = { html: '<at>Deskhand</at> // he is slow', mentions: ['bot'] };
    await desk.edits('robin', forgotten.id, slip, where);
    expect(await heard()).toBe('Robin Sample message withdrawn');
    expect((await desk.reads('alex')).join('\n')).not.toContain('restart');
  });

  it('a delete leaves "message deleted"', async () => {
    const { desk, writes, where, heard } = await inThread();
    const { id } = await writes('@Your password is example');
    await desk.deletes('robin', id, where);
    expect(await heard()).toBe('Robin Sample message deleted');
    // Also of a message so long that it came in parts.
    const long = await writes(`@${'secret words '.repeat(6_000)}`);
    expect((await desk.hears('alex')).filter((words) => words.includes('secret')).length).toBeGreaterThan(1);
    await desk.deletes('robin', long.id, where);
    expect((await desk.hears('alex')).join()).not.toContain('secret');
  });

  it('a picture without words comes under its sender’s name, both ways', async () => {
    const { desk, where } = await inThread();
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const picture = {
      kind: 'image',
      name: 'a.png',
      contentType: 'image/png',
      base64: png.toString('base64'),
    } as const;
    await desk.says('alex', { attachments: [picture] });
    const [name, shown] = (await desk.sees('robin', tier1)).slice(-2);
    expect(wordsOf(name!)).toBe('Alex Example Robin Sample');
    expect(name!.mentionsMe).toBe(true);
    expect(shown!.attachments).toHaveLength(1);
    await desk.says('robin', { mentions: ['bot'], attachments: [picture] }, where);
    const [agent, carried] = (await desk.sees('alex')).slice(-2);
    expect(wordsOf(agent!)).toBe('Robin Sample');
    expect(carried!.attachments).toHaveLength(1);
    // Where Teams keeps the picture to itself, the agent hears what to do.
    await desk.teams.change({ channelPictures: 'html' });
    await desk.says('robin', { text: 'look', mentions: ['bot'], attachments: [picture] }, where);
    expect((await desk.hears('alex')).at(-1)).toBe('Robin Sample look');
    expect((await desk.hears('robin')).at(-1)).toContain('the user hasn’t got it');
    await desk.teams.change({ channelPictures: 'attached' });
    const file = { ...picture, kind: 'file', name: 'guide.pdf' } as const;
    const before = (await desk.hears('robin')).length;
    await desk.says('robin', { text: 'the guide', mentions: ['bot'], attachments: [file] }, where);
    expect((await desk.hears('alex')).at(-1)).toBe('Robin Sample the guide');
    expect(await desk.hears('robin')).toHaveLength(before + 1);
  });

  it('with RELAY=all every reply goes, unless it starts with //', async () => {
    const { writes, heard } = await inThread({ env: { RELAY: 'all' } });
    await writes('Hello Alex, I am on it');
    expect(await heard()).toBe('Robin Sample Hello Alex, I am on it');
    await writes('// what a mess');
    await writes('@// really');
    expect(await heard()).toBe('Robin Sample Hello Alex, I am on it');
    // A colleague without the ticket may help too.
    await writes('Have you tried turning it off?', 'kim');
    expect(await heard()).toBe('Kim Placeholder Have you tried turning it off?');
  });

  it('"Send to user" relays a reply that forgot its mention, once, under its writer’s name', async () => {
    const { desk, writes, where, heard } = await inThread();
    const { id } = await writes('The gateway is back');
    const send = (as: string, message: string) => desk.teams.actOn(as, message, 'sendToUser', { in: tier1 });
    expect(toastOf(await send('kim', id))).toBe('Sent to the user.');
    await desk.settle();
    expect(await heard()).toBe('Robin Sample The gateway is back');
    expect(toastOf(await send('robin', id))).toBe('The user already has this message.');
    await desk.edits('robin', id, 'The gateway is back up', where);
    expect(await heard()).toBe('Robin Sample The gateway is back up edited');
    const elsewhere = await desk.says('robin', 'lunch?', { in: tier1 });
    expect(toastOf(await send('robin', elsewhere.id))).toContain('isn’t in a ticket’s thread');
  });

  it('"Send to user" goes by the time of the message, and names the pictures it can’t carry', async () => {
    const { desk, writes, where, heard } = await inThread();
    const send = (message: string) => desk.teams.actOn('robin', message, 'sendToUser', { in: tier1 });
    const { id } = await writes('It says 1');
    await desk.later(minutes(1));
    await send(id);
    await desk.settle();
    await desk.edits('robin', id, 'It says 2', where);
    const edit = (await desk.teams.deliveries()).at(-1)!.activity;
    // Edited before it was sent, but told later.
    const { id: other } = await writes('It says 3');
    const at = Date.parse((await desk.finds('robin', 'It says 3', tier1)).at) + 500;
    await desk.later(minutes(1));
    await send(other);
    await desk.settle();
    const [text, timestamp] = ['It says 4', new Date(at).toISOString()];
    await desk.teams.deliver({ ...edit, id: other, text, timestamp, attachments: [] });
    await desk.settle();
    expect(await heard()).toBe('Robin Sample It says 4 edited');

    const base64 = Buffer.from('no picture').toString('base64');
    const picture = { kind: 'image', name: 'image.png', contentType: 'image/png', base64 } as const;
    const shown = await desk.says('robin', { text: 'like this', attachments: [picture] }, where);
    expect(toastOf(await send(shown.id))).toContain('the user hasn’t got it');
    await desk.settle();
    expect(await heard()).toBe('Robin Sample like this');
    const only = await desk.says('robin', { attachments: [picture] }, where);
    expect(toastOf(await send(only.id))).toContain('the user hasn’t got it');
  });

  it('a reply that is edited into a command is withdrawn: its words are for the team', async () => {
    const { desk, writes, where, heard } = await inThread();
    const { id } = await writes('@Hello Alex');
    const html = '<at>Deskhand</at> /note the user is slow';
    await desk.edits('robin', id, { html, mentions: ['bot'] }, where);
    expect(await heard()).not.toContain('slow');
    expect(await heard()).toContain('message withdrawn');
  });

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
