import type { SendLimit } from '../config.ts';

/** Keeps below what Teams allows, so that it has no reason to throttle; limits named per thread count a whole channel. */
export interface SendLimits {
  /** 0: go ahead, the send is counted. Otherwise the milliseconds to wait. */
  take(conversation: string, tenant: string): number;
  /** Teams said when to come back: this conversation waits, the others don't. */
  pause(conversation: string, ms: number): void;
}

export function createSendLimits(
  limits: { conversation: SendLimit[]; tenant: SendLimit[] },
  now: () => number,
): SendLimits {
  const sent = new Map<string, number[]>();
  const pausedUntil = new Map<string, number>();

  function waitFor(key: string, rules: SendLimit[], at: number): number {
    const times = sent.get(key) ?? [];
    const waits = rules.map(({ count, perMs }) => {
      const oldest = times[times.length - count];
      return oldest === undefined ? 0 : oldest + perMs - at;
    });
    return Math.max(0, ...waits);
  }

  function count(key: string, rules: SendLimit[], at: number): void {
    const longest = Math.max(0, ...rules.map((rule) => rule.perMs));
    const times = (sent.get(key) ?? []).filter((time) => time > at - longest);
    times.push(at);
    sent.delete(key);
    sent.set(key, times);
    forgetQuiet(at - longest);
  }

  /** The map is in the order of the last send: conversations that have been quiet for long stand first. */
  function forgetQuiet(before: number): void {
    for (const [key, times] of sent) {
      if ((times.at(-1) ?? 0) > before) return;
      sent.delete(key);
    }
  }

  return {
    take: (conversation, tenant) => {
      const at = now();
      const paused = (pausedUntil.get(conversation) ?? 0) - at;
      if (paused > 0) return paused;
      pausedUntil.delete(conversation);
      const tenantKey = `tenant:${tenant}`;
      const wait = Math.max(
        waitFor(conversation, limits.conversation, at),
        waitFor(tenantKey, limits.tenant, at),
      );
      if (wait > 0) return Math.ceil(wait);
      count(conversation, limits.conversation, at);
      count(tenantKey, limits.tenant, at);
      return 0;
    },
    pause: (conversation, ms) => {
      pausedUntil.set(conversation, Math.max(pausedUntil.get(conversation) ?? 0, now() + ms));
    },
  };
}
