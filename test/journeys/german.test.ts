import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { articleOf, vpn } from '../support/knowledge.ts';
import { foreignTo, spoken, tidy } from '../support/languages.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

const t = spoken('de');
const vpnInGerman = articleOf(vpn.id, 'de');
const problem = 'Mein VPN verbindet sich seit heute Morgen nicht mehr';
const robin = { owner: 'Robin Sample', ticket: 'DH-1001' };

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** Jonas, whose Teams is German, gets the app. */
  async function startWithJonas(): Promise<TestDesk> {
    const desk = await start();
    await desk.teams.addPerson({ id: 'jonas', name: 'Jonas Beispiel', locale: 'de-DE', installed: false });
    await desk.teams.install('jonas');
    await desk.settle();
    return desk;
  }

  const newest = async (desk: TestDesk, as = 'jonas') => tidy((await desk.reads(as)).at(-1)!);
  const seen = async (desk: TestDesk, as = 'jonas') => tidy((await desk.reads(as)).join('\n'));

  /** All that the bot ever showed there, also what was replaced since. */
  async function everShown(desk: TestDesk, where: string): Promise<string> {
    const log = await desk.teams.log(where);
    return log
      .filter(({ author }) => author.type === 'bot')
      .map(({ text, card }) => wordsOf({ text, card }))
      .join('\n');
  }

  it('who writes German reads German, from the first word to the rating; the team reads English', async () => {
    const desk = await startWithJonas();
    expect(await newest(desk)).toContain(t('card.welcome.hello', { name: 'Jonas' }));
    await desk.says('jonas', 'Guten Morgen');
    expect(await newest(desk)).toBe(t('say.greeting', { name: 'Jonas' }));
    await desk.says('jonas', 'Hilfe');
    expect(await newest(desk)).toContain(t('card.help.title'));

    await desk.says('jonas', problem);
    const card = await newest(desk);
    expect(card).toContain(t('card.report.about', { category: t('subjects.vpn') }));
    expect(card).toContain(t('card.walk.place', { step: 1, steps: vpnInGerman.steps.length }));
    expect(card).toContain(`${vpnInGerman.title} `);
    expect(card).toContain(vpnInGerman.steps[0]);
    await desk.presses('jonas', { verb: 'article.next', title: t('card.action.nextStep') });
    expect(await newest(desk)).toContain(vpnInGerman.steps[1]);
    await desk.presses('jonas', { verb: 'report.human', title: t('card.action.talk') });
    expect(await seen(desk)).toContain(t('card.report.ticketDone', { ticket: 'DH-1001' }));
    expect(await newest(desk)).toContain(t('card.status.next.new'));

    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    expect(await newest(desk)).toBe(t('ping.pickedUp', robin));
    await desk.fills('robin', 'ticket.ask.form', { text: 'Welche Nummer nennt er?' }, { in: tier1 });
    expect(tidy(await desk.status('jonas', 'DH-1001'))).toContain(t('card.status.next.waitingUser', robin));
    await desk.says('jonas', 'Fehler 809, sagt er');
    expect(tidy(await desk.status('jonas', 'DH-1001'))).toContain(t('card.status.next.inProgress', robin));
    await desk.later(minutes(1));
    const [root] = await desk.thread('robin', 'DH-1001', tier1);
    const where = { in: tier1, thread: root!.id };
    await desk.says('robin', { text: '/article vpn does not connect', mentions: ['bot'] }, where);
    const suggested = tidy(wordsOf(await desk.finds('jonas', vpnInGerman.title)));
    expect(suggested).toContain(t('card.walk.lead', { agent: 'Robin Sample', ticket: 'DH-1001' }));
    await desk.presses('jonas', 'article.notHelped');
    expect(await newest(desk)).toContain(t('card.walk.notHelped', { ticket: 'DH-1001' }));

    await desk.fills('robin', 'ticket.resolve.form', { done: 'Zertifikat erneuert' }, { in: tier1 });
    expect(await newest(desk)).toContain(t('card.confirm.title'));
    const rejected = await desk.fills('jonas', 'ticket.reject.form', { reason: 'Noch nicht' });
    expect(rejected).toEqual({ type: 'done' });
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Router getauscht' }, { in: tier1 });
    await desk.presses('jonas', 'ticket.confirm');
    expect(await newest(desk)).toContain(t('card.confirm.closedTitle'));
    await desk.presses('jonas', { verb: 'ticket.rate', data: { rating: 5 } });
    expect(await newest(desk)).toContain(t('card.confirm.thanks', { rating: 5 }));
    await desk.says('jonas', 'meine Anfragen');
    expect(await newest(desk)).toContain(t('card.requests.title'));
    await desk.says('jonas', 'Vielen Dank');
    expect(await newest(desk)).toBe(t('say.welcome'));

    expect(foreignTo('de', await everShown(desk, await desk.teams.find('jonas')))).toEqual([]);
    expect(foreignTo('en', await everShown(desk, await desk.teams.find('robin', tier1)))).toEqual([]);
  });

  it('the ticket’s card says what the user writes, and is English beside the user’s own words', async () => {
    const desk = await startWithJonas();
    await desk.says('jonas', problem);
    await desk.presses('jonas', 'article.next');
    await desk.presses('jonas', 'report.human');
    const card = wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!);
    expect(card).toContain('Writes\nGerman');
    expect(card).toContain(`Tried\n${vpn.title}: 1 of ${vpn.steps.length} steps`);
    expect(card).toContain('Nobody yet');
    expect(card).toContain(problem);
    await desk.reports('alex', 'My VPN does not connect');
    expect(wordsOf((await desk.thread('robin', 'DH-1002', tier1))[0]!)).not.toContain('Writes');
  });

  it('what comes by itself, and what a form answers, is German, too', async () => {
    const desk = await startWithJonas();
    await desk.says('jonas', problem);
    await desk.later(minutes(31));
    expect(await newest(desk)).toContain(t('card.report.askedTitle'));
    const form = {
      title: 'Der Bildschirm bleibt schwarz',
      category: 'device',
      reach: 'onlyMe',
      canWork: 'no',
    };
    const opened = await desk.presses('jonas', 'report.form');
    if (opened.type !== 'dialog') throw new Error(JSON.stringify(opened));
    expect(tidy(opened.dialog.title)).toBe(t('dialog.report.title'));
    expect(foreignTo('de', wordsOf({ card: opened.dialog.card }))).toEqual([]);
    const sent = await desk.teams.submit('jonas', opened, form);
    await desk.settle();
    expect(tidy(toastOf(sent))).toBe(t('say.reported', { ticket: 'DH-1001' }));
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Netzteil getauscht' }, { in: tier1 });
    await desk.later(days(4));
    expect(await seen(desk)).toContain(t('ping.closedBySilence', { ticket: 'DH-1001' }));
    expect(foreignTo('de', await everShown(desk, await desk.teams.find('jonas')))).toEqual([]);
  });

  it('who begins to write German gets German, and who goes back to English gets English', async () => {
    const desk = await start();
    await desk.says('alex', 'hi there');
    expect(await newest(desk, 'alex')).toContain('Hi Alex! Tell me what isn’t working');
    await desk.says('alex', problem);
    expect(await newest(desk, 'alex')).toContain(vpnInGerman.steps[0]);
    await desk.presses('alex', 'report.human');
    expect(await newest(desk, 'alex')).toContain(t('card.status.next.new'));
    await desk.says('alex', 'ok');
    await desk.says('alex', 'human');
    expect(await newest(desk, 'alex')).toBe(t('say.waitsForPerson', { ticket: 'DH-1001' }));
    await desk.says('alex', 'It is really urgent now, because I cannot reach any of our files');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    expect(await newest(desk, 'alex')).toBe(spoken('en')('ping.pickedUp', robin));
    expect(await desk.status('alex', 'DH-1001')).toContain('Robin Sample is on it');
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).not.toContain('Writes\nGerman');
  });
});
