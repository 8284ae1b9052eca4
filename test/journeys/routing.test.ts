import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { inTurn } from '../../src/app/desk.ts';
import { openTicket } from '../../src/app/open-ticket.ts';
import { decideProposal, serve } from '../../src/app/serve.ts';
import { findByAadId } from '../../src/store/people.ts';
import type { Person } from '../../src/store/people.ts';
import { servedQueues } from '../../src/store/queues.ts';
import { openTicketIds } from '../../src/store/tickets.ts';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

const toBot = (text: string) => ({ text, mentions: ['bot'] });
const scope = { tier: 1, partner: false };

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });
  const serves = (desk: TestDesk, text: string, channel: string, as = 'morgan') =>
    desk.says(as, toBot(text), { in: channel });

  async function personOf(desk: TestDesk, as: string): Promise<Person> {
    const { aadObjectId } = await desk.teams.person(as);
    const { tenant_id: tenant } = await desk.desk.db
      .selectFrom('person')
      .select('tenant_id')
      .executeTakeFirstOrThrow();
    return (await findByAadId(desk.desk.db, tenant, aadObjectId))!;
  }

  it('a ticket that is opened while a channel begins to serve gets there', async () => {
    const desk = await start({ served: false });
    const admin = await personOf(desk, 'morgan');
    const { id } = await personOf(desk, 'alex');
    const opens = () =>
      inTurn(desk.desk, (turn) =>
        openTicket(turn, {
          reporterId: id,
          affectedId: id,
          category: 'other',
          severity: 'C',
          title: 'The printer hums',
          openedBy: id,
        }),
      );
    const channel = await desk.teams.find('morgan', tier1);
    for (let round = 0; round < 5; round += 1) {
      const claims = inTurn(desk.desk, (turn) => serve(turn, admin, channel, scope));
      await Promise.all([opens(), opens(), claims, opens(), opens()]);
      expect(await openTicketIds(desk.desk.db, null)).toEqual([]);
      await serves(desk, 'serve nothing', tier1);
    }
  });

  it('of two channels that claim a scope at once one gets it, and the other asks', async () => {
    const desk = await start({ served: false });
    const admin = await personOf(desk, 'morgan');
    const channels = [await desk.teams.find('morgan', tier1), await desk.teams.find('morgan', tier2)];
    await Promise.all(
      channels.map((channel) => inTurn(desk.desk, (turn) => serve(turn, admin, channel, scope))),
    );
    expect(await servedQueues(desk.desk.db)).toHaveLength(1);
    expect(await desk.desk.db.selectFrom('queue_proposal').select('id').execute()).toHaveLength(1);
  });

  it('of two admins who answer that question at once one is told that it is answered', async () => {
    const desk = await start();
    await serves(desk, 'serve tier 1', tier2);
    const admin = await personOf(desk, 'morgan');
    const { id } = await desk.desk.db.selectFrom('queue_proposal').select('id').executeTakeFirstOrThrow();
    const press = () => inTurn(desk.desk, (turn) => decideProposal(turn, admin, id, true));
    const said = (await Promise.all([press(), press()])).map(({ key }) => key);
    expect(said.sort()).toEqual(['say.proposalDone', 'say.proposalTaken']);
    expect(await servedQueues(desk.desk.db)).toHaveLength(2);
  });

  it('nothing new gets into a channel that a guest reads, and all of it once that is settled', async () => {
    const desk = await start();
    const old = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [root] = await desk.thread('robin', old, tier1);
    await desk.teams.addMember(await desk.teams.team('Service Desk'), 'pat');
    await desk.settle();
    const before = await desk.reads('pat', tier1);

    const fresh = await desk.reports('sam', 'My payslip shows 1234 euros');
    await desk.says('alex', { text: 'Look', attachments: [await picture()] });
    await desk.fills(
      'robin',
      'ticket.change.form',
      { category: 'infrastructure', severity: 'A' },
      { in: tier1 },
    );
    expect(await desk.reads('pat', tier1)).toEqual(before);
    for (const [as, ticket] of [
      ['alex', old],
      ['sam', fresh],
    ] as const)
      expect(await desk.status(as, ticket)).toContain('Nobody takes these requests just now');

    const opened = await desk.presses('robin', 'ticket.reply.form', { in: tier1 });
    expect(toastOf(opened)).toContain('I carry nothing from this channel just now');
    const where = { in: tier1, thread: root!.id };
    await desk.says('robin', toBot('/reply Try again'), where);
    await desk.says('robin', toBot('/ask Which error?'), where);
    expect((await desk.hears('robin')).filter((line) => line.includes('I carry nothing'))).toHaveLength(2);
    expect((await desk.hears('alex')).join('\n')).not.toMatch(/Try again|Which error/);

    // Serving it again for the same people changes nothing while the guest is there.
    await serves(desk, 'serve tier 1', tier1);
    await desk.later(minutes(2));
    expect((await desk.reads('pat', tier1)).join('\n')).not.toMatch(/payslip|Look/);
    await serves(desk, 'serve tier 1 partner', tier1);
    await desk.later(minutes(2));
    expect(wordsOf((await desk.thread('pat', fresh, tier1))[0]!)).toContain('My payslip shows 1234 euros');
    const lines = await desk.thread('robin', old, tier1);
    expect(lines.map(wordsOf).join('\n')).toContain('Look');
    expect(lines.flatMap(({ attachments }) => attachments)).toHaveLength(1);
    expect(await desk.status('sam', fresh)).toContain('The next free person picks it up');
    expect(await desk.status('alex', old)).toContain('Robin Sample sees it');
  });

  it('once the bot is back in a team its tickets go on there, with those who are still in it', async () => {
    const desk = await start();
    const { teams } = desk;
    const team = await teams.team('Service Desk');
    const robins = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const kims = await desk.reports('sam', 'Excel crashes when I print');
    await desk.presses('kim', 'ticket.claim', { in: tier1, on: kims });
    await teams.uninstall(team);
    await desk.settle();
    await desk.says('alex', 'It says 809');
    expect(await desk.status('alex', robins)).toContain('Nobody takes these requests just now');
    // Nobody tells the bot who leaves while it is away.
    await teams.removeMember(team, 'robin');
    await teams.install(team, 'morgan');
    await desk.settle();
    const lines = (await desk.thread('kim', robins, tier1)).map(wordsOf);
    expect(lines[0]).toContain('Pick up');
    expect(lines.join('\n')).toContain('It says 809');
    expect(lines.at(-1)).toContain('Robin Sample is no longer in this team');
    expect(await desk.status('alex', robins)).toContain('The next free person picks it up');
    expect(wordsOf((await desk.thread('kim', kims, tier1))[0]!)).toContain('Kim Placeholder');
    expect(await desk.status('sam', kims)).toContain('Kim Placeholder');
    expect(await desk.presses('kim', 'ticket.claim', { in: tier1, on: robins })).toEqual({ type: 'done' });
  });

  it('before the roster is read again, who had left while the bot was away may not act', async () => {
    const desk = await start();
    const { teams } = desk;
    const team = await teams.team('Service Desk');
    await desk.reports('alex', 'My VPN does not connect');
    await teams.uninstall(team);
    await desk.settle();
    const roster = { method: 'GET', path: 'pagedmembers', count: 0 } as const;
    await teams.addFault({ ...roster, effect: { type: 'answer', status: 503 } });
    await teams.install(team, 'morgan');
    await desk.settle();
    expect(toastOf(await desk.presses('robin', 'ticket.claim', { in: tier1 }))).toContain(
      'One moment please',
    );
    await teams.clearFaults();
  });

  it('in a thread that a ticket has left nothing acts: everybody is told where it goes on', async () => {
    const desk = await start();
    const { teams } = desk;
    const second = 'Desk two';
    await teams.changeChannel({ type: 'create', team: await teams.team('Service Desk'), name: second });
    await serves(desk, 'serve tier 1 for access', second);
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [root] = await desk.thread('robin', ticket, tier1);
    const old = { in: tier1, thread: root!.id };
    const reply = await desk.says('robin', 'Have you tried it off and on?', old);
    const refresh = (await teams.deliveries()).findLast(
      ({ activity }) => activity['name'] === 'adaptiveCard/action',
    )!;
    await desk.fills('robin', 'ticket.change.form', { category: 'access', severity: 'C' }, { in: tier1 });
    await desk.thread('robin', ticket, second);

    const told = async () => (await desk.hears('robin')).filter((line) => line.includes('goes on')).length;
    const before = await told();
    await desk.says('robin', toBot('Please restart it'), old);
    await desk.says('robin', toBot('/resolve driver rolled back'), old);
    expect(await told()).toBe(before + 2);
    const said = await teams.actOn('robin', reply.id, 'sendToUser', old);
    expect(toastOf(said)).toContain('goes on');
    expect((await desk.hears('alex')).join('\n')).not.toMatch(/restart|off and on/);
    expect(await desk.status('alex', ticket)).not.toContain('Is it solved');

    const { action } = refresh.activity['value'] as { action: { data: Record<string, unknown> } };
    const shown = { state: 'inProgress', ownerId: (await personOf(desk, 'robin')).id, tier: 1 };
    const press = async (type: string) => {
      const data = { ...action.data, type, tier: 1, shown };
      const value = { action: { ...action, data }, trigger: 'manual' };
      return JSON.stringify((await teams.deliver({ ...refresh.activity, id: `f:${type}`, value })).body);
    };
    expect(await press('ticket.release')).toContain('goes on');
    const card = await press('ticket.refresh');
    expect(card).toContain('went to another channel');
    expect(card).not.toContain('ticket.resolve');
    const goesOn = { in: second, thread: (await desk.thread('robin', ticket, second))[0]!.id };
    await desk.says('robin', toBot('Please restart it'), goesOn);
    expect((await desk.hears('alex')).at(-1)).toBe('Robin Sample Please restart it');
  });

  it('what Teams refused while the bot was out of a team unnoticed goes out, once, when it is back', async () => {
    const desk = await start();
    const { teams } = desk;
    const team = await teams.team('Service Desk');
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await teams.change({ botUrl: 'http://127.0.0.1:9/' });
    await teams.uninstall(team);
    await teams.change({ botUrl: `${desk.url}/api/messages` });
    desk.expecting.complaints = true;
    await desk.says('alex', 'It says 809');
    await desk.later(minutes(2));
    expect((await desk.reads('robin', tier1)).join('\n')).not.toContain('809');
    await teams.install(team, 'morgan');
    await desk.later(minutes(10));
    const lines = (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    expect(lines.filter((line) => line.includes('It says 809'))).toHaveLength(1);
    expect((await desk.hears('alex')).join('\n')).not.toContain('couldn’t pass on');
  });

  it('what Teams refuses to take back in a channel holds nothing up for good', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    const long = await desk.says('alex', `It says ${'809 and '.repeat(9_000)}more`);
    await desk.teams.addFault({
      method: 'DELETE',
      path: 'activities',
      effect: { type: 'answer', status: 403 },
    });
    await desk.edits('alex', long.id, 'It says 809');
    await desk.says('alex', 'And now 810');
    await desk.later(minutes(10));
    const lines = (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    expect(lines.filter((line) => line.includes('809'))).toHaveLength(1);
    expect(lines.at(-1)).toContain('And now 810');
  });
});

async function picture() {
  const image = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } });
  const base64 = (await image.png().toBuffer()).toString('base64');
  return { kind: 'image', name: 'a.png', contentType: 'image/png', base64 } as const;
}
