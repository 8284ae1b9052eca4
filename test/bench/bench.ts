import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import { trustedCertificate } from '../support/tls.ts';
import { settingsFor, startBot } from './bots.ts';
import type { BotKind } from './bots.ts';
import { openLoad } from './load.ts';
import { playRound } from './round.ts';
import type { Contestant } from './round.ts';
import { openTickets, quiet } from './setup.ts';
import { numbersOf, tableOf } from './table.ts';
import type { Result } from './table.ts';
import { startBenchTeams } from './teams.ts';
import { message } from './parties.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const rounds = options.quick ? 3 : 5;
const conversations = options.quick ? 100 : 500;
const connections = 16;
const pacePerSecond = 50;

const echo: BotKind = { name: 'echo bot', file: 'test/bench/echo-bot.ts', env: {}, isDesk: false };
const postgresUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';
const schema = `bench_${randomBytes(4).toString('hex')}`;
const desks: BotKind[] = [
  { name: 'SQLite', file: 'src/main.ts', env: {}, isDesk: true },
  {
    name: 'PostgreSQL',
    file: 'src/main.ts',
    env: { DATABASE_URL: withSchema(postgresUrl, schema) },
    isDesk: true,
  },
];

/** The three bots side by side, taking turns; everything stays on this machine, and ends by itself. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-bench-'));
  const tls = await trustedCertificate();
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, tls.cert);
  const chosen = [echo, ...desks].filter(({ name }) => !options.only || name.includes(options.only));
  await asOwner(sql`create schema ${sql.id(schema)}`);
  const contestants: Contestant[] = [];
  try {
    const results: Result[] = chosen.map(({ name }) => ({ name, rounds: [], startMs: [], memoryMb: 0 }));
    for (const kind of chosen) contestants.push(await begin(kind, tls, certificate, folder));
    for (let round = 1; round <= rounds; round += 1) {
      for (const [index, one] of contestants.entries()) {
        say(`round ${round} of ${rounds}: ${one.bot.kind.name}`);
        results[index]!.rounds.push(await playRound(one, conversations, pacePerSecond));
      }
    }
    for (const [index, one] of contestants.entries()) results[index]!.memoryMb = one.bot.memoryMb();
    await restart(contestants, results, certificate, folder);
    print(results);
  } finally {
    await Promise.allSettled(contestants.map((one) => one.bot.stop()));
    for (const { teams } of contestants) teams.close();
    await asOwner(sql`drop schema ${sql.id(schema)} cascade`);
    rmSync(folder, { recursive: true });
  }
}

/** Started, warm, and with a ticket a conversation. */
async function begin(
  kind: BotKind,
  tls: { key: string; cert: string },
  certificate: string,
  folder: string,
): Promise<Contestant> {
  say(`${kind.name}: ${conversations} conversations`);
  const teams = await startBenchTeams(tls);
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const bot = await startBot(kind, settingsFor(teams, certificate), join(folder, kind.name), profiling);
  const load = openLoad(bot.url, teams.token, connections);
  const one: Contestant = { bot, load, teams, rounds: 0, lastAt: 0 };
  if (kind.isDesk) await openTickets(teams, load, conversations);
  const hellos = Array.from({ length: conversations }, (_, index) =>
    message(teams.serviceUrl, index, 'It is still the same as before'),
  );
  await load.flood(hellos);
  await quiet(teams);
  one.lastAt = performance.now();
  return one;
}

/** Taking turns again: a start on what the rounds left behind. */
async function restart(
  contestants: Contestant[],
  results: Result[],
  certificate: string,
  folder: string,
): Promise<void> {
  await Promise.all(contestants.map((one) => one.bot.stop()));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, { bot, teams }] of contestants.entries()) {
      const settings = settingsFor(teams, certificate);
      const again = await startBot(bot.kind, settings, join(folder, bot.kind.name));
      results[index]!.startMs.push(again.startMs);
      await again.stop();
    }
  }
}

function print(results: Result[]): void {
  if (options.json) {
    console.log(
      JSON.stringify({ rounds, conversations, connections, pacePerSecond, results: results.map(numbersOf) }),
    );
    return;
  }
  const [cpu] = cpus();
  console.log(`
${conversations} conversations, one message each per round, ${connections} connections; median of ${rounds} rounds, taking turns.
Node ${process.version} on ${cpus().length} × ${cpu?.model.trim()}; paced: ${pacePerSecond} messages a second.

${tableOf(results)}

Every message arrived exactly once, in the thread it belongs to. "harness" is what load and stand-in took of one
processor; near 1 they, not the bot, would be measured. Memory after the rounds; start from spawn to /readyz.
`);
}

function withSchema(url: string, name: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-c search_path=${name}`);
  return changed.href;
}

async function asOwner(statement: ReturnType<typeof sql>): Promise<void> {
  const owner = await openDatabase(postgresUrl, { poolSize: 1 });
  await statement.execute(owner.db);
  await owner.close();
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

await main();
