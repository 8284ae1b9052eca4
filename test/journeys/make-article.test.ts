import { expect, it } from '@jest/globals';
import { text } from '../../src/locales/text.ts';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { reportCardOf, vpn } from '../support/knowledge.ts';
import { dataOf, lastSent, sendsAgain } from '../support/pressing.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

const problem = 'The label printer in room 5 prints red stripes over every address';
const article = {
  title: 'The label printer prints red stripes',
  category: 'infrastructure',
  symptoms: `label printer prints red stripes\n${problem}`,
  steps: '1. Open the lid.\n2. Wipe the red roller. The stripes are gone.\n\n- Close the lid.',
  stop: 'Stop and ask a person if the roller is hot.',
};

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** Robin has solved Alex's ticket, in words that say too much. */
  async function solved(desk: TestDesk, words = problem) {
    const work = await atWork(desk, 'alex', words);
    const done = 'Robin Sample called Alex on +1 555 010 0199. Wiped the red roller of PRN-0042-EAST.';
    await desk.fills('robin', 'ticket.resolve.form', { done }, { in: tier1 });
    return work;
  }

  /** What the form holds before anybody types. */
  const formOf = async (desk: TestDesk, as: string, verb: string, where?: string) => {
    const opened = await desk.presses(as, verb, { in: where });
    if (opened.type !== 'dialog') throw new Error(JSON.stringify(opened));
    return { opened, card: JSON.stringify(opened.dialog.card) };
  };

  const handsIn = (desk: TestDesk, inputs: Record<string, string> = article) =>
    desk.fills('robin', 'article.make.form', inputs, { in: tier1 });

  /** Morgan reads the newest draft and publishes it. */
  async function publishes(desk: TestDesk, changes: Record<string, string> = {}) {
    await desk.says('morgan', 'drafts');
    const { opened } = await formOf(desk, 'morgan', 'draft.review.form');
    const outcome = await desk.teams.submit('morgan', opened, changes, { data: { type: 'draft.publish' } });
    await desk.settle();
    return outcome;
  }

  const draftsSeen = async (desk: TestDesk) => {
    await desk.says('morgan', 'drafts');
    return wordsOf(await desk.finds('morgan', 'Articles of our own'));
  };

  const stateOf = async ({ desk: { db } }: TestDesk) =>
    (await db.selectFrom('article').select(['state', 'title', 'steps']).execute()).map(({ state }) => state);

  it.each([
    ['names', ['Alex', 'Example', 'Robin', 'Sample']],
    ['mail addresses', ['alex', 'contoso']],
    ['numbers', ['0100', '0199', 'DH-1001', 'PRN-0042']],
  ])('a draft of a solved ticket holds no %s', async (_what, personal) => {
    const desk = await start();
    await solved(desk, `${problem}. Alex Example, alex@contoso.com or +1 555 010 0100, as in DH-1001`);
    const { card } = await formOf(desk, 'robin', 'article.make.form', tier1);
    expect(card).toContain('prints red stripes over every address');
    expect(card).toContain('Wiped the red roller');
    const values = [...card.matchAll(/"value":"([^"]*)"/g)].map(([, value]) => value!);
    expect(personal.filter((own) => values.some((value) => value.includes(own)))).toEqual([]);
  });

  it('an IT admin is told, reads it, changes it and publishes it: from then on users are offered it', async () => {
    const desk = await start();
    await solved(desk);
    expect(toastOf(await handsIn(desk))).toBe(
      'Thank you! An IT admin reads it, and then users are offered it.',
    );
    expect((await desk.hears('morgan')).at(-1)).toBe(
      'Robin Sample made an article of DH-1001. Type “drafts” to read and publish it.',
    );
    await desk.says('sam', problem);
    expect((await reportCardOf(desk, 'sam')).words).not.toContain(article.title);
    expect(await draftsSeen(desk)).toContain('Draft by Robin Sample, Network, VPN or printer');
    const { card } = await formOf(desk, 'morgan', 'draft.review.form');
    expect(card).toContain('Wipe the red roller.');

    const title = 'Red stripes on every label';
    expect(toastOf(await publishes(desk, { title }))).toContain('Published.');
    expect(await draftsSeen(desk)).toContain(`${title}\nPublished`);
    await desk.says('kim', problem);
    const { words, buttons } = await reportCardOf(desk, 'kim');
    expect(words).toContain(`${title}\nStep 1 of 3`);
    expect(words).toContain('Open the lid.');
    expect(buttons).toContain('article.next');
    await desk.presses('kim', 'article.next');
    await desk.presses('kim', 'article.next');
    expect((await reportCardOf(desk, 'kim')).words).toContain(article.stop);
    await desk.presses('kim', 'article.solved');
    await desk.says('morgan', 'articles');
    expect(wordsOf(await desk.finds('morgan', 'How the articles fare'))).toContain(
      `${title}\n${text('en')('card.knowledge.articles.row', { solved: 1, notSolved: 0 })}`,
    );
  });

  it('what was published is withdrawn again, and nobody is offered it any more', async () => {
    const desk = await start();
    await solved(desk);
    await handsIn(desk);
    await publishes(desk);
    await desk.says('sam', problem);
    expect((await reportCardOf(desk, 'sam')).words).toContain(article.title);
    await draftsSeen(desk);
    await desk.presses('morgan', 'draft.withdraw');
    expect(await draftsSeen(desk)).toContain('There are none yet.');
    await desk.says('kim', problem);
    expect((await reportCardOf(desk, 'kim')).words).not.toContain(article.title);
    await desk.says('sam', 'any idea');
    expect((await reportCardOf(desk, 'sam')).words).not.toContain(article.title);
    expect(await stateOf(desk)).toEqual(['withdrawn']);
  });

  it('a declined draft is never offered, and can’t be published afterwards', async () => {
    const desk = await start();
    await solved(desk);
    await handsIn(desk);
    await draftsSeen(desk);
    const { opened } = await formOf(desk, 'morgan', 'draft.review.form');
    await desk.presses('morgan', 'draft.decline');
    const late = await desk.teams.submit('morgan', opened, {}, { data: { type: 'draft.publish' } });
    expect(toastOf(late)).toBe('Somebody has decided on that already.');
    await desk.says('sam', problem);
    expect((await reportCardOf(desk, 'sam')).words).not.toContain(article.title);
    expect(await stateOf(desk)).toEqual(['declined']);
  });

  it('only IT admins read, publish, decline and withdraw', async () => {
    const desk = await start();
    await solved(desk);
    await handsIn(desk);
    await draftsSeen(desk);
    const { opened } = await formOf(desk, 'morgan', 'draft.review.form');
    const asked = await lastSent(desk, 'draft.review.form');
    const no = 'Only an IT admin can do that';
    for (const as of ['robin', 'alex']) {
      expect(await sendsAgain(desk, asked, {}, as)).toContain(no);
      const { draftId } = dataOf(asked);
      const form = { ...asked, name: 'task/submit' };
      const publish = { type: 'draft.publish', draftId, ...article };
      expect(await sendsAgain(desk, form, publish, as)).toContain(no);
      expect(await sendsAgain(desk, form, { type: 'draft.decline', draftId }, as)).toContain(no);
    }
    expect(await stateOf(desk)).toEqual(['draft']);
    await desk.teams.submit('morgan', opened, {}, { data: { type: 'draft.publish' } });
    await draftsSeen(desk);
    await desk.presses('morgan', { verb: 'knowledge.list', data: { list: 'names' } });
    const pressed = await lastSent(desk, 'knowledge.list');
    const [{ id: draftId }] = (await desk.desk.db.selectFrom('article').select('id').execute()) as [
      { id: string },
    ];
    for (const as of ['robin', 'alex']) {
      expect(await sendsAgain(desk, pressed, { type: 'draft.withdraw', draftId }, as)).toContain(no);
      expect(await sendsAgain(desk, pressed, { list: 'drafts' }, as)).not.toContain(article.title);
    }
    expect(await stateOf(desk)).toEqual(['published']);
    await desk.says('alex', 'drafts');
    expect((await desk.reads('alex')).join('\n')).not.toContain('Articles of our own');
  });

  it('only the team that solved it makes one, and only of what is solved', async () => {
    const desk = await start();
    const { writes } = await atWork(desk, 'alex', problem);
    await writes('@/makearticle');
    expect((await desk.hears('robin')).at(-1)).toContain(
      'An article is made of a solved ticket. Resolve it first.',
    );
    await desk.fills(
      'robin',
      'ticket.resolve.form',
      { done: 'Wiped the red roller. Closed the lid.' },
      { in: tier1 },
    );
    await formOf(desk, 'robin', 'article.make.form', tier1);
    const asked = await lastSent(desk, 'article.make.form');
    for (const as of ['toni', 'alex']) {
      expect(await sendsAgain(desk, asked, {}, as)).toContain('Only the team that has this ticket');
      const form = { ...asked, name: 'task/submit' };
      expect(await sendsAgain(desk, form, { type: 'article.make', ...article }, as)).toContain(
        'Only the team that has this ticket',
      );
    }
    await desk.reports('sam', 'My VPN does not connect');
    const { id: ticketId } = await desk.desk.db
      .selectFrom('ticket')
      .select('id')
      .where('number', '=', 1002)
      .executeTakeFirstOrThrow();
    const unsolved = { type: 'article.make', ticketId, ...article };
    expect(await sendsAgain(desk, { ...asked, name: 'task/submit' }, unsolved, 'robin')).toContain(
      'An article is made of a solved ticket',
    );
    expect(await stateOf(desk)).toEqual([]);
    await writes('@/makearticle');
    expect((await desk.hears('robin')).at(-1)).toContain('Thank you! An IT admin reads it');
    expect(await draftsSeen(desk)).toContain('Draft by Robin Sample');
  });

  it('an article can still be made once the user has confirmed', async () => {
    const desk = await start();
    await solved(desk);
    await desk.presses('alex', 'ticket.confirm');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    expect(buttonsOf(card!.card)).toEqual(['article.make.form']);
    await handsIn(desk);
    expect(await stateOf(desk)).toEqual(['draft']);
  });

  it('who is named by the way is taken out of the draft, if the desk knows them', async () => {
    const desk = await start();
    await desk.teams.addPerson({ id: 'maria', name: 'Maria Muster' });
    await desk.says('maria', 'hello');
    await atWork(desk, 'alex', 'Since Maria Muster moved my label printer its labels are striped');
    await desk.fills(
      'robin',
      'ticket.resolve.form',
      { done: 'Open the lid. Told Maria Muster.' },
      { in: tier1 },
    );
    const { card } = await formOf(desk, 'robin', 'article.make.form', tier1);
    expect(card).not.toContain('Muster');
    expect(card).toContain('labels are striped');
  });

  it('a solution in one sentence is not steps enough, and an agent is told so', async () => {
    const desk = await start();
    const { writes } = await atWork(desk, 'alex', problem);
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Wiped the red roller.' }, { in: tier1 });
    await writes('@/makearticle');
    expect((await desk.hears('robin')).at(-1)).toContain('At least two steps');
    const { opened } = await formOf(desk, 'robin', 'article.make.form', tier1);
    const again = await desk.teams.submit('robin', opened, {});
    if (again.type !== 'dialog') throw new Error(JSON.stringify(again));
    expect(wordsOf({ card: again.dialog.card })).toContain('At least two steps, please, one a line.');
    const long = await desk.teams.submit('robin', opened, {
      ...article,
      steps: `Wipe it.\n${'x'.repeat(601)}`,
    });
    if (long.type !== 'dialog') throw new Error(JSON.stringify(long));
    expect(wordsOf({ card: long.dialog.card })).toContain('each of at most 600 characters');
    expect(await stateOf(desk)).toEqual([]);
  });

  it('what found nothing and went to support is a gap; what found something is none', async () => {
    const desk = await start();
    const gaps = async () => {
      await desk.says('morgan', 'gaps');
      return wordsOf(await desk.finds('morgan', 'What we have no article for'));
    };
    expect(await gaps()).toContain('None. Every report found something.');
    await desk.reports('alex', 'The paternoster at gate seven sings at night');
    await desk.says('sam', 'My VPN does not connect');
    await desk.presses('sam', 'report.human');
    await desk.says('kim', 'The vending robot on floor two ate my sandwich');
    await desk.says('alex', 'Excel crashes when I print');
    await desk.presses('alex', 'ticket.choose');
    const shown = await gaps();
    expect(shown.match(/DH-\d+/g)).toEqual(['DH-1001']);
    expect(shown).toContain('The paternoster at gate seven sings at night\nDH-1001 · ');
    expect(shown).not.toContain('My VPN');
    expect(shown).not.toContain('sandwich');
    expect(shown).not.toContain(vpn.title);
    await desk.later(days(31));
    expect(await gaps()).not.toContain('paternoster');
  });
});
