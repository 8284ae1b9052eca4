import { expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, tier1, useDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf, incident } from '../support/escalation.ts';
import { schemaIn } from '../support/readme.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

const documented = new Ajv2020({ validateFormats: false }).compile(schemaIn('What a destination receives'));

/** Whoever follows the README can read it. */
function asDocumented(body: unknown): void {
  documented(body);
  expect(documented.errors).toBeNull();
}

eachDatabase((_name, open) => {
  const start = useDesk(open);

  it('is asked for with something missing, completed, approved by another, answered and solved', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { card, request, lines, ticket, where } = await caseOf(desk);

    // The form suggests where it goes and why, and names what the destination can't do without.
    const inTier = { in: tier1, on: ticket };
    const form = await desk.presses('robin', 'escalation.prepare.form', inTier);
    if (form.type !== 'dialog') throw new Error(JSON.stringify(form));
    const asked = wordsOf({ card: form.dialog.card });
    expect(asked).toContain('To Managed Desktop Operations');
    expect(asked).toContain('It is about a setting that the managed service deployed.');
    expect(asked).toContain('Please fill in: About');
    expect(asked).toContain('robin@contoso.com');
    expect(asked).not.toContain('Serial number');
    const refused = await desk.teams.submit(
      'robin',
      form,
      { ...incident, phone: '', steps: ' ' },
      { data: { type: 'escalation.send' } },
    );
    if (refused.type !== 'dialog') throw new Error(JSON.stringify(refused));
    const again = wordsOf({ card: refused.dialog.card });
    expect(again).toContain('Still missing: Steps to reproduce, Contact’s phone.');
    expect(again).toContain(incident.tried);
    expect(await desk.teams.outside()).toEqual([]);

    // Completed: it waits for approval, and the user reads that.
    const complete = await desk.teams.submit('robin', refused, incident, {
      data: { type: 'escalation.send' },
    });
    await desk.settle();
    expect(toastOf(complete)).toContain('Asked.');
    expect(await card()).toContain('Waits for approval to go to Managed Desktop Operations');
    expect(await desk.status('alex', ticket)).toContain('waits for the approval');
    const shown = await request();
    for (const words of Object.values({ ...incident, reproduced: 'No, only on managed ones' }))
      if (words !== 'no') expect(shown).toContain(words);
    expect((await desk.reads('jo', escalations)).at(-1)).toContain(
      'Jo Placeholder, Chris Specimen DH-1001 asks to go to Managed Desktop Operations',
    );

    // Being in the channel grants nothing.
    expect(toastOf(await desk.presses('kim', 'escalation.approve', { in: escalations }))).toContain(
      'Only escalators decide on this',
    );
    expect(await desk.teams.outside()).toEqual([]);
    expect(await desk.presses('jo', 'escalation.approve', { in: escalations })).toEqual({ type: 'done' });

    // What arrived is signed; its number shows everywhere.
    const [arrived] = await desk.teams.outside();
    expect(arrived).toMatchObject({ receiver: 'operations', ticket, verified: true, repeats: 0 });
    expect(arrived!.body).toMatchObject({
      type: 'case.opened',
      provider: 'own',
      package: { caseType: 'incident', category: 'managed-setting', severity: 'C', ...incident },
    });
    asDocumented(arrived!.body);
    expect(await card()).toContain('With Managed Desktop Operations, case OPS-2041');
    expect(await request()).toContain('OPS-2041');
    expect(await desk.status('alex', ticket)).toContain('it is case OPS-2041');
    expect((await lines()).at(-1)).toContain(
      'Jo Placeholder approved: this goes to Managed Desktop Operations',
    );

    // Acknowledged, a question, the answer from the thread.
    const answer = (wish: object) => desk.teams.answerBack({ item: arrived!.id, ...wish } as never);
    expect((await answer({ type: 'acknowledged' })).status).toBe(200);
    await desk.settle();
    expect(await desk.status('alex', ticket)).toContain(
      'being worked on by Managed Desktop Operations, as case OPS-2041',
    );
    await answer({ type: 'question', text: 'Which tenant region is it?' });
    await desk.settle();
    expect((await lines()).at(-1)).toContain(
      'Robin Sample A question from Managed Desktop Operations: Which tenant region is it?',
    );
    expect(await card()).toContain('A question from Managed Desktop Operations waits for your answer');
    expect(await desk.status('alex', ticket)).toContain(
      'There is a question from Managed Desktop Operations. Robin Sample answers it and tells you.',
    );
    await desk.says('robin', { text: '/answer Western Europe', mentions: ['bot'] }, where);
    const sent = await desk.teams.outside();
    expect(sent.at(-1)).toMatchObject({
      verified: true,
      text: 'Western Europe',
      body: { type: 'case.answered' },
    });
    asDocumented(sent.at(-1)!.body);

    // Solved: the agent and the user hear it.
    await answer({ type: 'resolved', text: 'Policy corrected, please sync once.' });
    await desk.settle();
    expect((await lines()).at(-1)).toContain('Policy corrected, please sync once.');
    expect(await desk.status('alex', ticket)).toContain(
      'It should be solved, says Managed Desktop Operations',
    );
    expect((await desk.hears('alex')).at(-1)).toBe(
      `Good news on ${ticket}: it should be solved, says Managed Desktop Operations. Robin Sample checks it and tells you.`,
    );
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Operations corrected the policy' }, inTier);
    expect(wordsOf(await desk.finds('alex', 'Did this solve it?'))).toContain(
      'Operations corrected the policy',
    );
  });

  it('is never decided by whoever asked', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk, undefined, { owner: 'jo' });
    await asks();
    expect(toastOf(await desk.presses('jo', 'escalation.approve', { in: escalations }))).toContain(
      'You asked for this one yourself',
    );
    expect(await desk.presses('chris', 'escalation.approve', { in: escalations })).toEqual({ type: 'done' });
    expect(await desk.teams.outside()).toHaveLength(1);
  });

  it('of fifty approvals at once sends one case', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks();
    const request = await desk.finds(
      'jo',
      (message) => buttonsOf(message.card).includes('escalation.approve'),
      escalations,
    );
    const presses = Array.from({ length: 50 }, (_, index) =>
      desk.teams
        .click(index % 2 ? 'jo' : 'chris', request, 'escalation.approve', {}, { in: escalations })
        .catch((error: Error) => ({ type: 'gone' as const, error })),
    );
    await Promise.all(presses);
    await desk.settle();
    const cases = (await desk.teams.outside()).filter(({ ticket: of }) => of === ticket);
    expect(cases.map(({ repeats }) => repeats)).toEqual([0]);
  });

  it('waits for a destination that is down for an hour, says so, and is delivered once', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, request } = await caseOf(desk);
    await asks();
    await desk.teams.addFault({ path: '^/outside/', count: 0, effect: { type: 'answer', status: 503 } });
    await desk.presses('jo', 'escalation.approve', { in: escalations });
    expect(await request()).toContain('I can’t reach Managed Desktop Operations');
    expect(await card()).toContain('For Managed Desktop Operations, not delivered yet');
    await desk.later(minutes(60));
    expect(await desk.teams.outside()).toEqual([]);
    await desk.teams.clearFaults();
    await desk.later(minutes(11));
    expect(await desk.teams.outside()).toMatchObject([{ repeats: 0, verified: true }]);
    expect(await request()).not.toContain('can’t reach');
    expect(await card()).toContain('case OPS-2041');
  });
});
