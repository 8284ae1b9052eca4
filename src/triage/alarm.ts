/* Somebody may have got hold of a password or a device: then nothing is queued. Also in German, French and Spanish. */

/** What has happened already: said of oneself or somebody, not asked about in general. */
const happened: readonly RegExp[] = [
  /\b(?:clicked|tapped|opened|klicked)\b.{0,40}\b(?:link|attachment|file|mail|email|qr)\b.{0,120}\b(?:typed|entered|gave|put|filled|logged|signed|password|credentials|pin|code)\b/is,
  /\b(?:typed|entered|gave|put in|filled in|submitted|shared|sent|told|disclosed)\b.{0,30}\b(?:password|passwort|pin|credentials|login|user ?name|mfa code|code|card number|bank details)\b.{0,80}\b(?:link|site|page|mail|phone|caller|call|someone|somebody|fake|form|stranger|website|him|them|sms|chat)\b/is,
  /\b(?:link|site|page|mail|email|caller|somebody|someone|stranger|fake|form|website|phish\w*)\b.{0,120}\b(?:typed|entered|gave|put in|filled in|submitted|shared)\b.{0,30}\b(?:my |her |his |their |the )?(?:password|pin|credentials|login|code|card)\b/is,
  /\b(?:i|he|she|we|they|colleague)\b.{0,60}\b(?:clicked|opened|tapped)\b.{0,40}\b(?:phish\w*|suspicious|strange|odd|weird|fake|scam|dodgy|malicious|unknown sender)\b/is,
  /\b(?:phish\w*|suspicious|strange|scam|fake|dodgy)\b.{0,40}\b(?:link|mail|e-?mail|attachment|message|sms)\b.{0,50}\b(?:and i |i |i have |i've |she |he |we )?(?:clicked|opened|tapped|answered|replied)\b/is,
  /\b(?:clicked|opened|tapped)\b.{0,20}\b(?:strange|suspicious|odd|weird|dodgy|phish\w*|fake)\b/is,
  /\bgot (?:a |the )?phish\w* (?:mail|e-?mail|link)\b.{0,30}\bopened\b/is,
  /\b(?:account|laptop|computer|pc|mailbox|phone|i|we)\b.{0,30}\b(?:has been |have been |was |were |got |been |is |am )(?:hacked|compromised|hijacked|taken over|breached)\b/is,
  /\bhacked (?:my|me|our|into)\b|\bhacker\b.{0,40}\b(?:my|our|control)\b/is,
  /\bransom(?:ware| note)?\b|\bfiles?\b.{0,40}\b(?:encrypted|verschlüsselt|chiffrés?|cifrados?)\b.{0,60}\b(?:pay|bitcoin|ransom|money|zahlen|payer|pagar)\b/is,
  /\b(?:virus|malware|trojan|spyware|keylogger)\b.{0,40}\b(?:on|in|found|detected|warning|installed|infected)\b.{0,30}\b(?:my|our|the|this)\b/is,
  /\bsome(?:body|one)(?: else)?\b.{0,25}\b(?:is |was |has been |has )?(?:using|in|logged (?:in )?(?:to|into)|signed (?:in )?(?:to|into)|sending (?:mails?|emails?|messages?) from|controls?|moved)\b.{0,15}\bmy (?:account|mailbox|e-?mail|mouse|computer|laptop|pc)\b/is,
  /\b(?:mouse|cursor|screen|computer)\b.{0,30}\b(?:moves?|moving|controlled|types?|typing)\b.{0,20}\b(?:by itself|on its own|by somebody|remotely)\b.{0,60}\b(?:password|files?|bank|remote|hack|open)/is,
  /\b(?:laptop|notebook|computer|work phone|company phone|phone|tablet|usb stick)\b.{0,40}\b(?:was |got |has been |were |is )?(?:stolen|robbed)\b|\bstole (?:my|our|his|her)\b.{0,20}\b(?:laptop|phone|bag|computer|tablet)\b/is,
  /\b(?:lost|left)\b.{0,30}\b(?:my |the )?(?:work |company )?(?:laptop|notebook|usb stick|token)\b.{0,30}\b(?:train|taxi|bus|plane|airport|cafe|café|street|park|restaurant|hotel)\b/is,
  /\bmfa\b.{0,40}\b(?:prompts?|requests?|codes?)\b.{0,40}\b(?:didn.?t|did not|never|not me|approved)\b|\bapproved\b.{0,40}\b(?:sign-?in|login|mfa|authenticator)\b.{0,40}\b(?:not me|wasn.?t me|by mistake|didn.?t)\b/is,
  /\b(?:let|gave|allowed)\b.{0,30}\b(?:caller|somebody|someone|man|woman|stranger|guy)\b.{0,40}\b(?:remote|control|access|connect|teamviewer|anydesk)\b/is,
  // German
  /\b(?:link|anhang|mail)\b.{0,60}\b(?:geklickt|geöffnet|geoeffnet)\b.{0,120}\b(?:passwort|kennwort|zugangsdaten|daten|pin)\b/is,
  /\b(?:passwort|kennwort|zugangsdaten|pin|login)\b.{0,60}\b(?:eingegeben|eingetippt|weitergegeben|verraten|preisgegeben)\b.{0,120}\b(?:link|seite|mail|phishing|anruf\w*|fake|gefälscht\w*)\b/is,
  /\b(?:phishing|link|gefälschte\w*|verdächtige\w*|komische\w*)\b.{0,120}\b(?:passwort|kennwort|zugangsdaten|pin)\b.{0,30}\b(?:eingegeben|eingetippt|weitergegeben)\b/is,
  /\b(?:verdächtige\w*|komische\w*|seltsame\w*|phishing)\b.{0,40}\b(?:link|anhang|mail)\w*\b.{0,40}\b(?:geklickt|geöffnet|geoeffnet)\b|\bauf (?:einen|den) (?:verdächtigen|komischen|seltsamen|phishing)\S* ?link\b.{0,20}\bgeklickt\b/is,
  /\b(?:wurde|bin|ist)\b.{0,30}\bgehackt\b|\b(?:laptop|notebook|handy|rechner)\b.{0,40}\b(?:gestohlen|geklaut)\b|\berpress(?:er|ung)\w*\b/is,
  // French
  /\b(?:cliqué|clique|ouvert)\b.{0,60}\b(?:lien|pièce jointe|piece jointe|mail)\b.{0,140}\b(?:mot de passe|mdp|identifiants?|code)\b/is,
  /\b(?:saisi|entré|entre|donné|donne|tapé|tape|communiqué)\b.{0,30}\b(?:mot de passe|mdp|identifiants?|code)\b.{0,120}\b(?:lien|site|page|mail|faux|fausse|phishing|hameçonnage|téléphone)\b/is,
  /\b(?:lien|site|page|mail)\b.{0,30}\b(?:suspect|bizarre|frauduleux|étrange)\w*\b.{0,60}\b(?:cliqué|clique|ouvert)\b|\bcliqué\b.{0,30}\b(?:suspect|bizarre|frauduleux|phishing|hameçonnage)\b/is,
  /\b(?:piraté|piratée|pirate|hacké|hackée|rançongiciel)\b|\b(?:ordinateur|portable|téléphone)\b.{0,30}\b(?:volé|vole|été volé)\b/is,
  // Spanish
  /\b(?:hice clic|pinché|pinche|cliqué|abrí|abri)\b.{0,60}\b(?:enlace|link|archivo|correo|adjunto)\b.{0,140}\b(?:contraseña|contrasena|clave|credenciales|datos)\b/is,
  /\b(?:puse|escribí|escribi|introduje|metí|di|ingresé)\b.{0,30}\b(?:contraseña|contrasena|clave|credenciales)\b.{0,120}\b(?:enlace|link|página|pagina|web|correo|falsa|falso|phishing|teléfono)\b/is,
  /\b(?:enlace|correo|link)\b.{0,20}\b(?:sospechoso|raro|extraño|fraudulento)\b.{0,60}\b(?:clic|abrí|abri|pinché)\b|\b(?:clic|pinché|abrí)\b.{0,30}\b(?:sospechoso|raro|fraudulento|phishing)\b/is,
  /\b(?:hackead[oa]|hackearon|secuestr\w+ (?:mis|los) archivos)\b|\b(?:portátil|portatil|móvil|movil|ordenador|computadora)\b.{0,30}\b(?:robado|robaron|robada)\b|\b(?:robaron|robado)\b.{0,30}\b(?:portátil|portatil|móvil|ordenador|laptop)\b/is,
];

/** Asked in general, or said of what didn't happen. */
const harmless =
  /\b(?:didn.?t|did not|haven.?t|have not|never|without) (?:click|open|enter|type|tap)\w*\b|\bif (?:i|somebody|someone|you) (?:click|open)|\b(?:training|simulation|awareness|course|quiz|test mail)\b|\bnicht (?:geklickt|geöffnet)\b|\bpas (?:cliqué|ouvert)\b|\bno (?:hice clic|abrí|he abierto)\b/i;

const readAtMost = 2_000;

/** "I clicked a link and typed my password", "my laptop was stolen": the security contact must know now. */
export function suspectsCompromise(words: string): boolean {
  const start = words.slice(0, readAtMost);
  return !harmless.test(start) && happened.some((pattern) => pattern.test(start));
}
