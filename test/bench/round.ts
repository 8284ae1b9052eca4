import type { RunningBot } from './bots.ts';
import type { Load } from './load.ts';
import { message } from './parties.ts';
import { markOf } from './record.ts';
import type { BenchTeams } from './teams.ts';

export interface Contestant {
  bot: RunningBot;
  load: Load;
  teams: BenchTeams;
  /** Rounds so far: each has marks of its own. */
  rounds: number;
  lastAt: number;
}

export interface Round {
  /** Messages that stood in their thread, or were answered, per second: from the first request to the last arrival. */
  perSecond: number;
  /** Turns under that load, ms. */
  turns: number[];
  /** Turns at a steady pace, ms. */
  pacedTurns: number[];
  /** Posts and updates of posts per message. */
  sendsPerMessage: number;
  /** Of the bot, ms. */
  cpuPerMessage: number;
  /** What load and stand-in together took of one processor: near 1 they would be what is measured. */
  harnessLoad: number;
}

const patienceMs = 60_000;
/** Words within five seconds are one post; each message is to be a post of its own. */
const burstMs = 5_500;

/** One message a conversation, all at once; then the same again at a steady pace. */
export async function playRound(one: Contestant, conversations: number, perSecond: number): Promise<Round> {
  const { bot, load, teams } = one;
  await burstEnds(one);
  const flood = await write(one, conversations, (activities) => load.flood(activities));
  await burstEnds(one);
  const paced = await write(one, Math.min(conversations, perSecond * 3), (activities) =>
    load.pace(activities, perSecond),
  );
  const name = bot.kind.name;
  const mistakes = teams.recording.mistakes([...flood.marks, ...paced.marks]);
  if (mistakes.length > 0)
    throw new Error(`${name}: ${mistakes.length} wrong, as ${mistakes.slice(0, 3).join('; ')}`);
  return {
    perSecond: (conversations * 1_000) / flood.tookMs,
    turns: flood.times,
    pacedTurns: paced.times,
    sendsPerMessage: flood.sends / conversations,
    cpuPerMessage: flood.botCpuMs / conversations,
    harnessLoad: flood.ownCpuMs / flood.tookMs,
  };
}

async function write(
  one: Contestant,
  count: number,
  how: (activities: object[]) => ReturnType<Load['flood']>,
) {
  const { bot, teams } = one;
  const { counts } = teams.recording;
  one.rounds += 1;
  const marks = Array.from({ length: count }, (_, index) => markOf(one.rounds, index));
  const activities = marks.map((mark, index) =>
    message(teams.serviceUrl, index, `The other cable changed nothing, the light is off: ${mark}`),
  );
  const before = { sends: counts.posts + counts.updates, cpu: bot.cpuMs(), own: process.cpuUsage() };
  const began = performance.now();
  const arrived = teams.recording.arrival(marks, patienceMs);
  const { times, refused } = await how(activities);
  if (refused.length > 0)
    throw new Error(`${bot.kind.name} answered ${refused[0]} to ${refused.length} of ${count}`);
  const end = await arrived;
  if (end === undefined) throw new Error(`${bot.kind.name}: not everything arrived within a minute`);
  one.lastAt = performance.now();
  const own = process.cpuUsage(before.own);
  return {
    marks,
    times,
    tookMs: end - began,
    sends: counts.posts + counts.updates - before.sends,
    botCpuMs: bot.cpuMs() - before.cpu,
    ownCpuMs: (own.user + own.system) / 1_000,
  };
}

const burstEnds = ({ lastAt }: Contestant): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, Math.max(0, lastAt + burstMs - performance.now())));
