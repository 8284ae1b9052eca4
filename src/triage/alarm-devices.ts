/* What people write of a device that is in nobody knows whose hands. */

import { any, device, rule } from './alarm-words.ts';
import type { Rule } from './alarm-words.ts';

/** A thing that is gone. Then other things are to be done than after a click. */
export const gone: readonly Rule[] = [
  {
    all: [rule(`${any(device)}.{0,40}${any('stolen|robbed|gestohlen|geklaut|volée?s?|robad[oa]|robaron')}`)],
  },
  { all: [rule(`${any('stole|stolen|volé|robaron|robado')}.{0,20}${any(device)}`)] },
  {
    all: [
      rule(
        `\\b(?:lost|left)\\b (?:my|the|our|his|her) (?:\\w+ )?${any('laptop|notebook|tablet|usb[- ]?stick|security key|work phone|company phone')}`,
      ),
    ],
    but: rule(
      any(
        'charger|bag|pen|dock|stand|connection|at home|(?:at|in) (?:the|my|our) office|at work|on my desk|sound|wifi|wi-fi|internet',
      ),
    ),
  },
  {
    all: [
      rule(
        `\\busb[- ]?stick\\b.{0,30}${any('lost|missing|gone|verloren|weg')}|\\bmy (?:work |company )?(?:phone|laptop|notebook|tablet)(?: with (?:\\S+ ){1,4}| )(?:is|was|went|has gone|got) (?:missing|gone|lost)\\b`,
      ),
    ],
    but: rule(any('connection|sound|wifi|wi-fi|internet|found it|not lost|a key|space')),
  },
  {
    all: [
      rule(
        `${any(device)}.{0,30}${any('verloren|vergessen|liegen ?(?:ge)?lassen')}|${any('perdu|oublié|perdí|perdi|perdió|perdio|olvidé')}.{0,12}${any(device)}`,
      ),
    ],
    but: rule(
      any('verbindung|daten|connexion|conexión|ton|son|mot de passe|contraseña|passwort|kennwort|pin'),
    ),
  },
];
