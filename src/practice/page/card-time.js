/** `{{DATE(…)}}` and `{{TIME(…)}}` in card text: as in Teams, drawn in the reader's own zone. */
import { personById } from './store.js';

const pattern = /\{\{(DATE|TIME)\(\s*([^\s,()]+?)\s*(?:,\s*(COMPACT|SHORT|LONG)\s*)?\)\}\}/g;

const dates = {
  COMPACT: { year: 'numeric', month: '2-digit', day: '2-digit' },
  SHORT: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  LONG: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};
const time = { hour: '2-digit', minute: '2-digit', hour12: false };

/** @param {string} text @param {string} reader short id */
export function drawTimes(text, reader) {
  if (!text.includes('{{')) return text;
  const timeZone = personById(reader)?.timezone;
  return text.replace(pattern, (whole, kind, value, style) => {
    const at = Date.parse(value);
    if (Number.isNaN(at)) return whole;
    const options = kind === 'TIME' ? time : dates[style ?? 'COMPACT'];
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(at);
  });
}
