import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { botSettings } from '../../src/practice/bot-settings.ts';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';
import { practiceAdminId } from '../../src/practice/default-world.ts';
import { spawnPractice } from '../../src/practice/process.ts';
import type { PracticeProcess } from '../../src/practice/process.ts';
import type { MessageView } from '../../src/practice/views.ts';
import { addressOf, botProcess } from '../support/bot-process.ts';
import { eachDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';
import { tier1 } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';
import { trustedCertificate } from '../support/tls.ts';

const users = [1, 2, 3, 4];
const rounds = [1, 2, 3, 4, 5, 6];
/** After so many acknowledged messages the process dies. */
const deaths = [5, 15, 30];

const auth = { appId: '00000000-0000-4000-8000-0000000000aa', password: 'example-secret' };
let folder: string;
let practice: PracticeProcess;
let teams: PracticeClient;

beforeAll(async () => {
  const tls = await trustedCertificate();
  folder = mkdtempSync(join(tmpdir(), 'deskhand-kill-'));
  writeFileSync(join(folder, 'cert.pem'), tls.cert);
  // As Teams, but with less patience: it sends again what was not answered, an invoke under a new id.
  const delivery = { resends: 600, resendPause: 100, answerWithin: 5_000, invokeAnswerWithin: 5_000 };
  practice = await spawnPractice({
    botUrl: 'http://127.0.0.1:9/',
    limits: false,
    delivery,
    auth: { ...auth, tls },
  });
  teams = await openClient(practice.url);
});

afterAll(async () => {
  teams.close();
  await practice.close();
  rmSync(folder, { recursive: true });
});

eachDatabase((_name, open) => {
  it('killed in the middle of traffic and started again: nothing acknowledged is lost, doubles are marked', async () => {
    const database = await open({ onDisk: true });
    await teams.reset();
    const bot = await botProcess(
      {
        ...botSettings(practice, auth),
        NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
        PUBLIC_URL: 'https://desk.example.com',
        SECRET_KEY: 'an example secret of 32 characters',
        ADMIN_IDS: practiceAdminId,
        DATABASE_URL: addressOf(database),
        SENDS_PER_CONVERSATION: '1000/1s',
        SENDS_PER_TENANT: '1000/1s',
        LOG_LEVEL: 'fatal',
      },
      folder,
    );
    await teams.change({ botUrl: `${bot.url}/api/messages` });
    await bot.start();
    try {
      const roots = await openTickets();
      await talk(roots, bot);
      await quiet(database);
      await checkWhatArrived(roots);
      expect(await teams.complaints()).toEqual([]);
    } finally {
      await bot.kill();
    }
  }, 90_000);
});

/** Every user has a ticket that Robin has picked up: the threads, by user. */
async function openTickets(): Promise<Map<number, string>> {
  await teams.addPerson({ id: 'user', name: 'Casey Example', count: users.length });
  await teams.installEverywhere();
  await teams.say('morgan', { text: 'serve tier 1', mentions: ['bot'] }, { in: tier1 });
  const roots = new Map<number, string>();
  for (const user of users) {
    await teams.say(`user-${user}`, `The printer in room ${user} is jammed, I need a human`);
    const about = new RegExp(`room ${user} is jammed`);
    const fits = (message: MessageView) =>
      buttonsOf(message.card).includes('ticket.claim') && about.test(wordsOf(message));
    const root = await teams.waitForMessage('robin', tier1, fits);
    await teams.click('robin', root, 'ticket.claim', {}, { in: tier1 });
    roots.set(user, root.id);
  }
  return roots;
}

/** All users and Robin write at once, while the bot dies and comes back. */
async function talk(roots: Map<number, string>, bot: { start(): Promise<void>; kill(): Promise<void> }) {
  let acknowledged = 0;
  let dying: Promise<void> = Promise.resolve();
  const left = [...deaths];
  const note = ({ delivered }: { delivered: { status: number } | null }) => {
    expect(delivered?.status).toBe(200);
    acknowledged += 1;
    if (acknowledged < (left[0] ?? Infinity)) return;
    left.shift();
    dying = dying.then(() => bot.kill()).then(() => bot.start());
  };
  const all = Promise.all(
    users.map(async (user) => {
      for (const round of rounds) {
        note(await teams.say(`user-${user}`, `[asked ${user}-${round}]`));
        const reply = { text: `[told ${user}-${round}]`, mentions: ['bot'] };
        note(await teams.say('robin', reply, { in: tier1, thread: roots.get(user)! }));
      }
    }),
  );
  // A bot that is just coming back must not outlive the test, whatever went wrong.
  await all.finally(() => dying);
  await dying;
  expect(left).toEqual([]);
}

/** Until all that was ordered is done; PostgreSQL's leases of the dead instance are taken as run out. */
async function quiet({ db }: TestDatabase): Promise<void> {
  const ended = { lease_until: '2000-01-01T00:00:00.000Z' };
  await db.updateTable('outbox').set(ended).where('state', '=', 'sending').execute();
  await teams.waitFor(
    async () => {
      const soon = new Date(Date.now() + 60_000).toISOString();
      const waiting = await db
        .selectFrom('outbox')
        .select('type')
        .where('state', 'in', ['pending', 'sending'])
        .where('due_at', '<', soon)
        .execute();
      return waiting.length === 0;
    },
    { within: 20_000, what: 'an outbox with nothing due' },
  );
}

async function checkWhatArrived(roots: Map<number, string>): Promise<void> {
  const channel = await teams.seen('robin', tier1);
  for (const user of users) {
    const thread = channel.filter((message) => message.thread === roots.get(user));
    const asked = rounds.map((round) => `[asked ${user}-${round}]`);
    checkOnce(thread, asked);
    expect(thread.map(wordsOf).join('\n')).not.toMatch(new RegExp(`\\[asked (?!${user}-)`));
    const told = rounds.map((round) => `[told ${user}-${round}]`);
    checkOnce(await teams.seen(`user-${user}`), told);
  }
}

/** Each is there, in order, and what is there twice says so. */
function checkOnce(messages: MessageView[], expected: string[]): void {
  const said = messages.filter(({ author, card }) => author.type === 'bot' && !card).map(wordsOf);
  const inOrder = said.join('\n').match(/\[(asked|told) [\d-]+\]/g) ?? [];
  expect([...new Set(inOrder)]).toEqual(expected);
  const unmarked = said.filter((words) => !words.includes('perhaps a repeat')).join('\n');
  for (const words of expected) expect(unmarked.split(words).length).toBeLessThanOrEqual(2);
}
