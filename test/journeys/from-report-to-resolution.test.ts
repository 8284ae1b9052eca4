import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  it('a report is picked up, talked about, raised, resolved, confirmed and rated', async () => {
    const desk = await start();
    const { says, edits, deletes, presses, fills, finds, reads, thread } = desk;

    // Alex writes; one card answers with the first step, and a tap gets a person.
    await says('alex', 'My VPN does not connect since this morning');
    const report = await finds('alex', 'My VPN does not connect');
    expect(wordsOf(report)).toContain('Looks like: VPN');
    expect(wordsOf(report)).toContain('Step 1 of');
    expect(buttonsOf(report.card)).toEqual(expect.arrayContaining(['article.next', 'report.human']));
    await presses('alex', 'report.human');
    const status = await finds('alex', 'DH-1001');
    expect(wordsOf(await finds('alex', 'Passed to support as DH-1001')).length).toBeGreaterThan(0);
    expect(buttonsOf(status.card)).toContain('ticket.withdraw');
    const [card, ...lines] = await thread('robin', 'DH-1001', tier1);
    expect(wordsOf(card!)).toContain('My VPN does not connect since this morning');
    expect(wordsOf(card!)).toContain('Nobody yet');
    expect(lines).toEqual([]);

    // Robin and Kim press at the same time: one wins, the other is told who has it.
    const where = { in: tier1 };
    const outcomes = await Promise.all(
      ['robin', 'kim'].map((as) => desk.teams.click(as, card!, 'ticket.claim', {}, where)),
    );
    await desk.settle();
    const won = outcomes.findIndex(({ type }) => type === 'done');
    const owner = won === 0 ? 'Robin Sample' : 'Kim Placeholder';
    const [me, other] = won === 0 ? (['robin', 'kim'] as const) : (['kim', 'robin'] as const);
    expect(outcomes[1 - won]).toEqual({ type: 'toast', text: `${owner} was faster and has it already.` });
    expect((await reads('alex')).at(-1)).toContain(`${owner} has DH-1001 now`);
    expect(wordsOf(await finds('alex', 'DH-1001', undefined))).toContain(owner);
    expect(wordsOf((await thread(other, 'DH-1001', tier1)).at(-1)!)).toBe(`${owner} picked this up`);

    // Both ways: words, an edit, a delete, a picture, a file.
    const root = card!.id;
    const inThread = { in: tier1, thread: root };
    const asked = await says(me, { text: 'Which error do you see?', mentions: ['bot'] }, inThread);
    expect((await reads('alex')).at(-1)).toBe(`${owner} Which error do you see?`);
    await edits(me, asked.id, { text: 'Which error number do you see?', mentions: ['bot'] }, inThread);
    expect((await reads('alex')).at(-1)).toBe(`${owner} Which error number do you see? edited`);

    await desk.later(minutes(1));
    const answer = await says('alex', 'It says 809');
    const shown = (await thread(me, 'DH-1001', tier1)).at(-1)!;
    expect(wordsOf(shown)).toBe(`Alex Example ${owner} It says 809`);
    expect(shown.mentionsMe).toBe(true);
    await edits('alex', answer.id, 'It says 619');
    expect(wordsOf((await thread(me, 'DH-1001', tier1)).at(-1)!)).toMatch(/It says 619 edited$/);
    await desk.later(minutes(1));
    const secret = await says('alex', 'By the way, my password is example');
    const masked = wordsOf((await thread(me, 'DH-1001', tier1)).at(-1)!);
    expect(masked).toBe('Alex Example By the way, my password is ••••••');
    await deletes('alex', secret.id);
    const left = wordsOf((await thread(me, 'DH-1001', tier1)).at(-1)!);
    expect(left).toBe('Alex Example message deleted');

    const pixels = { create: { width: 1600, height: 1200, channels: 3, background: '#2050a0' } } as const;
    const png = await sharp(pixels).png().toBuffer();
    const base64 = png.toString('base64');
    const picture = { kind: 'image', name: 'image.png', contentType: 'image/png', base64 } as const;
    await says('alex', { text: 'It looks like this', attachments: [picture] });
    const note = Buffer.from('error 619 at 09:12').toString('base64');
    const file = { kind: 'file', name: 'vpn log.txt', contentType: 'text/plain', base64: note } as const;
    await says('alex', { text: 'and the log', attachments: [file] });
    const carried = await thread(me, 'DH-1001', tier1);
    const image = carried.flatMap(({ attachments }) => attachments)[0]!;
    const size = await sharp(await fetchFile(desk.url, image.url)).metadata();
    expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(1024);
    const link = carried.map(({ text }) => /href="([^"]*)"[^>]*>vpn log\.txt/.exec(text)?.[1]).find(Boolean)!;
    expect((await fetchFile(desk.url, link)).toString()).toBe('error 619 at 09:12');

    // Tier 2 gets it with the story so far; a pointer stays behind.
    await fills(me, 'ticket.raise.form', { reason: 'Needs a look at the gateway' }, where);
    const [left1, ...old] = await thread(me, 'DH-1001', tier1);
    expect(wordsOf(left1!)).toContain('DH-1001 went to tier 2');
    expect(buttonsOf(left1!.card).filter((type) => type.startsWith('ticket.'))).toEqual([]);
    expect(wordsOf(old.at(-1)!)).toContain('raised this to tier 2: Needs a look at the gateway');
    const [, story] = await thread('toni', 'DH-1001', tier2);
    expect(wordsOf(story!)).toContain('Needs a look at the gateway');
    expect(wordsOf(story!)).toContain('The story so far');
    expect(wordsOf(story!)).toContain('It says 619');
    expect(wordsOf(story!)).not.toContain('By the way');
    await presses('toni', 'ticket.claim', { in: tier2 });
    await desk.later(minutes(10));
    await says('alex', 'Any news?');
    expect(wordsOf((await thread('toni', 'DH-1001', tier2)).at(-1)!)).toContain('Any news?');
    expect(wordsOf((await thread(me, 'DH-1001', tier1)).at(-1)!)).not.toContain('Any news?');

    // Resolved, confirmed, rated.
    await fills('toni', 'ticket.resolve.form', { done: 'Gateway certificate renewed' }, { in: tier2 });
    const [resolved] = await thread('toni', 'DH-1001', tier2);
    expect(wordsOf(resolved!)).toContain('Solution, as Alex Example reads it\nGateway certificate renewed');
    const question = await finds('alex', 'Did this solve it?');
    expect(wordsOf(question)).toContain('Gateway certificate renewed');
    await presses('alex', 'ticket.confirm');
    await presses('alex', { verb: 'ticket.rate', data: { rating: 5 } }, { inputs: { comment: 'Fast!' } });
    expect((await reads('alex')).some((words) => words.includes('Thank you for your 5 of 5'))).toBe(true);
    const [closed] = await thread('toni', 'DH-1001', tier2);
    // The link at the end of the line, by what is read and what it is called.
    expect(wordsOf(closed!)).toBe(
      '✓\nDH-1001 closed by Toni Template: My VPN does not connect since this morning\nMake an article\nMake an article',
    );
    expect((await reads('toni', tier2)).join('\n')).not.toContain('Fast!');
  });

  it('while Teams is down a reply waits, the agent sees that, and then it arrives once', async () => {
    const desk = await start();
    const { says, presses, thread, reads, hears } = desk;
    const ticket = await desk.reports('alex', 'The printer on floor 2 prints blank pages');
    await presses('robin', 'ticket.claim', { in: tier1 });
    const [card] = await thread('robin', ticket, tier1);
    const inThread = { in: tier1, thread: card!.id };

    // The user's chat alone does not answer.
    const chat = encodeURIComponent(await desk.teams.find('alex')).replaceAll('%', '.');
    const path = `(${chat}|${await desk.teams.find('alex')})/activities`;
    await desk.teams.addFault({ method: 'POST', path, count: 0, effect: { type: 'answer', status: 412 } });
    await says('robin', { text: 'Please try the printer on floor 3', mentions: ['bot'] }, inThread);
    expect(wordsOf((await thread('robin', ticket, tier1))[0]!)).toContain(
      'For Alex Example, not delivered yet',
    );
    await desk.teams.clearFaults();

    // Then nothing answers at all.
    await desk.teams.setDown(true);
    await says('robin', { text: 'A colleague is on the way', mentions: ['bot'] }, inThread);
    await desk.later(minutes(60));
    expect((await reads('alex')).join('\n')).not.toContain('floor 3');
    await desk.teams.setDown(false);
    await desk.later(minutes(10));
    expect(await hears('alex')).toEqual([
      'Robin Sample has DH-1001 now. Whatever you write here reaches Robin Sample.',
      'Robin Sample Please try the printer on floor 3',
      'Robin Sample A colleague is on the way',
    ]);
    expect(wordsOf((await thread('robin', ticket, tier1))[0]!)).toContain('Last sent to Alex Example');
  });
});

/** Links name the public address; here the desk answers on its own. */
async function fetchFile(deskUrl: string, link: string): Promise<Buffer> {
  const { pathname, search } = new URL(link.replaceAll('&amp;', '&'));
  const response = await fetch(`${deskUrl}${pathname}${search}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
