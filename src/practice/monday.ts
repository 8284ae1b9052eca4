import { DateTime } from 'luxon';
import type { PracticeClient } from './client.ts';
import { cast } from './monday/cast.ts';
import { channels, partnerCategories } from './monday/acts.ts';
import type { Act, Tale } from './monday/acts.ts';
import { friday } from './monday/friday.ts';
import { mondayMorning } from './monday/monday-morning.ts';
import { perform } from './monday/perform.ts';
import type { Scene, Telling } from './monday/perform.ts';
import { thursday } from './monday/thursday.ts';
import type { Opening } from './views.ts';
import type { World } from './world.ts';

/** Thirty tickets, from their report to where they are on Monday morning. */
export const tales: Tale[] = [...thursday, ...friday, ...mondayMorning];

/** What came before has been read by everybody. */
const allRead = 'Mon 09:36';
const alexArrives = 'Mon 09:39';
const opensAt = 'Mon 09:40';

/** The two sides the page opens with: something is left for them to find. */
const visitors = ['alex', 'robin'];

export interface MondayOptions {
  world(): World;
  now(): Date;
  zone: string;
  tales?: Tale[] | undefined;
  /** Ends it between two moments. */
  signal: AbortSignal;
  show(progress: Opening): void;
}

/**
 * Plays Thursday to Monday through the bot, by HTTP, as people would, moving the practice clock from moment to
 * moment: so every card, state and time is what the bot made of it.
 */
export async function openMonday(teams: PracticeClient, options: MondayOptions): Promise<void> {
  const monday = mondayAfter(options.now(), options.zone);
  const moments = momentsOf(options.tales ?? tales);
  const scene: Scene = {
    teams,
    world: options.world,
    taken: new Set(),
    dayOf: (name) => timeOf(monday, `${name} 00:00`).toISODate() ?? '',
  };
  const goTo = async (at: string) => {
    const ms = Math.ceil(timeOf(monday, at).toMillis() - options.now().getTime());
    if (ms > 0) await teams.advance(ms);
  };
  const problems: unknown[] = [];
  /** A tale that breaks ends there, so that Monday comes nevertheless. */
  const play = async (telling: Telling, act: Act): Promise<void> => {
    if (telling.broken) return;
    try {
      await withPatience(teams, options.signal, () => perform(scene, telling, act));
    } catch (error) {
      telling.broken = true;
      problems.push(new Error(`${act[0]}, ${act[1]} ${act[2]}`, { cause: error }));
    }
  };
  options.show({ done: 0, of: moments.length });
  await openDesk(teams);
  for (const [done, [at, acts]] of moments.entries()) {
    if (options.signal.aborted) return;
    options.show({ done, of: moments.length });
    await goTo(at);
    await Promise.all(acts.map(({ telling, act }) => play(telling, act)));
    if (at === allRead) await teams.read(everybody(options.world()));
    if (at === alexArrives) await teams.install('alex');
  }
  await goTo(opensAt);
  await teams.read(everybody(options.world()).filter((id) => !visitors.includes(id)));
  if (problems.length > 0) throw problems[0];
}

const everybody = (world: World): string[] => Object.keys(world.people);

/** The app for everybody but Alex, who gets it on Monday, and an IT admin who opens the channels and names who decides. */
async function openDesk(teams: PracticeClient): Promise<void> {
  for (const person of cast) await teams.ask('person', { ...person, installed: false });
  const { people, teams: all } = await teams.snapshot();
  for (const { id } of all) await teams.install(id, 'morgan');
  await Promise.all(people.filter(({ id }) => id !== 'alex').map(({ id }) => teams.install(id)));
  const serve = (text: string, channel: string) =>
    teams.say('morgan', { text, mentions: ['bot'] }, { in: channel });
  await teams.advance(60_000);
  await serve('serve tier 1', channels.desk);
  await serve('serve tier 2', channels.devices);
  await serve(`serve tier 1 partner for ${partnerCategories.join(', ')}`, channels.partner);
  await serve('serve escalations', channels.escalations);
  for (const { id, name } of people.filter(({ role }) => role === 'escalator'))
    await teams.say(
      'morgan',
      { html: `add escalator <at>${name}</at>`, mentions: ['bot', id] },
      { in: channels.escalations },
    );
}

type Moment = [at: string, acts: { telling: Telling; act: Act }[]];

function momentsOf(all: Tale[]): Moment[] {
  const moments = new Map<string, Moment[1]>();
  for (const at of [allRead, alexArrives]) moments.set(at, []);
  for (const tale of all) {
    const telling: Telling = { reporter: tale[0]?.[1] ?? '' };
    for (const act of tale) moments.set(act[0], [...(moments.get(act[0]) ?? []), { telling, act }]);
  }
  const week = DateTime.utc(2026, 3, 2);
  return [...moments].sort(([one], [other]) => timeOf(week, one).toMillis() - timeOf(week, other).toMillis());
}

const daysFromMonday: Record<string, number> = { Thu: -4, Fri: -3, Sat: -2, Sun: -1, Mon: 0, Tue: 1, Wed: 2 };

/** `Thu 09:42` of the days around that Monday. */
function timeOf(monday: DateTime, at: string): DateTime {
  const [day = '', time = ''] = at.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  const days = daysFromMonday[day];
  if (days === undefined) throw new Error(`${at} is not in the practice week`);
  return monday.plus({ days }).set({ hour, minute });
}

function mondayAfter(now: Date, zone: string): DateTime {
  const here = DateTime.fromJSDate(now, { zone });
  const monday = here.startOf('week').set({ hour: 9, minute: 40 });
  return monday > here ? monday : monday.plus({ weeks: 1 });
}

const tries = 5;
const pause = 200;

/** Somebody may restart the bot meanwhile, and a card may come a moment later than usual. */
async function withPatience(
  teams: PracticeClient,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await teams.advance(1_000);
    }
  }
}
