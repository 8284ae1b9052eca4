import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { reportCardOf } from '../support/knowledge.ts';
import { lastSent, sendsAgain } from '../support/pressing.ts';
import { wordsOf } from '../support/reading.ts';

const said = 'The duty list on the wall screen is from last week';
const alike = 'Our duty list on the wall screen is still from last week';
const unlike = 'Excel crashes when I print';
const harmful = 'Temporary password doesn’t work';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** Somebody who has not written before reports that: what the card says it is about. */
  let count = 0;
  async function readAs(
    desk: TestDesk,
    words = 'My duty list on the wall screen is from last week',
  ): Promise<string> {
    count += 1;
    await desk.teams.addPerson({ id: `casey${count}`, name: `Casey Example${count}` });
    await desk.says(`casey${count}`, words);
    const card = (await reportCardOf(desk, `casey${count}`)).words;
    return /Looks like: (.*)|What is it about\?/.exec(card)?.[1] ?? 'unsure';
  }

  const corrects = (desk: TestDesk, as: string, ticket: string, category = 'device') =>
    desk.fills(as, 'ticket.change.form', { category, severity: 'C' }, { in: tier1, on: ticket });

  const learned = async (desk: TestDesk) => {
    await desk.says('morgan', 'learned');
    return wordsOf(await desk.finds('morgan', 'What agents have taught me'));
  };

  const examples = async ({ desk: { db } }: TestDesk) =>
    (await db.selectFrom('example').select('id').execute()).map(({ id }) => id);

  /** Two agents have said the same of two reports that are like each other. */
  async function agreed(desk: TestDesk): Promise<void> {
    await corrects(desk, 'robin', await desk.reports('alex', said));
    await corrects(desk, 'kim', await desk.reports('sam', alike));
  }

  it('one agent’s correction changes nothing; a second agent’s of a report like it does', async () => {
    const desk = await start();
    expect(await readAs(desk)).toBe('unsure');
    const [first, second] = [await desk.reports('alex', said), await desk.reports('sam', alike)];
    await corrects(desk, 'robin', first);
    expect(await readAs(desk)).toBe('unsure');
    expect(await learned(desk)).toContain(`${said}\nDevice · waits for a second agent · Robin Sample`);
    await corrects(desk, 'kim', second);
    expect(await readAs(desk)).toBe('Screen');
    const list = await learned(desk);
    expect(list).toContain(`${said}\nDevice · counts · Robin Sample`);
    expect(list).toContain(`${alike}\nDevice · counts · Kim Placeholder`);
    expect(await readAs(desk, unlike)).toBe('Office');
  });

  it('an IT admin’s Undo brings the old answers back, at once and for good', async () => {
    const desk = await start({ onDisk: true });
    await agreed(desk);
    expect(await readAs(desk)).toBe('Screen');
    await learned(desk);
    for (const exampleId of await examples(desk))
      await desk.presses('morgan', { verb: 'example.undo', data: { exampleId } });
    expect(await readAs(desk)).toBe('unsure');
    expect(await learned(desk)).toContain('Nothing yet.');
    await corrects(desk, 'kim', await desk.reports('jo', said));
    await desk.restart();
    expect(await readAs(desk)).toBe('unsure');
  });

  it('what was learned is still known when the desk starts anew', async () => {
    const desk = await start({ onDisk: true });
    await agreed(desk);
    await desk.restart();
    expect(await readAs(desk)).toBe('Screen');
  });

  it('one agent twice is one vote, and two agents who differ agree on nothing', async () => {
    const desk = await start();
    const [first, second] = [await desk.reports('alex', said), await desk.reports('sam', alike)];
    await corrects(desk, 'robin', first);
    await corrects(desk, 'robin', second);
    expect(await readAs(desk)).toBe('unsure');
    await corrects(desk, 'kim', second, 'browser');
    expect(await readAs(desk)).toBe('unsure');
  });

  it('who takes a correction back has no vote for it any more', async () => {
    const desk = await start();
    const [first, second] = [await desk.reports('alex', said), await desk.reports('sam', alike)];
    await corrects(desk, 'robin', first);
    await corrects(desk, 'robin', first, 'browser');
    await corrects(desk, 'kim', second);
    expect(await readAs(desk)).toBe('unsure');
  });

  it('agreement on reports that have nothing in common is none', async () => {
    const desk = await start();
    await corrects(desk, 'robin', await desk.reports('alex', said));
    await corrects(desk, 'kim', await desk.reports('sam', unlike));
    expect(await readAs(desk)).toBe('unsure');
    expect(await readAs(desk, unlike)).toBe('Office');
  });

  it('two agents who say the same at the same time agree, too', async () => {
    const desk = await start();
    const [first, second] = [await desk.reports('alex', said), await desk.reports('sam', alike)];
    const forms = [
      await desk.presses('robin', 'ticket.change.form', { in: tier1, on: first }),
      await desk.presses('kim', 'ticket.change.form', { in: tier1, on: second }),
    ] as const;
    const values = { category: 'device', severity: 'C' };
    await Promise.all([
      desk.teams.submit('robin', forms[0], values),
      desk.teams.submit('kim', forms[1], values),
    ]);
    await desk.settle();
    expect(await readAs(desk)).toBe('Screen');
  });

  it('a second agent may say so of the very same ticket, by leaving it as it is', async () => {
    const desk = await start();
    await corrects(desk, 'robin', await desk.reports('alex', said));
    await corrects(desk, 'robin', 'DH-1001');
    expect(await readAs(desk)).toBe('unsure');
    const answer = await corrects(desk, 'kim', 'DH-1001');
    expect(JSON.stringify(answer)).toContain('now two of you say so');
    expect(await readAs(desk)).toBe('Screen');
    expect(await learned(desk)).toContain(`${said}\nDevice · counts`);
  });

  it('a user who edits the report afterwards teaches nothing', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', said);
    await desk.presses('alex', 'report.human');
    await corrects(desk, 'robin', 'DH-1001');
    await corrects(desk, 'kim', await desk.reports('sam', alike));
    await desk.edits('alex', id, 'My wifi drops in the meeting room');
    expect(await readAs(desk, 'The wifi drops in the meeting room')).toBe('Network and Wi-Fi');
    expect(await learned(desk)).toContain(
      'My wifi drops in the meeting room\nDevice · waits for two agents\n',
    );
  });

  it('what would make the desk worse never counts, and an IT admin reads so', async () => {
    const desk = await start();
    await corrects(desk, 'robin', await desk.reports('alex', harmful));
    await corrects(desk, 'kim', await desk.reports('sam', `${harmful} again`));
    expect(await readAs(desk, harmful)).not.toBe('Device');
    expect(await learned(desk)).toContain(`${harmful}\nDevice · left out, as it made other answers worse`);
    expect(await learned(desk)).not.toContain('Device · counts');
  });

  it('an IT admin can accept a single agent’s, and nobody else can', async () => {
    const desk = await start();
    await corrects(desk, 'robin', await desk.reports('alex', said));
    await learned(desk);
    await desk.presses('morgan', { verb: 'knowledge.list', data: { list: 'gaps' } });
    const pressed = await lastSent(desk, 'knowledge.list');
    const [exampleId] = await examples(desk);
    for (const as of ['robin', 'kim', 'alex'])
      expect(await sendsAgain(desk, pressed, { type: 'example.accept', exampleId }, as)).toContain(
        'Only an IT admin can do that',
      );
    expect(await readAs(desk)).toBe('unsure');
    await learned(desk);
    await desk.presses('morgan', 'example.accept', { on: 'What agents have taught me' });
    expect(await readAs(desk)).toBe('Screen');
    expect(await learned(desk)).toContain('Device · counts · Robin Sample · accepted by Morgan Example');
    expect(await sendsAgain(desk, pressed, { type: 'example.undo', exampleId }, 'robin')).toContain(
      'Only an IT admin',
    );
    expect(await readAs(desk)).toBe('Screen');
  });

  it('names of one’s own count at once, for an IT admin only', async () => {
    const desk = await start();
    const words = 'Quiddo shows nothing';
    expect(await readAs(desk, words)).toBe('unsure');
    await desk.says('robin', 'add app Orbit = Quiddo, QDO');
    expect(await readAs(desk, words)).toBe('unsure');
    await desk.says('morgan', 'add app Orbit = Quiddo, QDO');
    expect((await desk.hears('morgan')).at(-1)).toBe('Orbit it is: App. It counts from now on.');
    expect(await readAs(desk, words)).toBe('Orbit');
    await desk.says('morgan', 'names');
    expect(wordsOf(await desk.finds('morgan', 'Names of our own'))).toContain(
      'Orbit\nApp, also: Quiddo, QDO',
    );
    await desk.says('morgan', 'remove name Orbit');
    expect((await desk.hears('morgan')).at(-1)).toBe('I’ve forgotten Orbit.');
    expect(await readAs(desk, words)).toBe('unsure');
    await desk.says('morgan', 'add printer FollowMe');
    expect(await readAs(desk, 'FollowMe is offline')).toBe('Printer');
    await desk.says('morgan', 'names');
    await desk.presses('morgan', 'name.remove');
    await desk.says('morgan', 'remove name FollowMe');
    expect((await desk.hears('morgan')).at(-1)).toContain('I don’t have that name');
    await desk.says('morgan', 'add app');
    expect((await desk.hears('morgan')).at(-1)).toContain('Write “add app SAP = R3, S4”');
  });

  it('names are told from wishes, may come one a line, and are no words that everybody uses', async () => {
    const desk = await start();
    await desk.says('morgan', 'add printer to my laptop');
    expect((await reportCardOf(desk, 'morgan')).words).toContain('Looks like: Printer');
    await desk.says('morgan', 'add app it');
    expect((await desk.hears('morgan')).at(-1)).toContain('Write “add app SAP = R3, S4”');
    await desk.says('morgan', 'add app Orbit\nadd printer FollowMe');
    expect((await desk.hears('morgan')).slice(-2)).toEqual([
      'Orbit it is: App. It counts from now on.',
      'FollowMe it is: Printer. It counts from now on.',
    ]);
  });

  it('reports that are deleted by now teach nothing', async () => {
    const desk = await start();
    for (const [as, words] of [
      ['alex', said],
      ['sam', unlike],
    ] as const) {
      const { id } = await desk.says(as, words);
      await desk.presses(as, 'report.human');
      await desk.deletes(as, id);
    }
    await corrects(desk, 'robin', 'DH-1001', 'browser');
    await corrects(desk, 'kim', 'DH-1002', 'browser');
    expect(await examples(desk)).toEqual([]);
  });

  it('what was learned is nowhere but in the words it was learned from', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', said);
    await desk.presses('alex', 'report.human');
    await corrects(desk, 'robin', 'DH-1001');
    await learned(desk);
    await desk.presses('morgan', 'example.accept');
    expect(await readAs(desk)).toBe('Screen');
    await desk.deletes('alex', id);
    // Read anew with the next thing that is learned.
    await desk.says('morgan', 'add place Building 7');
    expect(await readAs(desk)).toBe('unsure');
    expect(await learned(desk)).not.toContain('duty list');
  });
});
