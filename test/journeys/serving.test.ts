import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, partnerChannel, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

const toBot = (text: string) => ({ text, mentions: ['bot'] });

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });
  const serves = (desk: TestDesk, text: string, channel: string, as = 'morgan') =>
    desk.says(as, toBot(text), { in: channel });

  it('before any channel serves, tickets wait, users are told honestly and admins alerted', async () => {
    const desk = await start({ served: false });
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    expect(await desk.status('alex', ticket)).toContain('Nobody takes these requests just now');
    expect((await desk.hears('morgan')).at(-1)).toContain('No channel serves tier 1');
    await desk.says('alex', 'It says 809');
    await serves(desk, 'serve tier 1', tier1);
    const [card, ...lines] = await desk.thread('robin', ticket, tier1);
    expect(wordsOf(card!)).toContain('My VPN does not connect');
    expect(lines.map(wordsOf).join('\n')).toContain('It says 809');
    expect(await desk.status('alex', ticket)).toContain('The next free person picks it up');
  });

  it('only an IT admin says what a channel serves', async () => {
    const desk = await start({ served: false });
    await serves(desk, 'serve tier 1', tier1, 'robin');
    expect((await desk.hears('robin', tier1)).at(-1)).toContain('Only an IT admin can do that');
    await desk.reports('alex', 'My VPN does not connect');
    expect((await desk.reads('robin', tier1)).join('\n')).not.toContain('VPN');
    await serves(desk, 'serve tier one', tier1);
    expect((await desk.hears('morgan', tier1)).at(-1)).toContain('serve tier 2 for access, device');
    await serves(desk, 'serve tier 1 for plumbing', tier1);
    expect((await desk.hears('morgan', tier1)).at(-1)).toContain('I don’t know “plumbing”');
  });

  it('a channel that serves some categories gets those, another catches the rest', async () => {
    const desk = await start();
    await serves(desk, 'serve tier 1 for infrastructure, access', tier2);
    const vpn = await desk.reports('alex', 'My VPN does not connect');
    const excel = await desk.reports('sam', 'Excel crashes when I print');
    expect(wordsOf((await desk.thread('toni', vpn, tier2))[0]!)).toContain('Tier 1');
    await desk.thread('robin', excel, tier1);
    // A change of category moves the ticket to where it belongs.
    await desk.fills(
      'toni',
      'ticket.change.form',
      { category: 'microsoft-apps', severity: 'C' },
      { in: tier2 },
    );
    await desk.thread('robin', vpn, tier1);
    expect(wordsOf((await desk.thread('toni', vpn, tier2))[0]!)).toContain('went to another channel');
  });

  it('a second claim on the same scope asks before it moves', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await serves(desk, 'serve tier 1', tier2);
    expect(toastOf(await desk.presses('toni', 'queue.take', { in: tier2 }))).toContain('Only an IT admin');
    await desk.presses('morgan', 'queue.keep', { in: tier2 });
    expect((await desk.reads('toni', tier2)).at(-1)).toContain('Left in User support');
    await desk.thread('robin', ticket, tier1);
    await serves(desk, 'serve tier 1', tier2);
    await desk.presses('morgan', 'queue.take', { in: tier2 });
    expect((await desk.reads('toni', tier2)).join('\n')).toContain('Moved here: Tier 1');
    await desk.thread('toni', ticket, tier2);
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('went to another channel');
  });

  it.each([
    ['serves nothing', (desk: TestDesk) => serves(desk, 'serve nothing', tier1)],
    [
      'is deleted',
      async (desk: TestDesk) =>
        desk.teams.changeChannel({ type: 'delete', channel: await desk.teams.find('robin', tier1) }),
    ],
    ['loses the bot', async (desk: TestDesk) => desk.teams.uninstall(await desk.teams.team('Service Desk'))],
  ])('when the channel %s its tickets wait and go on elsewhere', async (_what, lose) => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await lose(desk);
    await desk.settle();
    expect(await desk.status('alex', ticket)).not.toContain('The next free person picks it up');
    expect((await desk.hears('morgan')).join('\n')).toMatch(/serves? (that )?tier|Its tickets wait/);
    await desk.says('alex', 'I still wait for somebody');
    await serves(desk, 'serve tier 1', tier2);
    const lines = (await desk.thread('toni', ticket, tier2)).map(wordsOf);
    expect(lines.join('\n')).toContain('I still wait for somebody');
  });

  it('until the roster is read nobody gets a wrong answer: one moment', async () => {
    const desk = await start({ installed: false, served: false });
    const { teams } = desk;
    for (const person of ['alex', 'kim', 'morgan']) await teams.install(person);
    const roster = { method: 'GET', path: 'pagedmembers', count: 0 } as const;
    await teams.addFault({ ...roster, effect: { type: 'answer', status: 503 } });
    await teams.install(await teams.team('Service Desk'), 'robin');
    await serves(desk, 'serve tier 1', tier1);
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    const press = () => desk.presses('kim', 'ticket.claim', { in: tier1 });
    expect(toastOf(await press())).toContain('One moment please');
    await teams.clearFaults();
    await desk.later(minutes(10));
    expect(await press()).toEqual({ type: 'done' });
    expect(wordsOf((await desk.thread('kim', ticket, tier1))[0]!)).toContain('Kim Placeholder');
  });

  it('an owner who leaves the team gives the ticket back to the queue', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [card] = await desk.thread('robin', ticket, tier1);
    await desk.teams.removeMember(await desk.teams.team('Service Desk'), 'robin');
    await desk.settle();
    const [open, ...lines] = await desk.thread('kim', ticket, tier1);
    expect(wordsOf(open!)).toContain('Pick up');
    expect(lines.map(wordsOf).at(-1)).toContain('Robin Sample is no longer in this team');
    // Whatever the former agent still sends is refused, in private.
    const old = (await desk.teams.deliveries()).findLast(
      ({ activity }) => activity['name'] === 'adaptiveCard/action',
    )!;
    const again = await desk.teams.deliver({ ...old.activity, id: 'f:again' });
    expect(JSON.stringify(again.body)).toContain('Only the team that has this ticket can do that');
    expect(wordsOf(card!)).toContain('Robin Sample');
  });

  it('a roster that changed unseen is repaired daily', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    // The bot does not hear of it.
    await desk.teams.change({ botUrl: 'http://127.0.0.1:9/' });
    await desk.teams.removeMember(await desk.teams.team('Service Desk'), 'robin');
    await desk.teams.change({ botUrl: `${desk.url}/api/messages` });
    await desk.later(days(1.1));
    expect(wordsOf((await desk.thread('kim', ticket, tier1))[0]!)).toContain('Pick up');
  });

  it('a guest stops the relay, except where a channel serves for a partner', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [card] = await desk.thread('robin', ticket, tier1);
    await desk.teams.addMember(await desk.teams.team('Service Desk'), 'pat');
    await desk.settle();
    expect((await desk.hears('morgan')).at(-1)).toContain('There is a guest in User support');
    await desk.says('alex', 'It says 12345');
    expect((await desk.reads('robin', tier1)).join('\n')).not.toContain('12345');
    await desk.says('robin', toBot('Hello?'), { in: tier1, thread: card!.id });
    expect((await desk.hears('alex')).join('\n')).not.toContain('Hello?');
    expect((await desk.hears('robin')).at(-1)).toContain('I carry nothing from this channel just now');

    await desk.teams.removeMember(await desk.teams.team('Service Desk'), 'pat');
    await serves(desk, 'serve tier 1', tier1);
    await desk.later(minutes(1));
    expect((await desk.reads('robin', tier1)).join('\n')).toContain('12345');

    await serves(desk, 'serve tier 2 partner', partnerChannel);
    await desk.presses('morgan', 'queue.take', { in: partnerChannel });
    await desk.fills('robin', 'ticket.raise.form', { reason: 'partner' }, { in: tier1, on: ticket });
    expect(await desk.presses('pat', 'ticket.claim', { in: partnerChannel })).toEqual({ type: 'done' });
    const [root] = await desk.thread('pat', ticket, partnerChannel);
    await desk.says('pat', toBot('Partner here'), { in: partnerChannel, thread: root!.id });
    expect((await desk.hears('alex')).at(-1)).toBe('Pat Partner Partner here');
  });

  it('nobody outside the team acts, whatever they send', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('kim', 'ticket.claim', { in: tier1 });
    const { activity } = (await desk.teams.deliveries()).findLast(
      (delivery) => delivery.activity['name'] === 'adaptiveCard/action',
    )!;
    const { action } = activity['value'] as { action: { data: Record<string, unknown> } };
    for (const as of ['alex', 'sam', 'toni']) {
      const person = await desk.teams.person(as);
      const from = { id: person.teamsId, aadObjectId: person.aadObjectId, name: 'Kim Placeholder' };
      for (const type of ['ticket.claim', 'ticket.release', 'ticket.endWait', 'ticket.refresh']) {
        const value = { action: { ...action, data: { ...action.data, type, tier: 1 } }, trigger: 'manual' };
        const { body } = await desk.teams.deliver({ ...activity, id: `f:${as}-${type}`, from, value });
        expect(JSON.stringify(body)).toContain('Only the team that has this ticket can do that');
      }
    }
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('Kim Placeholder');
  });
});
