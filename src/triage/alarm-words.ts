/* What an alarm is told by, in English, German, French and Spanish. Accents are taken off on both sides. */

import { withoutAccents } from './accents.ts';

export const rule = (pattern: string): RegExp => new RegExp(withoutAccents(pattern), 'is');
/** One of these words. */
export const any = (words: string): string => `\\b(?:${words})\\b`;

/** All of them, in whatever order. */
export interface Rule {
  all: readonly RegExp[];
  /** Not where one of these stands. */
  but?: RegExp;
  /** Holds also where somebody says what they didn't do. */
  strong?: true;
}

export const gave = any(
  'typed|entered|gave(?: away| out)?|put|filled in|submitted|told|disclosed|sent|shared my|eingegeben|eingetippt|angegeben|weitergegeben|verraten|genannt|gegeben|hat mein|' +
    'saisi|rentré|renseigné|rempli|entré|entre|donné|donne|tapé|tape|communiqué|puse|escribí|escribi|introduje|metí|meti|di|ingresé|metido|puesto|dado|introducido',
);
export const secret = any(
  'password|pw|pin|credentials|my log-?in|meinen code|my code|log ?in data|(?:mfa|sign-?in|authenticator|verification|security) code|code(?= from| vom)|card (?:number|details)|bank details|kennwort|zugangsdaten|anmeldedaten|' +
    'mot de passe|mdp|identifiants?|contraseña|contrasena|clave|credenciales|datos de acceso',
);
export const bad = any(
  'phish\\w*|fake\\w*|(?:guy|man|woman|person|someone|somebody) (?:who called|on the phone)|jemande[mn]|mein(?:e|em)? kolleg\\w+ hat|fraud\\w*|scam\\w*|suspicious|strange|weird|odd|dodgy|malicious|bogus|stranger|caller|qr code|(?:on|over|by) the phone|' +
    'wrong (?:person|address|recipient)|wasn.?t real|not (?:real|genuine)|looked (?:just |exactly )?like (?:ours|microsoft|our .{0,20}(?:page|site|portal)|the (?:real|normal|usual|official|login|sign-?in))|' +
    'falsche[nrs]? (?:seite|webseite|website)|einem unbekannten|einer unbekannten|einem fremden|gefälscht\\w*|gefaelscht\\w*|betrüg\\w*|betrug\\w*|anrufer\\w*|verdächtig\\w*|verdaechtig\\w*|komisch\\w*|seltsam\\w*|am telefon|' +
    'à une? inconnue?|faux|fausse|hameçonnage|frauduleu\\w+|suspect\\w*|bizarre|arnaque\\w*|(?:au|par) téléphone|' +
    'a una? desconocid[oa]|a una? extrañ[oa]|falsa|falso|fraudulent\\w+|sospechos\\w+|rar[oa]|estafa|por teléfono',
);
export const clicked = any(
  'clicked|opened|tapped|downloaded|answered|replied to|responded to|scanned|geklickt|geöffnet|geoeffnet|beantwortet|' +
    'cliqué|clique|ouvert|répondu|hice clic|pinché|pinche|cliqué|abrí|abri|respondí',
);
export const lure = any(
  'link|attachment|qr code|anhang|lien|pièce jointe|piece jointe|enlace|adjunto|from a mail|from the mail|from an e?-?mail',
);
export const thing =
  '(?:link|enlace|lien|e-?mails?|mails?|attachments?|files?|sites?|pages?|messages?|sms|text|pop-?up|invoice|\\w*mail|anhang|seite|nachricht|correo|mensaje|página|lien|message|pièce jointe)';
/** What people do every day with a link and a password. */
export const everyday = rule(
  any(
    'reset\\w*|aadsts\\d+|onboarding|(?:sign|log)[- ]?in link|activation link|nothing happens|zurücksetz\\w*|zurueckzusetzen|zurückzusetzen|réinitialis\\w*|restablecer|cambiar la contraseña|changer (?:mon|le) mot de passe|invite|invitation|meeting|' +
      'asks? (?:me )?for|asking|login page|sign-?in page|incorrect|expired|wrong password|fehlt|says|kept?|attachment password|reloads|does ?n.?t (?:load|open|work)|ne marche pas|no (?:entra|carga)|passiert nichts|rien ne se passe',
  ),
);
export const device =
  '(?:laptop|notebook|computer|work phone|company phone|phone|tablet|usb[- ]?stick|security key|diensthandy|firmenhandy|handy|rechner|portable|ordinateur|pc portable|téléphone|tablette|portátil|portatil|ordenador|computadora|móvil|movil)';
