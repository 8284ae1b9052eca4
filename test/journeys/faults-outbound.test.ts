import { expect, it } from '@jest/globals';
import { atWork, postsTo } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';
import { nextDue } from '../../src/store/outbox.ts';

const seconds = (count: number): number => count * 1_000;

eachDatabase((name, open) => {
  const start = useDesk(open);

  it('after 429 only that conversation waits, as long as it was told', async () => {
    const desk = await start();
    const alex = await atWork(desk);
    const sam = await atWork(desk, 'sam', 'The printer is jammed');
    for (const wait of [30, 3_600]) {
      const effect = { type: 'answer', status: 429, retryAfter: wait } as const;
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect });
      await alex.tells(`one ${wait}`);
      await alex.tells(`two ${wait}`);
      await sam.tells(`three ${wait}`);
      await desk.later(seconds(wait - 10));
      expect((await alex.heardAll()).join('\n')).not.toContain(`${wait}`);
      expect((await sam.heardAll()).at(-1)).toBe(`Robin Sample three ${wait}`);
      await desk.later(seconds(11));
      expect((await alex.heardAll()).slice(-2)).toEqual([
        `Robin Sample one ${wait}`,
        `Robin Sample two ${wait}`,
      ]);
    }
  });

  const once = name === 'SQLite' ? it : it.skip;
  // The window is counted in memory, so one database shows it; in real time, since Teams' clock can't be moved.
  once('Teams’ limits are kept, so that it never has to say 429', async () => {
    const limits = { SENDS_PER_CONVERSATION: '7/1s, 8/2s, 60/30s, 1800/1h', SENDS_PER_TENANT: '50/1s' };
    const desk = await start({ env: limits });
    await atWork(desk);
    await desk.teams.change({ limits: true });
    const texts = Array.from({ length: 14 }, (_, index) => `word ${index}.`);
    for (const text of texts)
      await desk.teams.say('sam', `${text} I need a human, my printer ${text} is jammed`);
    await desk.teams.waitForMessage('sam', undefined, (message) => wordsOf(message).includes('word 13.'));
    await desk.teams.waitFor(
      async () => (await nextDue(desk.desk.db))! > new Date(Date.now() + 60_000).toISOString(),
    );
    expect(desk.log.filter(({ reason }) => reason === 'throttled')).toEqual([]);
    expect(desk.log.filter(({ reason }) => reason === 'limit').length).toBeGreaterThan(0);
  });

  it('a burst of 412 keeps the order', async () => {
    const desk = await start();
    const { tells, heardAll } = await atWork(desk);
    const effect = { type: 'answer', status: 412 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), count: 4, effect });
    for (const text of ['one', 'two', 'three']) await tells(text);
    await desk.later(minutes(1));
    await desk.later(minutes(1));
    expect(await heardAll()).toEqual(['Robin Sample one', 'Robin Sample two', 'Robin Sample three']);
  });

  it('who blocked the bot is not written to; the agent hears so, and all arrives when they write', async () => {
    const desk = await start();
    const { ticket, tells, heardAll } = await atWork(desk);
    await desk.teams.block('alex');
    await tells('one');
    await tells('two');
    const lines = async () => (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    const told = async () =>
      (await lines()).filter((words) => words.includes('they have blocked me in Teams')).length;
    expect(await told()).toBe(2);
    await desk.later(days(2));
    expect(await told()).toBe(2);
    expect(await nextDue(desk.desk.db)).not.toBeUndefined();
    await desk.teams.block('alex', false);
    await desk.says('alex', 'I am back');
    expect(await heardAll()).toEqual(['Robin Sample one', 'Robin Sample two']);
    expect((await lines()).at(-1)).toContain('I am back');
  });

  it('a card that is gone is posted anew, once', async () => {
    const desk = await start();
    const { ticket } = await atWork(desk);
    const isStatus = ({ card }: { card: Record<string, unknown> | null }) =>
      buttonsOf(card).includes('ticket.withdraw');
    const status = await desk.finds('alex', isStatus);
    await desk.teams.vanish(await desk.teams.find('alex'), status.id);
    await desk.fills('robin', 'ticket.ask.form', { text: 'Which room?' }, { in: tier1 });
    expect((await desk.sees('alex')).filter(isStatus)).toHaveLength(1);
    expect(await desk.status('alex', ticket)).toContain('Needs your answer');

    const [root] = await desk.thread('robin', ticket, tier1);
    await desk.teams.vanish(await desk.teams.find('robin', tier1), root!.id);
    await desk.says('alex', 'Room 5');
    const thread = (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    expect(thread.join('\n')).toContain('Room 5');
    await desk.says('alex', 'second floor');
    const roots = (await desk.sees('robin', tier1)).filter(({ id, thread: of, card }) => id === of && card);
    expect(roots).toHaveLength(1);
  });

  it('100 KB of emoji are split, and nothing is cut', async () => {
    const desk = await start();
    const { tells, heardAll } = await atWork(desk);
    const words = Array.from({ length: 5_000 }, (_, index) => `😀👩‍💻${index}`).join(' ');
    expect(words.length * 2).toBeGreaterThan(100_000);
    await desk.says('alex', words);
    const name = 'Alex Example ';
    const parts = (await desk.hears('robin', tier1)).filter(
      (part) => part.startsWith(name) && part.includes('😀'),
    );
    expect(parts.length).toBeGreaterThan(1);
    const carried = parts.map((part) => part.slice(name.length).replace('Robin Sample ', '')).join(' ');
    expect(carried.replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
    await tells(words);
    const back = (await heardAll()).map((part) => part.slice('Robin Sample '.length)).join(' ');
    expect(back.replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
  });

  it('when message two is stuck, three waits behind it and other conversations flow', async () => {
    const desk = await start();
    const alex = await atWork(desk);
    const sam = await atWork(desk, 'sam', 'The printer is jammed');
    const effect = { type: 'answer', status: 412 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), contains: 'second', count: 0, effect });
    for (const text of ['first', 'second', 'third']) await alex.tells(text);
    await sam.tells('fourth');
    await desk.later(minutes(10));
    expect(await alex.heardAll()).toEqual(['Robin Sample first']);
    expect(await sam.heardAll()).toEqual(['Robin Sample fourth']);
    // Nothing that can't be sent makes the loop look again and again.
    expect(Date.parse((await nextDue(desk.desk.db))!)).toBeGreaterThan(desk.desk.now().getTime());
    await desk.teams.clearFaults();
    await desk.later(minutes(10));
    expect(await alex.heardAll()).toEqual([
      'Robin Sample first',
      'Robin Sample second',
      'Robin Sample third',
    ]);
  });

  it('without a token service, and with a secret that was changed, everything waits and nothing is lost', async () => {
    const desk = await start({ installed: false, served: false });
    desk.expecting.errors = true;
    await desk.teams.change({ tokensDown: true });
    await desk.teams.install('alex');
    await desk.says('alex', 'My VPN does not connect');
    expect((await desk.hears('alex')).length).toBe(0);
    await desk.teams.change({ tokensDown: false, password: 'another secret' });
    await desk.later(minutes(1));
    expect(await desk.reads('alex')).toEqual(['My VPN does not connect']);
    await desk.teams.change({ password: 'example-secret' });
    // The next try for a token is due a real second after the last; until then the clock must not reach half an hour.
    await desk.teams.waitFor(async () => {
      await desk.later(seconds(2));
      return (await desk.reads('alex')).length >= 3;
    });
    expect((await desk.reads('alex')).join('\n')).toContain('Looks like: VPN');
    expect(JSON.stringify(desk.log)).not.toMatch(/example-secret|VPN/);
  });

  it('an hour without Teams loses nothing and doubles nothing', async () => {
    const desk = await start();
    const alex = await atWork(desk);
    await desk.teams.setDown(true);
    for (const text of ['one', 'two', 'three']) {
      await alex.tells(text);
      await desk.says('alex', `answer ${text}`);
      await desk.later(minutes(15));
    }
    await desk.says('sam', 'The printer is jammed, I need a human');
    await desk.later(minutes(15));
    await desk.teams.setDown(false);
    await desk.later(minutes(10));
    expect(await alex.heardAll()).toEqual(['Robin Sample one', 'Robin Sample two', 'Robin Sample three']);
    const lines = (await desk.hears('robin', tier1)).filter((words) => words.includes('answer'));
    expect(lines.map((words) => words.replace(/^.*answer/, 'answer'))).toEqual([
      'answer one',
      'answer two',
      'answer three',
    ]);
    expect(wordsOf((await desk.thread('robin', 'DH-1002', tier1))[0]!)).toMatch(/printer is jammed/);
    expect((await desk.hears('robin', tier1)).join('\n')).not.toContain('repeat');
  });
});
