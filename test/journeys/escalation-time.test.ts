import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, useDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf } from '../support/escalation.ts';

const hours = (count: number) => minutes(60 * count);

eachDatabase((_name, open) => {
  const start = useDesk(open);

  it('an unanswered request is reminded of and expires, also over a restart, and the agent is told', async () => {
    const desk = await start({ onDisk: true });
    await escalatorsOf(desk);
    const { asks, card, lines } = await caseOf(desk);
    await asks();
    await desk.later(hours(12.1));
    expect((await desk.reads('jo', escalations)).at(-1)).toMatch(
      /Jo Placeholder, Chris Specimen DH-1001 still waits/,
    );
    expect((await lines()).at(-1)).toContain('Robin Sample No decision yet. I’ve reminded those who decide.');
    await desk.restart();
    await desk.later(hours(12));
    expect((await lines()).at(-1)).toContain('Nobody decided on the escalation in time. You can ask again.');
    expect(await card()).toContain('In progress');
    expect((await desk.reads('jo', escalations)).join('\n')).toContain('Nobody decided in time');
    await asks();
    expect(await card()).toContain('Waits for approval');
  });

  it('one whose time ran out while the bot was stopped has expired, and nobody is reminded of it', async () => {
    const desk = await start({ onDisk: true });
    await escalatorsOf(desk);
    const { asks, lines } = await caseOf(desk);
    await asks();
    const before = await desk.reads('jo', escalations);
    await desk.restart(hours(25));
    await desk.settle();
    expect((await lines()).filter((line) => /No decision yet|Nobody decided/.test(line))).toEqual([
      'Robin Sample Nobody decided on the escalation in time. You can ask again.',
    ]);
    expect((await desk.reads('jo', escalations)).join('\n')).not.toContain('still waits');
    expect(await desk.reads('jo', escalations)).toHaveLength(before.length);
    expect(await desk.teams.outside()).toEqual([]);
  });
});
