import type { Practice } from '../practice.ts';
import { refusals } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** Per bot and conversation, as Microsoft publishes them: most in so many ms. */
const perConversation = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const perTenant = [{ most: 50, ms: 1_000 }];

/** Two clocks and a network lie between the bot's window and ours: ours is a little shorter. */
const slack = 0.95;

const taken = new WeakMap<Practice, Map<string, number[]>>();

/** Counts this write, or says that it is one too many. */
export function passLimits(practice: Practice, conversation: string): Refusal | null {
  if (!practice.switches.limits) return null;
  const times = taken.get(practice) ?? new Map<string, number[]>();
  taken.set(practice, times);
  const now = performance.now();
  const own = recent(times, conversation, now - 3_600_000);
  const all = recent(times, '*', now - 1_000);
  const wait = Math.max(waitFor(own, perConversation, now), waitFor(all, perTenant, now));
  if (wait > 0) return refusals.tooMany(Math.ceil(wait / 1000));
  own.push(now);
  all.push(now);
  return null;
}

function recent(times: Map<string, number[]>, key: string, since: number): number[] {
  const list = (times.get(key) ?? []).filter((time) => time > since);
  times.set(key, list);
  return list;
}

function waitFor(times: number[], limits: { most: number; ms: number }[], now: number): number {
  let wait = 0;
  for (const { most, ms } of limits) {
    const first = times.at(-most);
    if (first !== undefined && first > now - ms * slack) wait = Math.max(wait, first + ms - now);
  }
  return wait;
}
