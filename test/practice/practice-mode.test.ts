import { describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { meetPerson } from '../../src/store/people.ts';
import { tales } from '../../src/practice/monday.ts';
import { usePracticeMode } from './practice-desk.ts';
import type { PracticeDesk } from './practice-desk.ts';

const { start, stop } = usePracticeMode();
const hour = 3_600_000;

/** A desk with one ticket, an hour after it opened, stopped. */
async function used(env: Record<string, string> = {}): Promise<PracticeDesk> {
  const desk = await start({ tales: tales.slice(0, 1), env });
  await desk.opened;
  await desk.teams.advance(hour);
  await desk.teams.say('alex', 'Is anybody there?');
  await stop(desk);
  return desk;
}

const wrote = async ({ teams }: PracticeDesk) =>
  (await teams.seen('alex')).some(({ text }) => text === 'Is anybody there?');

it('leads to itself by links that can be followed, on whatever port it is', async () => {
  const { teams, opened } = await start({ tales: tales.slice(0, 1) });
  await opened;
  const log = { kind: 'file', name: 'vpn log.txt', contentType: 'text/plain', base64: 'ZXJyb3I=' } as const;
  await teams.say('alex', { text: 'My VPN does not connect', attachments: [log] });
  const report = await teams.waitForMessage('alex', undefined, ({ card }) =>
    JSON.stringify(card).includes('report.human'),
  );
  await teams.click('alex', report, 'report.human');
  const carried = await teams.waitForMessage('robin', 'User support', ({ text }) =>
    text.includes('vpn log.txt'),
  );
  const [link] = /http:[^"]*\/files\/[^"]*/.exec(carried.text) ?? [];
  expect((await fetch(link!.replaceAll('&amp;', '&'))).status).toBe(200);
});

describe('the second start of practice mode', () => {
  it('goes on where it was: people, tickets and clock', async () => {
    const { folder, now } = await used();
    const again = await start({ folder, tales: [] });
    expect(again.fresh).toBe(false);
    expect(await again.opened).toBe(true);
    expect(again.now().getTime()).toBeGreaterThanOrEqual(now().getTime() - 1000);
    expect(await wrote(again)).toBe(true);
    // The address the bot kept is still good.
    await again.teams.say('alex', 'help');
    await again.teams.waitForMessage('alex', undefined, ({ card }) =>
      JSON.stringify(card).includes('what I can do'),
    );
  });

  it.each(['practice.db', 'practice-teams.json', 'practice-clock.json'])(
    'is a first one without %s',
    async (file) => {
      const { folder } = await used();
      rmSync(join(folder, file));
      const again = await start({ folder, tales: [] });
      expect(again.fresh).toBe(true);
      await again.opened;
      expect(await wrote(again)).toBe(false);
      const complaints = await again.teams.complaints();
      expect(complaints).toEqual([]);
    },
  );

  it('is a first one when Monday was not finished', async () => {
    const desk = await start();
    await desk.teams.waitFor(async () => ((await desk.teams.snapshot()).opening?.done ?? 0) > 2);
    await stop(desk);
    expect(await desk.opened).toBe(false);
    const again = await start({ folder: desk.folder, tales: [] });
    expect(again.fresh).toBe(true);
  });

  it('is a first one with another database', async () => {
    const { folder } = await used();
    const again = await start({ folder, tales: [], env: { DATABASE_URL: join(folder, 'other.db') } });
    expect(again.fresh).toBe(true);
  });
});

describe('moving the clock', () => {
  it('lets each thing happen at its time', async () => {
    const { teams, opened } = await start({ tales: [] });
    await opened;
    await teams.say('alex', 'Outlook freezes every time I open the calendar');
    const { at } = await teams.waitForMessage('alex', undefined, ({ card }) =>
      JSON.stringify(card).includes('report.human'),
    );
    await teams.advance(3 * hour);
    const minutesLater = (await teams.seen('alex'))
      .filter(({ author }) => author.type === 'bot')
      .map((message) => Math.round((Date.parse(message.at) - Date.parse(at)) / 60_000));
    // The welcome, the answer, the question after half an hour, and the ticket after another half.
    expect(minutesLater.slice(1, 4)).toEqual([0, 30, 60]);
  });

  it('ends, also while Teams is down and everything is tried again and again', async () => {
    const { teams, opened } = await start({ tales: [] });
    await opened;
    await teams.say('alex', 'help');
    await teams.setDown(true);
    await teams.say('alex', 'Outlook freezes every time I open the calendar');
    const before = Date.parse((await teams.snapshot()).now);
    const { now } = await teams.toFridayEvening();
    expect(Date.parse(now) - before).toBeGreaterThan(90 * hour);
    await teams.setDown(false);
    await teams.advance(hour);
    await teams.waitForMessage('alex', undefined, ({ card }) => JSON.stringify(card).includes('DH-1001'));
  });
});

describe('a database of one’s own', () => {
  it('is kept, and emptied by a reset', async () => {
    const desk = await start({ tales: tales.slice(0, 1), env: { DATABASE_URL: ':memory:' } });
    await desk.opened;
    await desk.teams.runStep('help');
    expect(JSON.stringify(await desk.teams.seen('alex'))).toContain('DH-1002');
    await desk.teams.reset();
    await desk.teams.runStep('help');
    expect(JSON.stringify(await desk.teams.seen('alex'))).toContain('DH-1002');
    expect(await desk.teams.complaints()).toEqual([]);
  });

  it('is refused where real people are in it, and left as it is', async () => {
    const desk = await used();
    const url = join(desk.folder, 'real.db');
    const real = await openDatabase(url);
    await migrate(real);
    const someone = { tenantId: '00000000-0000-4000-8000-00000000beef', aadId: 'a', name: 'Alex Example' };
    await meetPerson(real.db, someone, () => 'person-1');
    await real.close();
    await expect(start({ folder: desk.folder, env: { DATABASE_URL: url } })).rejects.toThrow(/real people/);
    const again = await openDatabase(url);
    expect(await again.db.selectFrom('person').select('name').execute()).toEqual([{ name: 'Alex Example' }]);
    await again.close();
  });
});
