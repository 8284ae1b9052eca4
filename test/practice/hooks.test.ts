import { describe, expect, it } from '@jest/globals';
import { useDesk } from './desk.ts';

const told: string[] = [];
let ahead = 0;
const start = Date.parse('2026-03-02T09:00:00Z');
const desk = useDesk({
  hooks: {
    now: () => new Date(start + ahead),
    advance: async (ms) => void (ahead += ms),
    restartBot: async () => void told.push('restart'),
    reset: async () => void told.push('reset'),
  },
  story: {
    steps: () => [
      { id: 'report', title: 'Report', hint: 'Write to Deskhand', done: told.includes('report') },
    ],
    run: async (id) => void told.push(id),
    begin: async () => void told.push('begin'),
  },
});

describe('practice Teams beside a bot that gave it hooks and a story', () => {
  it("shows times by the bot's clock, and moves that", async () => {
    const { teams } = desk();
    await teams.say('alex', 'Hello');
    expect((await teams.seen('alex'))[0]?.at).toBe('2026-03-02T09:00:00.000Z');
    expect(await teams.toFridayEvening()).toEqual({ now: '2026-03-06T18:00:00.000Z' });
  });

  it('restarts the bot, and resets it before the story begins anew', async () => {
    const { teams } = desk();
    told.length = 0;
    await teams.restartBot();
    await teams.reset();
    expect(told).toEqual(['restart', 'reset', 'begin']);
  });

  it('does a step and shows that it is done', async () => {
    const { teams } = desk();
    told.length = 0;
    expect((await teams.snapshot()).steps).toMatchObject([{ id: 'report', done: false }]);
    await teams.runStep('report');
    expect((await teams.snapshot()).steps).toMatchObject([{ id: 'report', done: true }]);
  });
});
