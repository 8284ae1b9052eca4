import type { Clock } from '../api.ts';
import type { Practice } from '../practice.ts';

const quarter = 15 * 60_000;

/** Ms from `now` to the next Friday 18:00 there; a whole week when it is just that. */
export function untilFridayEvening(now: Date, timezone: string | undefined): number {
  const shown = new Intl.DateTimeFormat('en-GB', {
    ...(timezone === undefined ? {} : { timeZone: timezone }),
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const first = Math.floor(now.getTime() / quarter) * quarter + quarter;
  for (let at = first; ; at += quarter) {
    const parts = Object.fromEntries(shown.formatToParts(at).map(({ type, value }) => [type, value]));
    if (parts['weekday'] === 'Fri' && parts['hour'] === '18' && parts['minute'] === '00')
      return at - now.getTime();
  }
}

/** Through the hook, so that the bot's clock goes along; without one only ours moves. */
export async function moveClock(practice: Practice, wish: Clock): Promise<{ now: string }> {
  const { hooks, timezone } = practice.options;
  const ms = wish.type === 'advance' ? wish.ms : untilFridayEvening(practice.now(), timezone);
  if (hooks?.advance) await hooks.advance(ms);
  else practice.world.shifted += ms;
  const now = practice.now().toISOString();
  practice.emit({ type: 'clock', now });
  return { now };
}
