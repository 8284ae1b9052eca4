import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { botSettings } from '../../src/practice/bot-settings.ts';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';
import { practiceAdminId } from '../../src/practice/default-world.ts';
import type { PracticeOptions } from '../../src/practice/options.ts';
import { spawnPractice } from '../../src/practice/process.ts';
import type { PracticeProcess } from '../../src/practice/process.ts';
import { startDesk } from '../../src/start.ts';
import type { RunningDesk } from '../../src/start.ts';
import { nextDue } from '../../src/store/outbox.ts';
import type { Open, TestDatabase } from './databases.ts';
import { emptyTables, putRows, takeRows } from './rows.ts';
import type { Rows } from './rows.ts';
import { peopleOf } from './people.ts';
import type { People } from './people.ts';
import { wordsOf } from './reading.ts';
import { trustedCertificate } from './tls.ts';

export const tier1 = 'User support';
export const tier2 = 'Devices and network';
export const partnerChannel = 'Partner support';
export const escalations = 'Escalations';

/** What Operations signs with, and we for Operations; the second vendor has its own. */
export const operationsSecret = `whsec_${Buffer.alloc(32, 'operations').toString('base64')}`;
export const vendorSecret = `whsec_${Buffer.alloc(32, 'vendor').toString('base64')}`;

export const minutes = (count: number): number => count * 60_000;
export const days = (count: number): number => Math.round(count * 24 * 60) * 60_000;

export interface TestDesk extends RunningDesk, People {
  teams: PracticeClient;
  database: TestDatabase;
  /** Lines of the log, as objects. */
  log: { level: string; [key: string]: unknown }[];
  /** Delivers all that is due within the next `within` ms (default 3 s), moving the desk's clock as far as needed. */
  settle(within?: number): Promise<void>;
  /** Moves both clocks, and delivers what became due. */
  later(ms: number): Promise<void>;
  /** The same desk once more on the same database, `after` ms: as after a crash, nothing is drained before. */
  restart(after?: number): Promise<void>;
  /** What this test broke on purpose, so that it isn't held against the desk at its end. */
  expecting: { errors: boolean; complaints: boolean; placeholders: boolean };
}

export interface StartOptions {
  /** Settings over the harness's own. */
  env?: Record<string, string>;
  /** An IT admin serves tier 1 and tier 2 before the test begins. Default true. */
  served?: boolean;
  /** The app is installed for everybody and in every team. Default true. */
  installed?: boolean;
  onDisk?: boolean;
}

export type Start = (options?: StartOptions) => Promise<TestDesk>;

const auth = { appId: '00000000-0000-4000-8000-0000000000aa', password: 'example-secret' };
const started = new Map<string, Promise<{ practice: PracticeProcess; teams: PracticeClient }>>();

/** One for a test file; both databases use it in turn. */
function practiceTeams(options: Partial<PracticeOptions>) {
  const key = JSON.stringify(options);
  const running = started.get(key) ?? startPracticeTeams(options);
  started.set(key, running);
  return running;
}

async function startPracticeTeams(options: Partial<PracticeOptions>) {
  const practice = await spawnPractice({
    botUrl: 'http://127.0.0.1:9/',
    limits: false,
    ...options,
    delivery: { resends: 0, ...options.delivery },
    outside: { secrets: { operations: operationsSecret, fabrikam: vendorSecret } },
    auth: { ...auth, tls: await trustedCertificate() },
  });
  return { practice, teams: await openClient(practice.url) };
}

afterAll(async () => {
  for (const { practice, teams } of await Promise.all(started.values())) {
    teams.close();
    await practice.close();
  }
});

/**
 * The whole desk against practice Teams in a process of its own, over HTTP, with tokens on both ways. Practice Teams
 * is started once for a suite and emptied for each desk; each desk has a database of its own. Tests move the clock.
 */
export function useDesk(open: Open, practiceOptions: Partial<PracticeOptions> = {}): Start {
  let practice: PracticeProcess;
  let teams: PracticeClient;
  let kept: TestDatabase | undefined;
  /** All rows of a desk that is installed and serves, while practice Teams keeps its side of it. */
  let begun: Rows | undefined;
  const running: TestDesk[] = [];

  beforeAll(async () => {
    ({ practice, teams } = await practiceTeams(practiceOptions));
  });

  afterEach(async () => {
    for (const desk of running.splice(0)) {
      try {
        await checkAtTheEnd(desk);
      } finally {
        await desk.stop();
      }
    }
  });

  /** Making all tables anew takes PostgreSQL longer than most tests do. */
  async function emptyDatabase(onDisk: boolean | undefined): Promise<TestDatabase> {
    if (kept && (await emptyTables(kept))) return kept;
    const opened = await open({ onDisk });
    if (opened.can.dialect === 'postgres') kept = opened;
    return opened;
  }

  return async ({ env = {}, served = true, installed = true, onDisk } = {}) => {
    const usual = served && installed;
    await (usual && begun ? teams.recall() : teams.reset());
    await teams.change({
      botUrl: 'http://127.0.0.1:9/',
      readAll: practiceOptions.readAll ?? false,
      limits: practiceOptions.limits ?? false,
      channelPictures: practiceOptions.channelPictures ?? 'attached',
      keysDown: false,
      tokensDown: false,
      mailDown: false,
      mailBroken: false,
      password: auth.password,
    });
    const practiceNow = Date.parse((await teams.snapshot()).now);
    const clock = { shift: practiceNow - Date.now() };
    const log: TestDesk['log'] = [];
    const config = loadConfig({
      ...botSettings(practice, auth),
      // Attached files lie beside the page.
      SERVICE_URL_HOSTS: [practice.serviceUrl, practice.url].map((url) => new URL(url).host).join(','),
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'https://desk.example.com',
      SECRET_KEY: 'an example secret of 32 characters',
      ADMIN_IDS: practiceAdminId,
      SENDS_PER_CONVERSATION: '1000/1s',
      SENDS_PER_TENANT: '1000/1s',
      DESTINATION_OPERATIONS: `${practice.url}/outside/operations`,
      DESTINATION_OPERATIONS_SECRET: operationsSecret,
      DESTINATION_HARDWARE: `Contoso=mailto:support@vendor.example.com, Fabrikam=${practice.url}/outside/fabrikam, manual`,
      DESTINATION_HARDWARE_SECRET: `Fabrikam=${vendorSecret}`,
      SECURITY_CONTACT: 'mailto:security@contoso.com',
      SMTP_URL: practice.smtpUrl,
      MAIL_FROM: 'deskhand@contoso.com',
      ...env,
    });
    const database = await emptyDatabase(onDisk);
    if (usual && begun) await putRows(database, begun);
    const options = { now: () => new Date(Date.now() + clock.shift), database };
    const write = (line: string) => void log.push(JSON.parse(line) as TestDesk['log'][number]);
    const launch = () => startDesk(config, createLog('info', { write }), options);

    const desk = {
      ...(await launch()),
      teams,
      database,
      log,
      expecting: { errors: false, complaints: false, placeholders: false },
      settle: (within = 3_000) => settle(desk, clock, within),
      later: async (ms: number) => {
        clock.shift += ms;
        await teams.advance(ms);
        await desk.settle();
      },
      restart: async (after = 0) => {
        await desk.stop();
        clock.shift += after;
        if (after > 0) await teams.advance(after);
        Object.assign(desk, await launch());
        await teams.change({ botUrl: `${desk.url}/api/messages` });
      },
    } as TestDesk;
    Object.assign(desk, peopleOf(desk));
    running.push(desk);

    await teams.change({ botUrl: `${desk.url}/api/messages` });
    if (usual && begun) return desk;
    if (installed) {
      await teams.installEverywhere();
      await desk.settle();
    }
    if (served) {
      await desk.says('morgan', { text: 'serve tier 1', mentions: ['bot'] }, { in: tier1 });
      await desk.says('morgan', { text: 'serve tier 2', mentions: ['bot'] }, { in: tier2 });
    }
    if (usual) {
      begun = await takeRows(database);
      await teams.keep();
    }
    return desk;
  };
}

/** Drains, and goes on with what waits only for a short pause: a limit, a first repeat. */
async function settle(desk: TestDesk, clock: { shift: number }, within: number): Promise<void> {
  const now = () => Date.now() + clock.shift;
  const end = now() + within;
  for (;;) {
    await desk.dispatch.drain();
    const due = await nextDue(desk.desk.db);
    if (!due || Date.parse(due) > end) return;
    clock.shift += Math.max(0, Date.parse(due) - now());
  }
}

/** What holds after every story: Teams had nothing to object to, nothing broke, and people read only plain words. */
async function checkAtTheEnd(desk: TestDesk): Promise<void> {
  if (!desk.expecting.complaints) expect(await desk.teams.complaints()).toEqual([]);
  if (!desk.expecting.errors) expect(desk.log.filter(({ level }) => level === 'error')).toEqual([]);
  if (desk.expecting.placeholders) return;
  const shown = (await desk.teams.log()).filter(({ author }) => author.type === 'bot');
  const odd = shown
    .map(({ text, card }) => wordsOf({ text, card }))
    .filter((words) => /\$\{|\bundefined\b|\[object |\bNaN\b|\{\w+\}/.test(words));
  expect(odd).toEqual([]);
}
