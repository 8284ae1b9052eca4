import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { eachDatabase } from '../support/databases.ts';
import { tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { wordsOf } from '../support/reading.ts';

const pixels = { create: { width: 40, height: 30, channels: 3, background: '#2050a0' } } as const;
const base64 = (await sharp(pixels).png().toBuffer()).toString('base64');
const picture = { kind: 'image', name: 'image.png', contentType: 'image/png', base64 } as const;
const log = {
  kind: 'file',
  name: 'vpn log.txt',
  contentType: 'text/plain',
  base64: Buffer.from('error 619').toString('base64'),
} as const;

eachDatabase((_name, open) => {
  const start = useDesk(open);

  async function pickedUp() {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    return { desk, inThread: { in: tier1, thread: card!.id } };
  }

  const raise = (desk: TestDesk) =>
    desk.fills('robin', 'ticket.raise.form', { reason: 'gateway' }, { in: tier1 });

  async function carried(desk: TestDesk, as: string, channel?: string) {
    const all = await desk.sees(as, channel);
    return {
      pictures: all.flatMap(({ author, attachments }) => (author.type === 'bot' ? attachments : [])),
      links: all.filter(({ author, text }) => author.type === 'bot' && text.includes('vpn log.txt')),
    };
  }

  /** How the desk answers at the address of a carried file. */
  async function statusOf(desk: TestDesk, link: string): Promise<number> {
    const { pathname, search } = new URL(link.replaceAll('&amp;', '&'));
    return (await fetch(`${desk.url}${pathname}${search}`)).status;
  }

  it('pictures and files go with a raised ticket, each once', async () => {
    const { desk, inThread } = await pickedUp();
    await desk.says('alex', { text: 'It looks like this', attachments: [picture] });
    await desk.says('alex', { text: 'and the log', attachments: [log] });
    await desk.says('robin', { text: 'like this?', mentions: ['bot'], attachments: [picture] }, inThread);
    await raise(desk);
    const [, story, ...files] = await desk.thread('toni', 'DH-1001', tier2);
    expect(wordsOf(story!)).toContain('The story so far');
    expect(files).toHaveLength(3);
    const { pictures, links } = await carried(desk, 'toni', tier2);
    expect([pictures.length, links.length]).toEqual([2, 1]);
    const before = (await desk.sees('robin', tier1)).length;
    await desk.presses('toni', 'ticket.claim', { in: tier2 });
    await desk.fills('toni', 'ticket.handBack.form', { reason: 'not ours' }, { in: tier2 });
    // Back where they are already there is only the line.
    expect(await desk.sees('robin', tier1)).toHaveLength(before + 1);
  });

  it('what was sent while nobody served comes with the ticket', async () => {
    const desk = await start({ served: false });
    await desk.reports('alex', 'My VPN does not connect');
    await desk.says('alex', { text: 'the log', attachments: [log] });
    await desk.says('alex', { text: 'and this', attachments: [picture] });
    await desk.says('morgan', { text: 'serve tier 1', mentions: ['bot'] }, { in: tier1 });
    const { pictures, links } = await carried(desk, 'robin', tier1);
    expect([pictures.length, links.length]).toEqual([1, 1]);
  });

  it('a deleted message takes its picture and its file with it, in every thread, and the links die', async () => {
    const { desk } = await pickedUp();
    const attachments = [picture, log];
    const { id } = await desk.says('alex', { text: 'It looks like this', attachments });
    await raise(desk);
    const { pictures, links } = await carried(desk, 'toni', tier2);
    const addresses = [pictures[0]!.url, /href="([^"]*)"/.exec(links[0]!.text)![1]!];
    for (const address of addresses) expect(await statusOf(desk, address)).toBe(200);
    await desk.deletes('alex', id);
    for (const [as, channel] of [
      ['robin', tier1],
      ['toni', tier2],
    ] as const) {
      expect(await carried(desk, as, channel)).toEqual({ pictures: [], links: [] });
    }
    for (const address of addresses) expect(await statusOf(desk, address)).toBe(404);
    expect(await desk.database.db.selectFrom('file_chunk').selectAll().execute()).toEqual([]);
  });

  it('so does a deleted first message, before and after there is a ticket', async () => {
    const desk = await start();
    const first = await desk.says('alex', { text: 'My VPN does not connect', attachments: [picture] });
    const second = await desk.says('alex', { text: 'and this', attachments: [log] });
    await desk.deletes('alex', second.id);
    await desk.presses('alex', 'report.human');
    const there = await carried(desk, 'robin', tier1);
    expect([there.pictures.length, there.links.length]).toEqual([1, 0]);
    await desk.deletes('alex', first.id);
    expect(await carried(desk, 'robin', tier1)).toEqual({ pictures: [], links: [] });
    expect(await desk.database.db.selectFrom('file_chunk').selectAll().execute()).toEqual([]);
  });

  it('and a file of words that waited for their ticket', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('alex', 'ticket.new');
    await desk.reports('alex', 'The printer is out of toner');
    const { id } = await desk.says('alex', { text: 'any news?', attachments: [log] });
    const choice = { verb: 'ticket.choose', title: 'My VPN does not connect' };
    await desk.presses('alex', choice, { on: 'Which one is this about?' });
    expect((await carried(desk, 'robin', tier1)).links).toHaveLength(1);
    await desk.deletes('alex', id);
    expect((await carried(desk, 'robin', tier1)).links).toEqual([]);
  });

  it('a withdrawn reply takes its picture out of the user’s chat', async () => {
    const { desk, inThread } = await pickedUp();
    const attachments = [picture];
    const said = { text: 'see here', mentions: ['bot'], attachments };
    const { id } = await desk.says('robin', said, inThread);
    expect((await carried(desk, 'alex')).pictures).toHaveLength(1);
    await desk.edits('robin', id, '// see here', inThread);
    expect((await carried(desk, 'alex')).pictures).toEqual([]);
  });
});
