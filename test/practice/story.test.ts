import { describe, expect, it } from '@jest/globals';
import type { PracticeClient } from '../../src/practice/client.ts';
import { buttonsOf } from '../support/reading.ts';
import { usePracticeMode } from './practice-desk.ts';

const { start, stop } = usePracticeMode();

/** A desk with its channels and nothing reported yet. */
async function opened() {
  const desk = await start({ tales: [] });
  expect(await desk.opened).toBe(true);
  return desk;
}

const done = async (teams: PracticeClient) =>
  (await teams.snapshot()).steps.filter((step) => step.done).map(({ id }) => id);

const cardWith = (teams: PracticeClient, as: string, button: string, where?: string) =>
  teams.waitForMessage(as, where, ({ card }) => buttonsOf(card).includes(button));

/** Reports by hand, and asks for a person. */
async function report(teams: PracticeClient, as: string, words: string): Promise<void> {
  await teams.say(as, words);
  await teams.click(as, await cardWith(teams, as, 'report.human'), 'report.human');
}

const outside = ['escalate', 'approve', 'outside'];
const all = ['report', 'help', 'pickUp', 'answer', 'raise', ...outside, 'solve'];

describe('the nine steps', () => {
  it('are done one by one by "Do it for me", each ticked when it is', async () => {
    const { teams } = await opened();
    expect((await teams.snapshot()).steps.map(({ id }) => id)).toEqual(all);
    for (const [index, id] of all.entries()) {
      await teams.runStep(id);
      expect(await done(teams)).toEqual(all.slice(0, index + 1));
    }
    expect(await teams.complaints()).toEqual([]);
    const chat = JSON.stringify(await teams.seen('alex'));
    expect(chat).toContain('Thank you for your 5 of 5');
  });

  it('come with what is missing before them', async () => {
    const { teams } = await opened();
    await teams.runStep('raise');
    expect(await done(teams)).toEqual(['report', 'help', 'pickUp', 'answer', 'raise']);
  });

  it('go on with what somebody else did by hand', async () => {
    const { teams } = await opened();
    await report(teams, 'sam', 'My printer only prints blank pages');
    expect(await done(teams)).toEqual(['report', 'help']);
    const card = await cardWith(teams, 'kim', 'ticket.claim', 'User support');
    await teams.click('kim', card, 'ticket.claim', {}, { in: 'User support' });
    await teams.waitFor(async () => (await done(teams)).includes('pickUp'));
    await teams.runStep('answer');
    await teams.runStep('raise');
    await teams.runStep('solve');
    expect(await done(teams)).toEqual(all);
    const chat = JSON.stringify(await teams.seen('sam'));
    expect(chat).toContain('Kim Placeholder');
    expect(chat).toContain('Thank you for your 5 of 5');
    expect((await teams.seen('alex')).filter(({ author }) => author.id === 'alex')).toEqual([]);
  });

  it('are ticked when all is done by hand, in another order and by others', async () => {
    const { teams } = await opened();
    await report(teams, 'sam', 'The VPN disconnects every few minutes');
    const inTier1 = { in: 'User support' };
    const raise = await teams.click(
      'robin',
      await cardWith(teams, 'robin', 'ticket.raise.form', 'User support'),
      'ticket.raise.form',
      {},
      inTier1,
    );
    await teams.submit('robin', raise, { reason: 'Never seen before' });
    await teams.waitFor(async () => (await done(teams)).includes('raise'));
    expect(await done(teams)).toEqual(['report', 'help', 'raise']);

    const inTier2 = { in: 'Devices and network' };
    await teams.click(
      'chris',
      await cardWith(teams, 'chris', 'ticket.claim', inTier2.in),
      'ticket.claim',
      {},
      inTier2,
    );
    const resolve = await teams.click(
      'chris',
      await cardWith(teams, 'chris', 'ticket.resolve.form', inTier2.in),
      'ticket.resolve.form',
      {},
      inTier2,
    );
    await teams.submit('chris', resolve, { done: 'Replaced the router' });
    await teams.click('sam', await cardWith(teams, 'sam', 'ticket.confirm'), 'ticket.confirm');
    const rate = await cardWith(teams, 'sam', 'ticket.rate');
    expect(await done(teams)).toEqual(['report', 'help', 'pickUp', 'raise']);
    await teams.click('sam', rate, { verb: 'ticket.rate', data: { rating: 4 } });
    await teams.waitFor(async () => (await done(teams)).includes('solve'));
    // That ticket is closed: talking needs another one, which is reported first.
    await teams.runStep('answer');
    expect(await done(teams)).toEqual(all.filter((id) => !outside.includes(id)));
  });

  it('stay ticked across a restart, and are new after a reset', async () => {
    const desk = await opened();
    await desk.teams.runStep('pickUp');
    await desk.teams.restartBot();
    expect(await done(desk.teams)).toEqual(['report', 'help', 'pickUp']);
    const { folder } = desk;
    await stop(desk);
    const again = await start({ folder, tales: [] });
    expect(again.fresh).toBe(false);
    expect(await done(again.teams)).toEqual(['report', 'help', 'pickUp']);
    await again.teams.runStep('answer');
    expect(await done(again.teams)).toEqual(['report', 'help', 'pickUp', 'answer']);
    await again.teams.reset();
    expect(await done(again.teams)).toEqual([]);
    await again.teams.runStep('help');
    expect(await done(again.teams)).toEqual(['report', 'help']);
  });

  it('say so when Teams is down, and can be pressed again', async () => {
    const { teams } = await opened();
    await teams.runStep('help');
    await teams.setDown(true);
    await expect(teams.runStep('pickUp')).rejects.toThrow(/Teams is down just now/);
    await teams.setDown(false);
    await teams.runStep('pickUp');
    expect(await done(teams)).toEqual(['report', 'help', 'pickUp']);
  });

  it('name whose shoes to be in', async () => {
    const { teams } = await opened();
    const hints = async () => (await teams.snapshot()).steps.map(({ hint }) => hint);
    expect((await hints())[0]).toContain('Alex Example');
    await report(teams, 'sam', 'My printer only prints blank pages');
    expect((await hints())[2]).toMatch(/Robin Sample.*Sam Sample/);
    const shown = (await teams.snapshot()).steps.map(({ show }) => show);
    expect(shown[0]).toEqual({ left: 'sam', right: 'robin' });
    expect(shown[8]).toEqual({ left: 'sam', right: 'toni' });
    expect(shown[6]).toEqual({ left: 'sam', right: 'jo', rightChat: 'Escalations' });
  });
});
