/** The practice clock, and times in a person's own zone. */
import { changed, state } from './store.js';
import { words } from './words.js';

const formats = new Map();
let minute = 0;

/** Draws again when the minute turns. */
export function tick() {
  const current = Math.floor(now() / 60000);
  if (current === minute) return;
  minute = current;
  changed();
}

/** Practice time, ms. */
export const now = () => Date.now() + (state.snapshot?.shifted ?? 0);

/** `09:02` @param {string | number} at @param {string} [timezone] */
export const clockTime = (at, timezone) =>
  format({ hour: '2-digit', minute: '2-digit', hour12: false }, at, timezone);

/** `Mon 09:02` */
export const dayAndTime = (at, timezone) =>
  `${format({ weekday: 'short' }, at, timezone)} ${clockTime(at, timezone)}`;

/** `Today`, `Yesterday`, `Friday` or `3 March`, for the line between two days. */
export function dayName(at, timezone) {
  const day = dayKey(at, timezone);
  if (day === dayKey(now(), timezone)) return words.chat.today;
  if (day === dayKey(now() - 86400000, timezone)) return words.chat.yesterday;
  const recent = now() - Date.parse(at) < 6 * 86400000;
  return format(recent ? { weekday: 'long' } : { day: 'numeric', month: 'long' }, at, timezone);
}

/** Short for a message's head: only the time today, with the day before that. */
export function messageTime(at, timezone) {
  const day = dayKey(at, timezone);
  if (day === dayKey(now(), timezone)) return clockTime(at, timezone);
  const recent = now() - Date.parse(at) < 6 * 86400000;
  return recent
    ? dayAndTime(at, timezone)
    : `${format({ day: 'numeric', month: 'short' }, at, timezone)}, ${clockTime(at, timezone)}`;
}

/** Equal for two times of one day. */
export const dayKey = (at, timezone) =>
  format({ year: 'numeric', month: '2-digit', day: '2-digit' }, at, timezone);

function format(options, at, timezone) {
  const key = JSON.stringify([options, timezone]);
  if (!formats.has(key))
    formats.set(key, new Intl.DateTimeFormat('en-GB', { ...options, timeZone: timezone }));
  return formats.get(key).format(new Date(at));
}
