import { expect, it } from '@jest/globals';
import { text } from '../../src/locales/text.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import {
  franking,
  frankingArticles,
  reportCardOf,
  reportStates,
  ticketNumbers,
  triedIn,
  vpn,
} from '../support/knowledge.ts';
import { lastSent, sendsAgain } from '../support/pressing.ts';
import { wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const env = { KNOWLEDGE_DIR: frankingArticles() };
  const { words, first, second, support } = franking;
  const says = text('en');
  const cardOf = async (desk: TestDesk, as: string) => (await reportCardOf(desk, as)).words;

  /** Of the suggested articles, the one with this title is begun. */
  const begins = (desk: TestDesk, as: string, { title }: { title: string }) =>
    desk.presses(as, { verb: 'article.start', title });

  it('the steps of what fits lead to the end, and nobody else is needed', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect');
    for (const [place, step] of vpn.steps.entries()) {
      const card = await cardOf(desk, 'alex');
      expect(card).toContain(`Step ${place + 1} of ${vpn.steps.length}`);
      expect(card).toContain(step);
      expect(card.includes(vpn.stop)).toBe(place === vpn.steps.length - 1);
      await desk.presses('alex', 'article.next');
    }
    expect(await cardOf(desk, 'alex')).toContain('Did that solve it?');
    await desk.presses('alex', 'article.solved');
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toBe('✓\nMy VPN does not connect\nSolved');
    await desk.later(days(1));
    expect(await ticketNumbers(desk)).toEqual([]);
    expect(await desk.reads('robin', tier1)).toHaveLength(2);
    expect(await reportStates(desk)).toEqual(['solved']);
    await desk.says('morgan', 'articles');
    const list = await desk.finds('morgan', 'How the articles fare');
    expect(wordsOf(list)).toContain('1 of 1 reports needed nobody');
    expect(wordsOf(list)).toContain(
      `${vpn.title}\n${says('card.knowledge.articles.row', { solved: 1, notSolved: 0 })}`,
    );
  });

  it('in an article’s figures each person counts once, however often it helped them', async () => {
    const desk = await start();
    for (const as of ['alex', 'alex', 'sam']) {
      await desk.says(as, 'My VPN does not connect');
      await desk.presses(as, 'article.solved');
    }
    expect((await triedIn(desk)).figures).toEqual([['vpn-unreachable', 2, 0]]);
  });

  it('a press that comes again, or on a card as it was, moves nothing twice', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'article.next');
    const older = await lastSent(desk, 'article.next');
    await desk.presses('alex', 'article.next');
    await sendsAgain(desk, older);
    expect(await cardOf(desk, 'alex')).toContain(`Step 3 of ${vpn.steps.length}`);
    await desk.presses('alex', 'article.solved');
    await sendsAgain(desk, await lastSent(desk, 'article.solved'));
    await sendsAgain(desk, older);
    await sendsAgain(desk, older, { type: 'article.notHelped' });
    await sendsAgain(desk, older, { type: 'report.human' });
    expect(await triedIn(desk)).toEqual({
      walks: [{ article: vpn.id, step: 2, state: 'solved' }],
      figures: [[vpn.id, 1, 0]],
    });
    expect(await reportStates(desk)).toEqual(['solved']);
    expect(await ticketNumbers(desk)).toEqual([]);
  });

  it('what didn’t help leads to the next, and whoever takes over sees what was tried', async () => {
    const desk = await start({ env });
    await desk.says('sam', words);
    const offered = await cardOf(desk, 'sam');
    expect(offered).toContain('These often help:');
    for (const { title, steps } of [first, second]) expect(offered).toContain(`${title}\n${steps} steps`);
    expect(offered).not.toContain(support.title);
    await begins(desk, 'sam', first);
    await desk.presses('sam', 'article.next');
    await desk.presses('sam', 'article.next');
    await desk.presses('sam', 'article.notHelped');
    const next = await cardOf(desk, 'sam');
    expect(next).toContain(`Would you like to try another?\n${second.title}`);
    expect(next).not.toContain(first.title);
    await begins(desk, 'sam', second);
    await desk.presses('sam', 'article.next');
    await desk.presses('sam', { verb: 'report.human', title: 'Talk to a person' });
    const card = wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!);
    expect(card.replaceAll(/\n+/g, '\n')).toContain(
      `Tried\n${first.title}: didn’t help, 2 of 4 steps done\n${second.title}: 1 of 3 steps`,
    );
    expect(await triedIn(desk)).toEqual({
      walks: [
        { article: first.id, step: 2, state: 'notHelped' },
        { article: second.id, step: 1, state: 'left' },
      ],
      figures: [[first.id, 0, 1]],
    });
    expect(await reportStates(desk)).toEqual(['ticket']);
  });

  it('a request for escalation knows what was tried, so that nobody asks again', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'article.next');
    await desk.presses('alex', 'report.human');
    const onCard = { in: tier1, on: 'DH-1001' };
    await desk.presses('robin', 'ticket.claim', onCard);
    await desk.fills('robin', 'ticket.change.form', { category: 'managed-setting', severity: 'C' }, onCard);
    const form = await desk.presses('robin', 'escalation.prepare.form', onCard);
    if (form.type !== 'dialog') throw new Error(JSON.stringify(form));
    expect(wordsOf({ card: form.dialog.card })).toContain(`${vpn.title}: 1 of ${vpn.steps.length} steps`);
  });

  it('after all there is, the card says so and leads to a person', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'article.notHelped');
    expect(await cardOf(desk, 'alex')).toContain(says('card.report.noMoreSteps'));
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain(
      `${vpn.title}: didn’t help, 0 of ${vpn.steps.length} steps done`,
    );
  });

  it('where one was is remembered: over more words, over half an hour, and when the desk starts anew', async () => {
    const desk = await start({ onDisk: true });
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'article.next');
    await desk.presses('alex', 'article.next');
    await desk.restart();
    await desk.presses('alex', 'article.next');
    expect(await cardOf(desk, 'alex')).toContain(`Step 4 of ${vpn.steps.length}`);
    await desk.says('alex', 'since this morning');
    expect(await cardOf(desk, 'alex')).toContain(`Step 4 of ${vpn.steps.length}`);
    await desk.later(minutes(31));
    expect(await cardOf(desk, 'alex')).toMatch(/^How is it going\?[^]*Step 4 of/);
    await desk.presses('alex', 'article.next');
    expect(await cardOf(desk, 'alex')).toContain(`Step 5 of ${vpn.steps.length}`);
  });

  it('another article is begun at its first step, and the one before goes on where it was left', async () => {
    const desk = await start({ env });
    await desk.says('sam', words);
    await begins(desk, 'sam', first);
    await desk.presses('sam', 'article.next');
    const begun = await lastSent(desk, 'article.start');
    await sendsAgain(desk, begun, { articleId: second.id });
    expect(await cardOf(desk, 'sam')).toContain(`${second.title}\nStep 1 of 3`);
    await sendsAgain(desk, begun);
    expect(await cardOf(desk, 'sam')).toContain(`${first.title}\nStep 2 of 4`);
  });

  it('whatever a press claims, it moves only one’s own report, an article for users, the step in front', async () => {
    const desk = await start({ env });
    await desk.says('alex', words);
    await desk.says('sam', words);
    await begins(desk, 'sam', first);
    await begins(desk, 'alex', second);
    await desk.presses('alex', 'article.next');
    const own = await lastSent(desk, 'article.next');
    const seen = async () => ({
      tried: await triedIn(desk),
      states: await reportStates(desk),
      alex: await desk.reads('alex'),
      sam: await desk.reads('sam'),
    });
    const before = await seen();
    const types = ['article.start', 'article.next', 'article.notHelped', 'article.solved'];
    for (const type of [...types, 'report.solved', 'report.human', 'report.split', 'report.together'])
      expect(await sendsAgain(desk, own, { type, step: 1 }, 'sam')).toContain('for the person who reported');
    for (const articleId of ['no-such-article', `../${second.id}`, support.id]) {
      for (const type of types)
        expect(await sendsAgain(desk, own, { type, articleId, step: 1 })).not.toContain(support.title);
    }
    for (const step of [0, 2, 3, 99]) await sendsAgain(desk, own, { step });
    for (const step of [-1, 1.5, '1', 1e9, null])
      expect(await sendsAgain(desk, own, { step })).toContain('This card is out of date');
    await sendsAgain(desk, own, { reportId: 'no-such-report' });
    expect(await seen()).toEqual(before);
  });
});
