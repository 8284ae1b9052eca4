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

  it('a report longer than its card stands whole below it, and is in the story', async () => {
    const desk = await start();
    const words = Array.from({ length: 300 }, (_, place) => `word${place}`).join(' ');
    const said = await desk.says('alex', `My VPN does not connect. ${words}`);
    await desk.presses('alex', 'report.human');
    const thread = async (as: string, channel: string) =>
      (await desk.thread(as, 'DH-1001', channel)).map(wordsOf);
    const [card, whole, ...none] = await thread('robin', tier1);
    expect(card).not.toContain('word299');
    expect(whole).toMatch(/^Alex Example My VPN does not connect. word0 .* word299$/);
    expect(none).toEqual([]);
    await raise(desk);
    const [, story, ...more] = await thread('toni', tier2);
    expect(story).toContain('word299');
    expect(more).toEqual([]);
    // Its edit is carried everywhere.
    await desk.edits('alex', said.id, `My VPN does not connect. ${words} at all`);
    expect((await thread('robin', tier1))[1]).toMatch(/word299 at all edited$/);
    expect((await thread('toni', tier2))[1]).toContain('word299 at all edited');
    expect(await thread('toni', tier2)).toHaveLength(2);
    await desk.deletes('alex', said.id);
    for (const part of [await all(desk, 'robin', tier1), await all(desk, 'toni', tier2)])
      expect(part).not.toContain('word1');
  });

  it('so do the details of the full form; 100 KB come in parts, and what fits the card is not said twice', async () => {
    const desk = await start();
    const form = { title: 'No sound', category: 'device', reach: 'onlyMe', canWork: 'yes' };
    await desk.says('alex', 'help');
    await desk.fills('alex', 'report.form', { ...form, details: `${'no <b>sound</b>\n'.repeat(100)}at all` });
    const [, whole] = await desk.thread('robin', 'DH-1001', tier1);
    expect(wordsOf(whole!)).toMatch(/^Alex Example no <b>sound<\/b> .* at all$/);
    await desk.says('sam', 'help');
    await desk.fills('sam', 'report.form', { ...form, details: 'Nothing to be heard' });
    expect(await desk.thread('robin', 'DH-1002', tier1)).toHaveLength(1);
    // Neither is too long for the card, but together they are.
    await desk.says('toni', `Nothing is printed. ${'It hums. '.repeat(50)}FIRST`);
    await desk.fills('toni', 'report.form', { ...form, details: `${'It blinks. '.repeat(50)}LAST` });
    const both = (await desk.thread('robin', 'DH-1003', tier1)).slice(1).map(wordsOf);
    expect(both.join('\n')).toMatch(/LAST\n.*FIRST$/);
    await desk.says('kim', `I need a human. ${'The screen is black. '.repeat(5_000)}END`);
    const parts = (await desk.thread('robin', 'DH-1004', tier1)).slice(1).map(wordsOf);
    expect(parts.length).toBeGreaterThan(1);
    const said = parts.map((part) => part.replace('Kim Placeholder ', '')).join(' ');
    expect(said.match(/The screen is black/g)).toHaveLength(5_000);
    expect(parts.at(-1)).toContain('END');
  });

  type Json = Record<string, unknown>;
  const lastOf = async (desk: TestDesk, type: string): Promise<Json> =>
    (await desk.teams.deliveries()).findLast(({ activity }) => activity['type'] === type)!.activity;
  const after = ({ timestamp }: Json, ms: number) =>
    new Date(Date.parse(String(timestamp)) + ms).toISOString();

  async function deliver(desk: TestDesk, activity: Json): Promise<number> {
    const { status } = await desk.teams.deliver(activity);
    await desk.settle();
    return status;
  }

  it('deleted first words leave every card, and no table keeps them', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', 'My VPN PIN 9876 does not work');
    await desk.says('alex', 'Since the update');
    await desk.presses('alex', 'report.human');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await raise(desk);
    await desk.deletes('alex', id);
    const shown = [await all(desk, 'robin', tier1), await all(desk, 'toni', tier2)];
    const own = (await desk.sees('alex')).filter(({ author }) => author.type === 'bot').map(wordsOf);
    for (const words of [...shown, ...own]) expect(words).not.toContain('9876');
    expect(await desk.status('alex', 'DH-1001')).toContain('Since the update');
    expect(wordsOf(await desk.finds('alex', 'Passed to support'))).toContain('Since the update');
    for (const table of ['message', 'words', 'report_fragment', 'ticket'] as const) {
      const rows = await desk.database.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain('9876');
    }
  });

  it('a title that somebody typed stays when their first words change', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', 'My VPN does not connect');
    const form = { title: 'Tunnel trouble', category: 'device', reach: 'onlyMe', canWork: 'yes' };
    await desk.fills('alex', 'report.form', form);
    await desk.edits('alex', id, 'My VPN does not connect at home');
    expect(await desk.status('alex', 'DH-1001')).toContain('Tunnel trouble');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    expect(wordsOf(card!)).toContain('Tunnel trouble');
    expect(wordsOf(card!)).toContain('at home');
  });

  it('who deletes all they wrote has reported nothing', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', 'My VPN does not connect');
    await desk.deletes('alex', id);
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Set aside');
    await desk.later(minutes(90));
    expect(await desk.reads('robin', tier1)).toHaveLength(2);
    // What comes next is a problem of its own.
    expect(await desk.reports('alex', 'The printer is out of toner')).toBe('DH-1001');
    await desk.presses('alex', 'ticket.new');
    await desk.reports('alex', 'My badge does not open the garage');
    const later = await desk.says('alex', 'any news?');
    await desk.deletes('alex', later.id);
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Set aside');
  });

  it('an edit counts by Teams’ own clock, however late its message was taken in', async () => {
    const desk = await start();
    await desk.says('alex', 'help');
    const help = await lastOf(desk, 'message');
    const text = 'My VPN does not connect';
    const message: Json = { ...help, id: 'late', text, attachments: [], timestamp: after(help, -9_000) };
    expect(await deliver(desk, message)).toBe(200);
    await desk.presses('alex', 'report.human');
    const changed = {
      ...message,
      type: 'messageUpdate',
      channelData: { ...(message['channelData'] as Json), eventType: 'editMessage' },
      text: 'My VPN says 809',
      timestamp: after(help, -5_000),
    };
    expect(await deliver(desk, changed)).toBe(200);
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('My VPN says 809');
  });

  it('who has deleted the waiting words can’t point the chat at somebody else’s ticket', async () => {
    const desk = await start();
    await desk.reports('sam', 'The door is stuck');
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('alex', 'ticket.new');
    await desk.reports('alex', 'The printer is out of toner');
    await desk.says('alex', 'any news?');
    const { db } = desk.database;
    const foreign = await db
      .selectFrom('ticket')
      .selectAll()
      .where('number', '=', 1001)
      .executeTakeFirstOrThrow();
    const mine = await db
      .selectFrom('ticket')
      .selectAll()
      .where('number', '=', 1002)
      .executeTakeFirstOrThrow();
    await db.deleteFrom('report_fragment').where('plain', '=', 'any news?').execute();
    const choice = { verb: 'ticket.choose', title: 'My VPN does not connect' };
    await desk.presses('alex', choice, { on: 'Which one is this about?' });
    const press = (await desk.teams.deliveries()).findLast(
      ({ activity }) => activity['name'] === 'adaptiveCard/action',
    )!;
    await db
      .updateTable('report')
      .set({ state: 'choosing', ticket_id: null })
      .where('state', '=', 'added')
      .execute();
    const forged = JSON.parse(JSON.stringify(press.activity).replaceAll(mine.id, foreign.id)) as Json;
    await desk.teams.deliver({ ...forged, id: 'f:forged' });
    const chats = await db.selectFrom('chat').select('current_ticket_id').execute();
    expect(chats.map((chat) => chat.current_ticket_id)).not.toContain(foreign.id);
    const reports = await db.selectFrom('report').select('state').execute();
    expect(reports.map(({ state }) => state)).not.toContain('added');
  });

  it('a delete or an edit that overtakes its message counts when that comes again', async () => {
    const desk = await pickedUp();
    await desk.says('alex', 'It says 809');
    const message = await lastOf(desk, 'message');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    const inThread = { in: tier1, thread: card!.id };
    await desk.says('robin', { text: 'Hello Alex', mentions: ['bot'] }, inThread);
    const reply = await lastOf(desk, 'message');
    const late = async (of: Json, id: string, text: string, type: string, changed: string) => {
      const original = { ...of, id, text, attachments: [] };
      const channelData = { ...(of['channelData'] as Json), eventType: type };
      const change = { ...original, type, channelData, text: changed, timestamp: after(of, 2_000) };
      expect(await deliver(desk, change)).toBe(200);
      expect(await deliver(desk, original)).toBe(200);
    };
    await late(message, 'late-1', 'My PIN is 9876', 'messageDelete', '');
    await late(message, 'late-2', 'My PIN is 9876', 'messageUpdate', 'It is the blue one');
    expect(await all(desk, 'robin', tier1)).not.toContain('9876');
    expect(await all(desk, 'robin', tier1)).toContain('It is the blue one');
    const [said, hidden] = ['<at>Deskhand</at> what a fool', '<at>Deskhand</at> // what a fool'];
    await late(reply, 'late-3', said, 'messageDelete', '');
    await late(reply, 'late-4', said, 'messageUpdate', hidden);
    await late(reply, 'late-5', said, 'messageUpdate', '<at>Deskhand</at> One moment');
    const heard = (await desk.hears('alex')).slice(-2);
    expect(heard).toEqual(['Robin Sample Hello Alex', 'Robin Sample One moment']);
    expect(await desk.database.db.selectFrom('early_change').selectAll().execute()).toEqual([]);
  });
});
