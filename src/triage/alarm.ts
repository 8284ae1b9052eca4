/* Somebody may have got hold of a password or a device: then nothing is queued. */

import { withoutAccents } from './accents.ts';
import { gone } from './alarm-devices.ts';
import { compromised, harmless } from './alarm-rules.ts';
import type { Rule } from './alarm-words.ts';

const readAtMost = 2_000;

/** "I clicked a link and typed my password", "my laptop was stolen": the security contact must know now. */
export function suspectsCompromise(words: string): boolean {
  return alarmIn(words) !== undefined;
}

/** What may have got into wrong hands: a device that is gone, or an account or device that somebody got into. */
export function alarmIn(words: string): 'device' | 'account' | undefined {
  const start = withoutTypos(withoutAccents(words.slice(0, readAtMost)));
  const isHarmless = harmless.test(start);
  const holds = ({ all, but, strong }: Rule) =>
    (strong || !isHarmless) && all.every((each) => each.test(start)) && !but?.test(start);
  if (gone.some(holds)) return 'device';
  return compromised.some(holds) ? 'account' : undefined;
}

/** The words that matter, as people misspell them. */
const withoutTypos = (words: string): string =>
  words
    .replaceAll(/\bp[ae]?s+w[oa]?r?[dt]s?\b/gi, 'password')
    .replaceAll(/\b(?:clic?k?e?d|klicked|clicket)\b/gi, 'clicked');
