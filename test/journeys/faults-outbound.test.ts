import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';
import { nextDue } from '../../src/store/outbox.ts';

const seconds = (count: number): number => count * 1_000;

eachDatabase((name, open) => {
  const start = useDesk(open);

  /** Alex's ticket with Robin, and a way to write to Alex in its thread. */
  async function working(desk: TestDesk, as = 'alex', words = 'My VPN does not connect') {
    const ticket = await desk.reports(as, words);
    await desk.presses('robin', 'ticket.claim', { in: tier1, on: ticket });
    const [root] = await desk.thread('robin', ticket, tier1);
    const where = { in: tier1, thread: root!.id };
    const writes = (text: string) => desk.says('robin', { text, mentions: ['bot'] }, where);
    const heard = async () => (await desk.hears(as)).slice(1);
    return { ticket, where, writes, heard };
  }

  /** Requests to post into that person's chat. */
  async function postsTo(desk: TestDesk, as: string) {
    return { method: 'POST', path: `^/v3/conversations/${await desk.teams.find(as)}/activities` } as const;
  }

  it('what was taken and then not answered well is posted once more, marked, and keeps its mark', async () => {
    const desk = await start();
    const { ticket, where, writes, heard } = await working(desk);
    const chat = await desk.teams.find('alex');
    const before = (await desk.teams.counts())[chat]!.posts;
    const fates = ['502', '504', 'reset', 'noId'] as const;
    for (const then of fates) {
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect: { type: 'acceptThen', then } });
      await desk.teams.addFault({ path: 'pagedmembers', effect: { type: 'reset' } });
      await writes(`Try ${then}`);
      await desk.later(minutes(1));
    }
    const copies = fates.flatMap((then) => [
      `Robin Sample Try ${then}`,
      `Robin Sample Try ${then} perhaps a repeat`,
    ]);
    expect(await heard()).toEqual(copies);
    await desk.later(days(1));
    expect((await desk.teams.counts())[chat]!.posts - before).toBe(copies.length);
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('Last sent to Alex Example');

    const last = await desk.finds('robin', 'Try noId', tier1);
    await desk.edits('robin', last.id, { text: 'Try now', mentions: ['bot'] }, where);
    expect((await heard()).at(-1)).toBe('Robin Sample Try now edited perhaps a repeat');
  });

  const once = name === 'SQLite' ? it : it.skip;
  once(
    'a connector that takes and then keeps silent gets one POST, and after ten seconds a marked one',
    async () => {
      const desk = await start();
      const { writes, heard } = await working(desk);
      const effect = { type: 'acceptThen', then: 'silence' } as const;
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect });
      await writes('Try again');
      await desk.later(minutes(1));
      expect(await heard()).toEqual(['Robin Sample Try again', 'Robin Sample Try again perhaps a repeat']);
    },
  );

  it('what may never have arrived is tried three times, and then the agent is told', async () => {
    const desk = await start();
    const { ticket, writes } = await working(desk);
    const answer = { type: 'answer', status: 504 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), count: 0, effect: answer });
    await writes('Try again');
    await desk.later(days(1));
    const lines = (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    expect(lines.filter((words) => words.includes('Not delivered to Alex Example'))).toHaveLength(1);
    expect(lines[0]).toMatch(/For Alex Example, (perhaps not delivered|could not be delivered)/);
  });

  it('a channel post that may be there twice says which counts; the other leads to it', async () => {
    const desk = await start();
    const path = '^/v3/conversations/?$';
    const effect = { type: 'acceptThen', then: 'reset' } as const;
    await desk.teams.addFault({ method: 'POST', path, contains: 'VPN', effect });
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'report.human');
    await desk.later(minutes(1));
    const roots = (await desk.sees('robin', tier1)).filter(({ id, thread, card }) => id === thread && card);
    expect(roots).toHaveLength(2);
    const [orphan, real] = roots;
    const lines = (await desk.sees('robin', tier1)).filter(({ thread }) => thread === real!.id);
    expect(wordsOf(lines[1]!)).toContain('This is the one that counts');
    const pressed = await desk.teams.click('robin', orphan!, 'ticket.claim', {}, { in: tier1 });
    expect(toastOf(pressed)).toContain(real!.id);
    await desk.says('robin', { text: 'Hello', mentions: ['bot'] }, { in: tier1, thread: orphan!.id });
    expect((await desk.hears('alex')).join('\n')).not.toContain('Hello');
    await desk.presses('robin', 'ticket.claim', { in: tier1, on: (message) => message.id === real!.id });
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('Robin Sample');
  });

  it('after 429 only that conversation waits, as long as it was told', async () => {
    const desk = await start();
    const alex = await working(desk);
    const sam = await working(desk, 'sam', 'The printer is jammed');
    for (const wait of [30, 3_600]) {
      const effect = { type: 'answer', status: 429, retryAfter: wait } as const;
      await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), effect });
      await alex.writes(`one ${wait}`);
      await alex.writes(`two ${wait}`);
      await sam.writes(`three ${wait}`);
      await desk.later(seconds(wait - 10));
      expect((await alex.heard()).join('\n')).not.toContain(`${wait}`);
      expect((await sam.heard()).at(-1)).toBe(`Robin Sample three ${wait}`);
      await desk.later(seconds(11));
      expect((await alex.heard()).slice(-2)).toEqual([
        `Robin Sample one ${wait}`,
        `Robin Sample two ${wait}`,
      ]);
    }
  });

  // The window is counted in memory, so one database shows it; in real time, since Teams' clock can't be moved.
  once('Teams’ limits are kept, so that it never has to say 429', async () => {
    const limits = { SENDS_PER_CONVERSATION: '7/1s, 8/2s, 60/30s, 1800/1h', SENDS_PER_TENANT: '50/1s' };
    const desk = await start({ env: limits });
    await working(desk);
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
    const { writes, heard } = await working(desk);
    const effect = { type: 'answer', status: 412 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), count: 4, effect });
    for (const text of ['one', 'two', 'three']) await writes(text);
    await desk.later(minutes(1));
    await desk.later(minutes(1));
    expect(await heard()).toEqual(['Robin Sample one', 'Robin Sample two', 'Robin Sample three']);
  });

  it('who blocked the bot is not written to; the agent hears so, and all arrives when they write', async () => {
    const desk = await start();
    const { ticket, writes, heard } = await working(desk);
    await desk.teams.block('alex');
    await writes('one');
    await writes('two');
    const lines = async () => (await desk.thread('robin', ticket, tier1)).map(wordsOf);
    const told = async () =>
      (await lines()).filter((words) => words.includes('they have blocked me in Teams')).length;
    expect(await told()).toBe(2);
    await desk.later(days(2));
    expect(await told()).toBe(2);
    expect(await nextDue(desk.desk.db)).not.toBeUndefined();
    await desk.teams.block('alex', false);
    await desk.says('alex', 'I am back');
    expect(await heard()).toEqual(['Robin Sample one', 'Robin Sample two']);
    expect((await lines()).at(-1)).toContain('I am back');
  });

  it('a card that is gone is posted anew, once', async () => {
    const desk = await start();
    const { ticket } = await working(desk);
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
    const { writes, heard } = await working(desk);
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
    await writes(words);
    const back = (await heard()).map((part) => part.slice('Robin Sample '.length)).join(' ');
    expect(back.replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
  });

  it('when message two is stuck, three waits behind it and other conversations flow', async () => {
    const desk = await start();
    const alex = await working(desk);
    const sam = await working(desk, 'sam', 'The printer is jammed');
    const effect = { type: 'answer', status: 412 } as const;
    await desk.teams.addFault({ ...(await postsTo(desk, 'alex')), contains: 'second', count: 0, effect });
    for (const text of ['first', 'second', 'third']) await alex.writes(text);
    await sam.writes('fourth');
    await desk.later(minutes(10));
    expect(await alex.heard()).toEqual(['Robin Sample first']);
    expect(await sam.heard()).toEqual(['Robin Sample fourth']);
    // Nothing that can't be sent makes the loop look again and again.
    expect(Date.parse((await nextDue(desk.desk.db))!)).toBeGreaterThan(desk.desk.now().getTime());
    await desk.teams.clearFaults();
    await desk.later(minutes(10));
    expect(await alex.heard()).toEqual(['Robin Sample first', 'Robin Sample second', 'Robin Sample third']);
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
    // The next try for a token is due a real second after the last.
    await desk.teams.waitFor(async () => {
      await desk.later(seconds(10));
      return (await desk.reads('alex')).length >= 3;
    });
    expect((await desk.reads('alex')).join('\n')).toContain('Network, VPN or printer');
    expect(JSON.stringify(desk.log)).not.toMatch(/example-secret|VPN/);
  });

  it('an hour without Teams loses nothing and doubles nothing', async () => {
    const desk = await start();
    const alex = await working(desk);
    await desk.teams.setDown(true);
    for (const text of ['one', 'two', 'three']) {
      await alex.writes(text);
      await desk.says('alex', `answer ${text}`);
      await desk.later(minutes(15));
    }
    await desk.says('sam', 'The printer is jammed, I need a human');
    await desk.later(minutes(15));
    await desk.teams.setDown(false);
    await desk.later(minutes(10));
    expect(await alex.heard()).toEqual(['Robin Sample one', 'Robin Sample two', 'Robin Sample three']);
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
