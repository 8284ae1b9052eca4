import { expect, it } from '@jest/globals';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { franking, frankingArticles, triedIn, vpn } from '../support/knowledge.ts';
import { lastSent, sendsAgain } from '../support/pressing.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const env = { KNOWLEDGE_DIR: frankingArticles() };
  const { first, second, support } = franking;
  const dialogWords = (outcome: Awaited<ReturnType<TestDesk['presses']>>): string => {
    if (outcome.type !== 'dialog') throw new Error(JSON.stringify(outcome));
    return wordsOf({ card: outcome.dialog.card });
  };
  const suggested = 'Robin Sample suggests this for DH-1001';
  const linesOf = async (desk: TestDesk) =>
    (await desk.thread('robin', 'DH-1001', tier1)).slice(1).map(wordsOf);

  it('an agent searches, searches again and sends: the user has the steps in the chat', async () => {
    const desk = await start({ env });
    await atWork(desk, 'alex', 'The machine in the post room is broken');
    const opened = await desk.presses('robin', 'article.suggest.form', { in: tier1 });
    const again = await desk.teams.submit(
      'robin',
      opened,
      { search: 'qqq zzz' },
      { data: { type: 'article.search' } },
    );
    expect(dialogWords(again)).toContain('Nothing fits. Try other words.');
    const found = await desk.teams.submit(
      'robin',
      again,
      { search: 'franking machine prints no stamps' },
      { data: { type: 'article.search' } },
    );
    for (const { title } of [first, second]) expect(dialogWords(found)).toContain(title);
    const sent = await desk.teams.submit(
      'robin',
      found,
      { article: second.id },
      { data: { type: 'article.suggest' } },
    );
    await desk.settle();
    expect(toastOf(sent)).toBe('Sent. You see here what becomes of it.');
    expect((await linesOf(desk)).at(-1)).toBe(
      `Robin Sample suggested “${second.title}”. What becomes of it stands here.`,
    );
    const card = wordsOf(await desk.finds('alex', suggested));
    expect(card).toContain(`${second.title}\nStep 1 of 3`);
    expect(await triedIn(desk)).toEqual({
      walks: [{ article: second.id, step: 0, state: 'going' }],
      figures: [],
    });
  });

  it('that it didn’t help reaches the thread once, and support goes on', async () => {
    const desk = await start();
    const { writes, card } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    await writes('@/article vpn does not connect');
    await desk.presses('alex', 'article.next', { on: suggested });
    expect(await card()).toContain(`${vpn.title}: 1 of ${vpn.steps.length} steps`);
    await desk.presses('alex', 'article.notHelped', { on: suggested });
    const pressed = await lastSent(desk, 'article.notHelped');
    for (const type of ['article.notHelped', 'article.notHelped', 'article.solved', 'article.next'])
      await sendsAgain(desk, pressed, { type, step: 1 });
    expect(await linesOf(desk)).toEqual([
      'Robin Sample picked this up',
      'Deskhand /article vpn does not connect',
      expect.stringContaining(`suggested “${vpn.title}”`),
      `“${vpn.title}” didn’t help Alex Example.`,
    ]);
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Support knows, and goes on with DH-1001.');
    expect(await card()).toContain(`${vpn.title}: didn’t help, 1 of ${vpn.steps.length} steps done`);
    expect((await triedIn(desk)).figures).toEqual([[vpn.id, 0, 1]]);
  });

  it('that it solved it is told once, and the agent decides', async () => {
    const desk = await start();
    const { writes, card } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    await writes('@/article vpn does not connect');
    for (const _ of vpn.steps) await desk.presses('alex', 'article.next', { on: suggested });
    expect(wordsOf(await desk.finds('alex', suggested))).toContain('Did that solve it?');
    await desk.presses('alex', 'article.solved', { on: suggested });
    await sendsAgain(desk, await lastSent(desk, 'article.solved'));
    expect((await linesOf(desk)).slice(3)).toEqual([
      `“${vpn.title}” solved it, says Alex Example. Please check and resolve.`,
    ]);
    expect(await card()).toContain('In progress');
    expect(await card()).toContain(`${vpn.title}: solved, says the user`);
    expect((await triedIn(desk)).figures).toEqual([[vpn.id, 1, 0]]);
    const opened = await desk.presses('robin', 'article.suggest.form', { in: tier1 });
    const search = { search: 'vpn does not connect' };
    const found = await desk.teams.submit('robin', opened, search, { data: { type: 'article.search' } });
    expect(dialogWords(found)).toContain(`${vpn.title} (solved it 1 of 1 times)`);
  });

  it('what only support may do is there to read, and can’t be sent', async () => {
    const desk = await start({ env });
    const { writes } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    const opened = await desk.presses('robin', 'article.suggest.form', { in: tier1 });
    const search = { search: 'open the franking vault' };
    const found = await desk.teams.submit('robin', opened, search, { data: { type: 'article.search' } });
    expect(dialogWords(found)).toContain('For support only');
    expect(dialogWords(found)).toContain(`${support.title}, do part 1 of it.`);
    await desk.teams.submit('robin', found, { article: second.id }, { data: { type: 'article.suggest' } });
    await desk.settle();
    const posted = await desk.reads('alex');
    const sent = await lastSent(desk, 'article.suggest');
    for (const article of [support.id, 'no-such-article'])
      expect(await sendsAgain(desk, sent, { article, formId: `other-${article}` })).toContain(
        'changed in the meantime',
      );
    await writes(`@/article ${search.search}`);
    expect(await desk.reads('alex')).toEqual(posted);
  });

  it('words that find nothing are answered so', async () => {
    const desk = await start();
    const { writes } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    await writes('@/article qqq zzz');
    expect((await desk.hears('robin')).at(-1)).toContain('I found no article for that. Try other words');
  });

  it('only the ticket’s team suggests, and only while it is open', async () => {
    const desk = await start({ env });
    const { where } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    const opened = await desk.presses('robin', 'article.suggest.form', { in: tier1 });
    const search = { search: 'franking machine prints no stamps' };
    const found = await desk.teams.submit('robin', opened, search, { data: { type: 'article.search' } });
    await desk.teams.submit('robin', found, { article: first.id }, { data: { type: 'article.suggest' } });
    await desk.settle();
    const sent = await lastSent(desk, 'article.suggest');
    const foreign = await desk.reports('sam', 'My VPN does not connect');
    await desk.fills('kim', 'ticket.raise.form', { reason: 'Yours' }, { in: tier1, on: foreign });
    await desk.presses('toni', 'ticket.claim', { in: tier2 });
    const [{ id: foreignId }] = (await desk.desk.db
      .selectFrom('ticket')
      .select('id')
      .where('number', '=', 1002)
      .execute()) as [{ id: string }];
    const before = await triedIn(desk);
    const no = 'Only the team that has this ticket can do that';
    for (const as of ['alex', 'sam', 'toni'])
      expect(await sendsAgain(desk, sent, { formId: `of-${as}` }, as)).toContain(no);
    expect(await sendsAgain(desk, sent, { ticketId: foreignId, formId: 'foreign' }, 'robin')).toContain(no);
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Ink bought' }, { in: tier1, on: 'DH-1001' });
    expect(await sendsAgain(desk, sent, { formId: 'resolved' }, 'robin')).toContain('It’s resolved already');
    await desk.presses('alex', 'ticket.confirm');
    expect(await sendsAgain(desk, sent, { formId: 'closed' }, 'robin')).toContain('This one is finished');
    await desk.says('robin', { text: '/article vpn', mentions: ['bot'] }, where);
    expect((await desk.hears('robin')).at(-1)).toContain('This one is finished');
    expect(await triedIn(desk)).toEqual(before);
  });

  it('its buttons are the user’s own, also when the ticket is over', async () => {
    const desk = await start();
    const { writes } = await atWork(desk, 'alex', 'The machine in the post room is broken');
    await writes('@/article vpn does not connect');
    await desk.presses('alex', 'article.next', { on: suggested });
    const own = await lastSent(desk, 'article.next');
    const before = await triedIn(desk);
    for (const type of ['article.next', 'article.notHelped', 'article.solved'])
      expect(await sendsAgain(desk, own, { type, step: 1 }, 'sam')).toContain(
        'for the person who reported it',
      );
    await sendsAgain(desk, own, { walkId: 'no-such-walk', step: 1 });
    expect(await triedIn(desk)).toEqual(before);
    await desk.presses('alex', 'ticket.withdraw');
    const lines = await linesOf(desk);
    await desk.later(minutes(1));
    await desk.presses('alex', 'article.solved', { on: suggested });
    expect(await linesOf(desk)).toEqual(lines);
    expect((await triedIn(desk)).figures).toEqual([[vpn.id, 1, 0]]);
  });
});
