import { describe, expect, it, jest } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { ConversationSummary } from '../../src/practice/views.ts';
import { wordsOf } from '../support/reading.ts';
import { usePracticeMode } from './practice-desk.ts';

const { start } = usePracticeMode();

// The whole week is played, on a machine that may be busy with other tests.
jest.setTimeout(120_000);

const unreadBy = (conversations: ConversationSummary[], person: string): number =>
  conversations.reduce((sum, { badges }) => sum + (badges[person]?.unread ?? 0), 0);

describe('the Monday that practice opens on', () => {
  it('has thirty tickets in all states, each honestly come by, and calm badges', async () => {
    const begun = performance.now();
    const { teams, folder, opened, now } = await start({ env: { DESK_TIMEZONE: 'Europe/Berlin' } });
    expect((await teams.snapshot()).opening).toMatchObject({ of: expect.any(Number) });
    await opened;
    console.info(`Monday took ${Math.round(performance.now() - begun)} ms`);

    const database = new DatabaseSync(join(folder, 'practice.db'), { readOnly: true });
    const column = (query: string) =>
      database
        .prepare(query)
        .all()
        .map((row) => String(Object.values(row)[0]));
    expect(column('select number from ticket')).toHaveLength(30);
    expect(column('select distinct state from ticket order by state')).toEqual([
      'closed',
      'inProgress',
      'new',
      'resolved',
      'waiting',
      'withdrawn',
    ]);
    const waits = column(`select json_extract(body, '$.state.on') from ticket where state = 'waiting'`);
    expect(new Set(waits)).toEqual(new Set(['user', 'part', 'date', 'destination', 'approval']));
    expect(column('select distinct type from ticket_event')).toEqual(
      expect.arrayContaining(['TicketRaised', 'TicketHandedBack', 'TicketReopened', 'ResolutionRejected']),
    );
    expect(column(`select count(*) from ticket where json_extract(body, '$.rating') > 0`)).not.toEqual(['0']);
    expect(column('select distinct severity from ticket order by severity')).toEqual(['A', 'B', 'C']);
    expect(column(`select count(*) from outbox where state in ('failed', 'unknown', 'held')`)).toEqual(['0']);
    database.close();

    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(clock.format(now())).toMatch(/^Mon,? 09:4\d$/);
    expect(await teams.complaints()).toEqual([]);
    const { conversations, people, steps, opening } = await teams.snapshot();
    expect(opening).toBeNull();
    expect(steps.map(({ done }) => done)).toEqual(Array(9).fill(false));
    for (const { id } of people) {
      const most = id === 'alex' || id === 'robin' ? 3 : 0;
      expect([id, unreadBy(conversations, id)]).toEqual([id, Math.min(most, unreadBy(conversations, id))]);
    }
    expect(unreadBy(conversations, 'alex')).toBeGreaterThan(0);
    expect(unreadBy(conversations, 'robin')).toBeGreaterThan(0);
    const chat = await teams.seen('alex');
    expect(chat.map(wordsOf).join()).toContain('Hi Alex');
    expect(JSON.stringify(chat)).not.toContain('DH-');
  });

  it('is made anew by a reset, also while it is still being made', async () => {
    const { teams, folder, opened } = await start();
    await teams.waitFor(async () => ((await teams.snapshot()).opening?.done ?? 0) > 10);
    await teams.reset();
    expect(await opened).toBe(false);
    const database = new DatabaseSync(join(folder, 'practice.db'), { readOnly: true });
    expect(database.prepare('select count(*) as n from ticket').get()).toEqual({ n: 30 });
    database.close();
    expect(await teams.complaints()).toEqual([]);
  });
});
