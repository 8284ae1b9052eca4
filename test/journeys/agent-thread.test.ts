import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, useDesk } from '../support/desk.ts';
import type { StartOptions } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });

  const inThread = async (options: StartOptions = {}) => atWork(await start(options));

  it('only what mentions the bot goes to the user; the rest stays in the team', async () => {
    const { desk, writes, heard, card } = await inThread();
    await writes('I think this is the old gateway again');
    expect(await heard()).toBeUndefined();
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
});
