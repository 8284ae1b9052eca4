import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { eachDatabase } from '../support/databases.ts';
import { tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

type Json = Record<string, unknown>;

/** The last activity that Teams sent of this kind. */
async function lastActivity(desk: TestDesk, fits: (activity: Json) => boolean): Promise<Json> {
  return (await desk.teams.deliveries()).findLast(({ activity }) => fits(activity))!.activity;
}

const isInvoke = (name: string) => (activity: Json) => activity['name'] === name;

eachDatabase((name, open) => {
  const start = useDesk(open, { readAll: true });

  it('one message four times at once has one effect', async () => {
    const desk = await start();
    await desk.says('alex', 'hi');
    const hi = await lastActivity(desk, ({ type }) => type === 'message');
    const send = async (activity: Json) => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => desk.teams.deliver(activity)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await desk.settle();
    };
    const written = (text: string) => ({ ...hi, id: `${Date.now()}-${text.length}`, text, attachments: [] });
    await send(written('My VPN does not connect, I need a human'));
    const roots = (await desk.sees('robin', tier1)).filter(({ id, thread, card }) => id === thread && card);
    expect(roots).toHaveLength(1);
    await send(written('It says 809'));
    expect((await desk.hears('robin', tier1)).filter((words) => words.includes('809'))).toEqual([
      'Alex Example It says 809',
    ]);
  });

  it('an invoke that Teams repeats under a new id changes one thing once', async () => {
    const desk = await start();
    const repeat = async (kind: string) => {
      const activity = await lastActivity(desk, isInvoke(kind));
      const again = [1, 2, 3].map((copy) => desk.teams.deliver({ ...activity, id: `f:again-${copy}` }));
      const answers = await Promise.all(again);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      await desk.settle();
    };
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'report.human');
    await repeat('adaptiveCard/action');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await repeat('adaptiveCard/action');
    await desk.fills('robin', 'ticket.note.form', { text: 'shelf 3' }, { in: tier1 });
    await repeat('task/submit');
    await desk.fills('robin', 'ticket.reply.form', { text: 'On its way' }, { in: tier1 });
    await repeat('task/submit');
    const [, ...lines] = await desk.thread('robin', 'DH-1001', tier1);
    expect(lines.map(wordsOf)).toEqual(['Robin Sample picked this up', 'Note by Robin Sample: shelf 3']);
    expect((await desk.hears('alex')).slice(1)).toEqual(['Robin Sample On its way']);

    const { id } = await desk.says('robin', 'The gateway is back', {
      in: tier1,
      thread: (await desk.thread('robin', 'DH-1001', tier1))[0]!.id,
    });
    await desk.teams.actOn('robin', id, 'sendToUser', { in: tier1 });
    await repeat('composeExtension/fetchTask');
    expect((await desk.hears('alex')).filter((words) => words.includes('gateway'))).toHaveLength(1);

    await desk.says('sam', 'help');
    const form = { title: 'No sound', category: 'device', reach: 'onlyMe', canWork: 'yes' };
    await desk.fills('sam', 'report.form', form);
    await repeat('task/submit');
    const roots = (await desk.sees('robin', tier1)).filter(
      ({ id: own, thread, card }) => own === thread && card,
    );
    expect(roots).toHaveLength(2);
    const cards = (await desk.sees('sam')).filter(({ card }) => buttonsOf(card).includes('ticket.withdraw'));
    expect(cards).toHaveLength(1);
  });

  it('an edit that arrives before an older one stays; the same delete twice is one', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect, I need a human');
    const { id } = await desk.says('alex', 'It says 1');
    await desk.edits('alex', id, 'It says 2');
    const edit = await lastActivity(desk, ({ type }) => type === 'messageUpdate');
    const at = Date.parse(String(edit['timestamp']));
    const newer = {
      ...edit,
      timestamp: new Date(at + 2_000).toISOString(),
      text: 'It says 4',
      attachments: [],
    };
    const older = {
      ...edit,
      timestamp: new Date(at + 1_000).toISOString(),
      text: 'It says 3',
      attachments: [],
    };
    for (const activity of [newer, older, edit]) await desk.teams.deliver(activity);
    await desk.settle();
    expect((await desk.hears('robin', tier1)).at(-1)).toBe('Alex Example It says 4 edited');
  });

  it('while the database fails nothing is acknowledged, nothing is told, and what comes again is done', async () => {
    const desk = await start();
    desk.expecting.errors = true;
    const { db } = desk.desk;
    await sql`alter table seen rename to seen_away`.execute(db);
    await desk.teams.say('alex', 'My VPN does not connect');
    const { activity, statuses, body } = (await desk.teams.deliveries()).at(-1)!;
    expect(statuses).toEqual([503]);
    expect(JSON.stringify(body)).toBe('{"error":{"message":"Please send this again later."}}');
    await sql`alter table seen_away rename to seen`.execute(db);
    expect((await desk.teams.deliver(activity)).status).toBe(200);
    await desk.settle();
    expect(buttonsOf((await desk.finds('alex', 'Looks like: VPN')).card)).toContain('report.human');
    // The outbox may fail too: the turn is one transaction.
    await sql`alter table outbox rename to outbox_away`.execute(db);
    await desk.teams
      .click('alex', await desk.finds('alex', 'Looks like: VPN'), 'report.human')
      .catch(() => undefined);
    expect((await desk.teams.deliveries()).at(-1)!.statuses).toEqual([503]);
    await sql`alter table outbox_away rename to outbox`.execute(db);
    expect(await db.selectFrom('ticket').selectAll().execute()).toEqual([]);
    expect(JSON.stringify(desk.log)).not.toContain('VPN');
  });

  const onlySqlite = name === 'SQLite' ? it : it.skip;
  onlySqlite('a locked database is waited for, others are heard meanwhile, and then it is 503', async () => {
    const desk = await start({ onDisk: true });
    desk.expecting.errors = true;
    const { DatabaseSync } = await import('node:sqlite');
    const other = new DatabaseSync(desk.database.url);
    other.exec('begin immediate');
    const said = desk.teams.say('alex', 'My VPN does not connect');
    const began = Date.now();
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect((await said).delivered?.status).toBe(503);
    expect(Date.now() - began).toBeLessThan(5_000);
    const { activity } = (await desk.teams.deliveries()).at(-1)!;
    other.exec('rollback');
    other.close();
    expect((await desk.teams.deliver(activity)).status).toBe(200);
    await desk.settle();
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('My VPN does not connect');
  });

  it('a connector that hangs does not hold up an answer', async () => {
    const desk = await start();
    await desk.teams.addFault({ count: 0, effect: { type: 'silence' } });
    const took = async (what: Promise<{ delivered: { status: number } | null }>) => {
      const began = Date.now();
      expect((await what).delivered?.status).toBe(200);
      return Date.now() - began;
    };
    for (const words of ['My VPN does not connect', 'it says 809', 'human', 'still nothing']) {
      expect(await took(desk.teams.say('alex', words))).toBeLessThan(2_000);
    }
    await desk.teams.clearFaults();
    // Cuts what hangs, so that nobody has to wait for its ten seconds.
    await desk.teams.setDown(true);
    await desk.teams.setDown(false);
    await desk.later(60_000);
    const thread = (await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf);
    expect(thread.join('\n')).toContain('My VPN does not connect');
    expect(thread.join('\n')).toContain('still nothing');
  });

  it('signing keys that can’t be fetched don’t stop who is known', async () => {
    const desk = await start();
    // The keys are fetched at the start, beside everything else.
    await desk.says('alex', 'help');
    await desk.teams.change({ keysDown: true });
    await desk.says('alex', 'My VPN does not connect');
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('My VPN does not connect');
  });
});
