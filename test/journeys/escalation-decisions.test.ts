import { expect, it } from '@jest/globals';
import { verifyChains } from '../../src/store/audit-verify.ts';
import { eachDatabase } from '../support/databases.ts';
import { escalations, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf, incident } from '../support/escalation.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const decides = (desk: TestDesk, as: string, verb: string, inputs: Record<string, string>) =>
    desk.fills(as, verb, inputs, { in: escalations });

  it('a question comes back to the agent, who completes the same request', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, request, lines, ticket } = await caseOf(desk);
    await asks();
    const old = await desk.finds(
      'jo',
      (message) => buttonsOf(message.card).includes('escalation.approve'),
      escalations,
    );
    await decides(desk, 'jo', 'escalation.askBack.form', { text: 'Which colleagues exactly?' });
    expect((await lines()).at(-1)).toBe(
      'Robin Sample Jo Placeholder asks before approving: Which colleagues exactly?',
    );
    expect(await card()).toContain('The approvers ask back. Complete the request.');
    const again = await desk.presses('robin', 'escalation.prepare.form', { in: tier1, on: ticket });
    if (again.type !== 'dialog') throw new Error(JSON.stringify(again));
    expect(wordsOf({ card: again.dialog.card })).toContain(incident.steps);
    expect(wordsOf({ card: again.dialog.card })).toContain(
      'Jo Placeholder asks before approving:\nWhich colleagues exactly?',
    );
    await desk.teams.submit(
      'robin',
      again,
      { impacted: 'Alex, Sam and Noor' },
      { data: { type: 'escalation.send' } },
    );
    await desk.settle();
    expect(await request()).toContain('Alex, Sam and Noor');
    // Who still has the card of before has not seen that.
    const stale = await pressedAgain(desk, 'chris', old.card!, 'escalation.approve');
    expect(stale).toContain('This has changed in the meantime');
    expect(await desk.presses('chris', 'escalation.approve', { in: escalations })).toEqual({ type: 'done' });
    expect((await desk.teams.outside())[0]!.body).toMatchObject({
      package: { impacted: 'Alex, Sam and Noor' },
    });
  });

  it('a no comes with its reason, and the agent may ask again', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, lines, ticket } = await caseOf(desk);
    await asks();
    await decides(desk, 'chris', 'escalation.decline.form', { reason: 'Please try another account first' });
    expect((await lines()).at(-1)).toContain(
      'Chris Specimen declined the escalation: Please try another account first',
    );
    expect(await card()).toContain('In progress');
    expect(await desk.status('alex', ticket)).toContain('Robin Sample is on it');
    expect(await desk.teams.outside()).toEqual([]);
    await asks();
    expect(await card()).toContain('Waits for approval');
  });

  it('another route asks what that destination needs, and goes to the vendor of that maker', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, ticket } = await caseOf(desk);
    await asks();
    const dialog = await desk.presses('jo', 'escalation.prepare.form', { in: escalations, on: ticket });
    const form = await desk.teams.submit('jo', dialog, {}, { data: { route: 'hardware' } });
    const device = {
      caseType: 'driver',
      maker: 'Fabrikam Inc.',
      model: 'Slate 7',
      serial: 'SN-77',
      warranty: 'unknown',
    };
    const missing = await desk.teams.submit(
      'jo',
      form,
      { ...device, serial: '' },
      { data: { type: 'escalation.send' } },
    );
    if (missing.type !== 'dialog') throw new Error(JSON.stringify(missing));
    expect(wordsOf({ card: missing.dialog.card })).toContain('Still missing: Serial number.');
    await desk.teams.submit('jo', missing, device, { data: { type: 'escalation.send' } });
    await desk.settle();
    expect(await request()).toContain('To Hardware vendor');
    expect(await request()).not.toContain('Steps to reproduce');
    await desk.presses('chris', 'escalation.approve', { in: escalations });
    expect(await desk.teams.outside()).toMatchObject([
      { receiver: 'fabrikam', verified: true, body: { package: { serial: 'SN-77', caseType: 'driver' } } },
    ]);
  });

  it('what was typed stays, with its lines, when it goes elsewhere and back', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { ticket } = await caseOf(desk);
    const opened = await desk.presses('robin', 'escalation.prepare.form', { in: tier1, on: ticket });
    const step = (from: typeof opened, inputs: Record<string, string>, data: object) =>
      desk.teams.submit('robin', from, inputs, { data: data as Record<string, unknown> });
    const typed = { steps: 'First this.\nThen that.' };
    const choose = await step(opened, typed, { type: 'escalation.route' });
    const vendor = await step(choose, {}, { route: 'hardware' });
    const chooseAgain = await step(vendor, { serial: 'SN-1' }, { type: 'escalation.route' });
    const back = await step(chooseAgain, {}, { route: 'operations' });
    if (back.type !== 'dialog') throw new Error(JSON.stringify(back));
    expect(JSON.stringify(back.dialog.card)).toContain(JSON.stringify(typed.steps));
    expect(JSON.stringify(back.dialog.card)).toContain('SN-1');
  });

  it('Operations at severity A is an IT admin’s decision, hardware anybody’s of the two', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk, undefined, { severity: 'A' });
    await asks();
    expect((await desk.reads('morgan', escalations)).at(-1)).toContain('Morgan Example DH-1001 asks');
    expect(toastOf(await desk.presses('jo', 'escalation.approve', { in: escalations }))).toContain(
      'Operations at severity A and B is an IT admin’s decision',
    );
    expect(await desk.presses('morgan', 'escalation.approve', { in: escalations })).toEqual({ type: 'done' });
    expect((await desk.teams.outside())[0]!.body).toMatchObject({ package: { severity: 'A' } });
  });

  it('without a channel each escalator gets it in private, and one without the app is mentioned', async () => {
    const desk = await start();
    await escalatorsOf(desk, { channel: false });
    await desk.teams.uninstall('chris');
    await desk.settle();
    const { asks, lines } = await caseOf(desk);
    await asks();
    expect(wordsOf(await desk.finds('jo', 'To Managed Desktop Operations'))).toContain(incident.steps);
    expect((await lines()).join('\n')).toContain(
      'Chris Specimen DH-1001 asks to go to Managed Desktop Operations, and you may decide. Add me in Teams',
    );
    expect((await lines()).join('\n')).not.toContain(incident.steps);
    expect(await desk.presses('jo', 'escalation.approve')).toEqual({ type: 'done' });
    expect(await desk.teams.outside()).toHaveLength(1);
  });

  it('fifty approvals at the same time are one case', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk);
    await asks();
    const request = await desk.finds(
      'jo',
      (message) => buttonsOf(message.card).includes('escalation.approve'),
      escalations,
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        pressedAgain(desk, index % 2 ? 'jo' : 'chris', request.card!, 'escalation.approve', `f:${index}`),
      ),
    );
    await desk.settle();
    const [, ...late] = answers.filter((answer) =>
      answer.includes('application/vnd.microsoft.card.adaptive'),
    );
    // Teams sends a press again under a new id: whoever approved it is shown so each time.
    expect(late.length).toBeLessThanOrEqual(24);
    const told = answers.filter((answer) => answer.includes('has approved it already. It was sent once.'));
    expect(told.length + late.length + 1).toBe(50);
    expect(await desk.teams.outside()).toMatchObject([{ repeats: 0 }]);
  });

  it('a forged decision is refused, and that is on the audit log', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk);
    await asks();
    const { card } = await desk.finds(
      'jo',
      (message) => buttonsOf(message.card).includes('escalation.approve'),
      escalations,
    );
    expect(await pressedAgain(desk, 'robin', card!, 'escalation.approve', 'f:stranger')).toContain(
      'Only escalators decide',
    );
    const swapped = { ...dataOf(card!, 'escalation.approve'), escalationId: 'another' };
    expect(await pressed(desk, 'jo', swapped, 'f:swapped')).toContain(
      'That escalation is over, or was replaced',
    );
    const old = { ...dataOf(card!, 'escalation.approve'), revision: 7 };
    expect(await pressed(desk, 'jo', old, 'f:old')).toContain('This has changed in the meantime');
    await desk.says(
      'morgan',
      { html: 'remove escalator <at>Jo Placeholder</at>', mentions: ['bot', 'jo'] },
      { in: escalations },
    );
    expect(await pressedAgain(desk, 'jo', card!, 'escalation.approve', 'f:removed')).toContain(
      'Only escalators decide',
    );
    expect(await desk.teams.outside()).toEqual([]);
    const { rows } = await refusedIn(desk);
    expect(rows.map(({ reason }) => reason)).toEqual([
      'notEscalator',
      'noEscalation',
      'stale',
      'notEscalator',
    ]);
    const report = await verifyChains(desk.desk.db, { secret: 'an example secret of 32 characters' });
    expect(report.problems).toEqual([]);
  });
});

type Json = Record<string, unknown>;

function dataOf(card: Json, verb: string): Json {
  const actions = (card['actions'] as { verb?: string; data: Json }[]) ?? [];
  return actions.find((action) => action.verb === verb)!.data;
}

/** That button of a card, whatever its reader is shown by now. */
const pressedAgain = (desk: TestDesk, as: string, card: Json, verb: string, id = 'f:again') =>
  pressed(desk, as, dataOf(card, verb), id);

/** The bot's answer to such a press, as text. */
async function pressed(desk: TestDesk, as: string, data: Json, id: string): Promise<string> {
  const person = await desk.teams.person(as);
  const base = (await desk.teams.deliveries()).findLast(({ activity }) => activity['type'] === 'invoke')!;
  const { body } = await desk.teams.deliver({
    ...base.activity,
    id,
    name: 'adaptiveCard/action',
    from: { id: person.teamsId, aadObjectId: person.aadObjectId, name: person.name },
    value: { action: { type: 'Action.Execute', verb: data['type'], data }, trigger: 'manual' },
  });
  await desk.settle();
  return JSON.stringify(body);
}

async function refusedIn(desk: TestDesk): Promise<{ rows: { reason: string }[] }> {
  const rows = await desk.desk.db
    .selectFrom('ticket_event')
    .select('body')
    .where('type', '=', 'DecisionRefused')
    .orderBy('position')
    .execute();
  return { rows: rows.map(({ body }) => JSON.parse(body) as { reason: string }) };
}
