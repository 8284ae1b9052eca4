import { expect, it } from '@jest/globals';
import { practiceAdminId } from '../../src/practice/default-world.ts';
import { inTurn } from '../../src/app/desk.ts';
import { changeEscalators } from '../../src/app/escalators.ts';
import { serveEscalations } from '../../src/app/serve-escalations.ts';
import { eachDatabase } from '../support/databases.ts';
import { escalations, tier1, useDesk, minutes } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf } from '../support/escalation.ts';
import { wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** What the bot answers in the channel to such an order. */
  async function orders(desk: TestDesk, words: string, id?: string, as = 'morgan'): Promise<string> {
    const name = id && (await desk.teams.person(id)).name;
    const html = id ? `${words} <at>${name}</at>` : words;
    await desk.says(as, { html, mentions: ['bot', ...(id ? [id] : [])] }, { in: tier1 });
    return (await desk.hears(as, tier1)).at(-1)!;
  }

  it('are named by an IT admin, listed and removed, each on the audit log', async () => {
    const desk = await start();
    expect(await orders(desk, 'escalators')).toContain('Nobody decides on escalations yet');
    expect(await orders(desk, 'add escalator', 'jo')).toContain(
      'Jo Placeholder decides on escalations from now on',
    );
    expect(await orders(desk, 'add escalator', 'jo')).toContain('decides on escalations already');
    expect(await orders(desk, 'add escalator', 'chris')).toContain('2 of');
    expect(await orders(desk, 'escalators')).toContain('Jo Placeholder, Chris Specimen');
    expect(await orders(desk, 'remove escalator', 'jo')).toContain('no longer decides');
    expect(await orders(desk, 'remove escalator', 'jo')).toContain('didn’t decide');
    expect(await orders(desk, 'add escalator')).toContain('Write “@Deskhand add escalator @Person”');
    expect(await orders(desk, 'add escalator Nobody Known')).toContain('I don’t know that person.');
    expect(await orders(desk, 'add escalator', 'kim', 'robin')).toContain('Only an IT admin can do that');
    const rows = await desk.desk.db
      .selectFrom('ticket_event')
      .select('type')
      .where('ticket_id', '=', 'desk')
      .where('type', 'like', 'Escalator%')
      .orderBy('position')
      .execute();
    expect(rows.map(({ type }) => type)).toEqual(['EscalatorAdded', 'EscalatorAdded', 'EscalatorRemoved']);
    const admin = await desk.teams.person('morgan');
    expect(admin.aadObjectId).toBe(practiceAdminId);
    await desk.says('morgan', 'add escalator Jo Placeholder');
    expect((await desk.hears('morgan')).at(-1)).toContain(
      'Jo Placeholder decides on escalations from now on',
    );
  });

  it('stay fewer than the people in support: warned as the group nears that, refused before it is reached', async () => {
    const desk = await start();
    // Robin, Kim, Jo, Morgan; Toni, Chris: six people support users.
    expect(await orders(desk, 'add escalator', 'jo')).not.toContain('keep it small');
    expect(await orders(desk, 'add escalator', 'chris')).not.toContain('keep it small');
    expect(await orders(desk, 'add escalator', 'kim')).not.toContain('keep it small');
    expect(await orders(desk, 'add escalator', 'robin')).toContain(
      '4 of 6 people in support: please keep it small',
    );
    expect(await orders(desk, 'add escalator', 'toni')).toContain('5 of 6');
    expect(await orders(desk, 'add escalator', 'sam')).toContain(
      'must stay smaller than the 6 people in support',
    );
  });

  it('stay fewer also when all are added at once, and a channel is one also when all serve at once', async () => {
    const desk = await start();
    const { db } = desk.desk;
    const { aadObjectId } = await desk.teams.person('morgan');
    const morgan = (
      await db.selectFrom('person').selectAll().where('aad_id', '=', aadObjectId).execute()
    )[0]!;
    const names = ['jo', 'chris', 'kim', 'robin', 'toni', 'sam', 'alex'].map(
      async (id) => (await desk.teams.person(id)).name,
    );
    await Promise.all(
      (await Promise.all(names)).map((name) =>
        inTurn(desk.desk, (turn) => changeEscalators(turn, morgan, { type: 'add', name }, [])),
      ),
    );
    const channels = await db.selectFrom('channel').select('id').execute();
    await Promise.all(
      channels.map(({ id }) => inTurn(desk.desk, (turn) => serveEscalations(turn, morgan, id))),
    );
    expect(await db.selectFrom('escalator').selectAll().execute()).toHaveLength(5);
    const served = db.selectFrom('escalation_channel').selectAll().where('ended_at', 'is', null);
    expect(await served.execute()).toHaveLength(1);
  });

  it('are too many once people leave support, which the IT admins hear', async () => {
    const desk = await start();
    for (const id of ['jo', 'chris', 'kim', 'robin', 'toni']) await orders(desk, 'add escalator', id);
    await desk.teams.removeMember(await desk.teams.team('Desktop Engineering'), 'toni');
    await desk.settle();
    expect((await desk.hears('morgan')).join('\n')).toContain(
      '5 people decide on escalations, and only 5 support users',
    );
  });

  it('are told in three lines what they can do, and so are agents and IT admins, once', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const told = async (as: string) => (await desk.sees(as)).map(({ text }) => text);
    const lines = (await told('jo')).filter((text) => text.includes('You decide on escalations now'));
    expect(lines).toHaveLength(1);
    expect(lines[0]!.split('<br>')).toHaveLength(3);
    expect((await told('robin')).filter((text) => text.includes('You support users here now'))).toHaveLength(
      1,
    );
    expect((await told('morgan')).filter((text) => text.includes('You’re an IT admin here'))).toHaveLength(1);
    expect((await told('alex')).join()).not.toContain('You support users');
    await desk.teams.addMember(await desk.teams.team('Service Desk'), 'sam');
    await desk.settle();
    expect((await told('sam')).join()).toContain('You support users here now');
  });

  it('come from the settings at the first start only', async () => {
    const ids = ['00000000-0000-4000-8000-000000000006', '00000000-0000-4000-8000-000000000007'];
    const desk = await start({
      env: { ESCALATOR_IDS: ids.join(',') },
      installed: false,
      served: false,
      onDisk: true,
    });
    await desk.teams.installEverywhere();
    await desk.settle();
    const listed = await orders(desk, 'escalators');
    for (const name of ['Jo Placeholder', 'Chris Specimen']) expect(listed).toContain(name);
    await orders(desk, 'serve tier 1');
    await orders(desk, 'remove escalator', 'jo');
    await desk.restart();
    expect(await orders(desk, 'escalators')).not.toContain('Jo Placeholder');
  });

  it('whoever is removed no longer reads the request; whoever is added gets it', async () => {
    const desk = await start();
    await escalatorsOf(desk, { channel: false });
    const { asks } = await caseOf(desk);
    await asks();
    expect(wordsOf(await desk.finds('jo', 'What is sent'))).toContain('Open OneDrive');
    await orders(desk, 'remove escalator', 'jo');
    expect((await desk.reads('jo')).join('\n')).not.toContain('Open OneDrive');
    await orders(desk, 'add escalator', 'kim');
    expect(wordsOf(await desk.finds('kim', 'What is sent'))).toContain('Open OneDrive');
    // Nor does whoever has decided on it.
    await desk.presses('kim', 'escalation.approve');
    expect(wordsOf(await desk.finds('kim', 'What is sent'))).toContain('Open OneDrive');
    const [item] = await desk.teams.outside();
    await desk.teams.answerBack({ item: item!.id, type: 'resolved', text: 'Done' });
    await desk.settle();
    await orders(desk, 'remove escalator', 'kim');
    expect((await desk.reads('kim')).join('\n')).not.toContain('Open OneDrive');
  });

  it('decide in a channel without guests: a guest who comes gets nothing more to read', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.teams.addMember(await desk.teams.team('Support Escalation'), 'pat');
    await desk.settle();
    const { asks } = await caseOf(desk);
    await asks();
    expect((await desk.reads('pat', escalations)).join('\n')).not.toContain('Open OneDrive');
    expect(wordsOf(await desk.finds('jo', 'What is sent'))).toContain('Open OneDrive');
    expect((await desk.hears('morgan')).join('\n')).toContain('There is a guest in Escalations');
    await desk.says('morgan', { text: 'serve escalations', mentions: ['bot'] }, { in: escalations });
    expect((await desk.hears('morgan', escalations)).at(-1)).toContain('There is a guest in this team');
  });

  it('decide in private until it is known who reads their channel', async () => {
    const desk = await start({ installed: false, served: false });
    const { teams } = desk;
    for (const person of ['alex', 'robin', 'jo', 'chris', 'morgan']) await teams.install(person);
    await teams.install(await teams.team('Service Desk'), 'morgan');
    await desk.settle();
    await orders(desk, 'serve tier 1');
    const both = ['jo', 'pat'].map(async (id) => `<at>${(await teams.person(id)).name}</at>`);
    const html = `add escalator ${(await Promise.all(both)).join(' ')}`;
    await desk.says('morgan', { html, mentions: ['bot', 'jo', 'pat'] }, { in: tier1 });
    expect((await desk.hears('morgan', tier1)).slice(-2).join()).toMatch(
      /Jo.* decides.*don’t know that person/,
    );
    await teams.addFault({
      method: 'GET',
      path: 'pagedmembers',
      count: 0,
      effect: { type: 'answer', status: 503 },
    });
    await teams.install(await teams.team('Support Escalation'), 'morgan');
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk);
    await asks();
    expect((await desk.reads('jo', escalations)).join('\n')).not.toContain('Open OneDrive');
    expect(wordsOf(await desk.finds('jo', 'What is sent'))).toContain('Open OneDrive');
    await teams.clearFaults();
    await desk.later(minutes(10));
    expect(wordsOf(await desk.finds('jo', 'What is sent', escalations))).toContain('Open OneDrive');
  });

  it('nobody there to decide: the IT admins are told', async () => {
    const desk = await start();
    const { asks, ticket } = await caseOf(desk);
    await asks();
    expect((await desk.hears('morgan')).at(-1)).toContain(
      `${ticket} asks to be escalated to Managed Desktop Operations, and nobody can decide`,
    );
  });
});
