/* Somebody may have got hold of a password or a device: then nothing is queued. Also in German, French and Spanish. */

/** `\b` knows ASCII letters only: after "cliqué" or "ouvert" it would find no end. */
const edge = '(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])';
const rule = (pattern: string): RegExp => new RegExp(pattern.replaceAll('\\b', `(?:${edge})`), 'isu');

/** Both in any order, at most so many letters apart. */
const near = (one: string, other: string, apart = 120): RegExp =>
  rule(`${one}.{0,${apart}}${other}|${other}.{0,${apart}}${one}`);

const gave =
  '\\b(?:typed|entered|gave|gave away|put in|filled in|submitted|told|disclosed|shared my|sent (?:him|her|them|my))\\b';
const secret =
  '\\b(?:my |his |her |our |their |the )?(?:pass ?words?|pw|pin|credentials|log ?in|mfa code|sign-?in code|card (?:number|details)|bank details)\\b';
const suspect =
  '\\b(?:phish\\w*|fake\\w*|fraud\\w*|scam\\w*|suspicious|strange|weird|odd|dodgy|malicious|bogus|caller|stranger|qr code|(?:on|over|by) the phone|(?<!(?:reset|password|meeting|teams|invite|sharing|download|zoom|activation|set-?up) )link|wasn.?t real|not (?:real|genuine)|looked like (?:ours|microsoft|the real))\\b';
const thing =
  '\\b(?:link|e-?mails?|mails?|attachments?|files?|sites?|pages?|messages?|sms|text|pop-?up|qr code|invoice)\\b';

/** What has happened already: said of oneself or somebody, not asked about in general. */
const happened: readonly RegExp[] = [
  near(`${gave}.{0,30}${secret}`, suspect),
  near(
    `\\b(?:told|gave)\\b.{0,20}\\b(?:caller|stranger|someone on the phone|somebody on the phone|person who called|man|woman)\\b`,
    secret,
    30,
  ),
  rule(
    `\\b(?:i|he|she|we|they|colleague|user|boss)\\b.{0,40}\\b(?:clicked|opened|tapped|downloaded|answered|replied to|responded to|scanned)\\b.{0,40}\\b(?:phish\\w*|suspicious|strange|odd|weird|fake|scam|dodgy|malicious|unknown sender)\\b.{0,25}${thing}`,
  ),
  rule(
    `\\b(?:phish\\w*|suspicious|scam|fake|dodgy)\\b.{0,30}${thing}.{0,50}\\b(?:clicked|opened|tapped|answered|replied)\\b`,
  ),
  rule(
    `^\\W*(?:clicked|opened|tapped|replied to)\\b.{0,30}\\b(?:phish\\w*|suspicious|strange|fake|dodgy|malicious)\\b`,
  ),
  rule(
    `^\\W*(?:(?:i|we|he|she|they)\\b.{0,20})?\\b(?:clicked|opened)\\b.{0,20}${thing}.{0,40}\\b(?:suspicious|strange|fake|phish\\w*|unknown sender)\\b`,
  ),
  rule(`\\b(?:clicked|opened|tapped)\\b.{0,40}${thing}.{0,120}${gave}.{0,30}${secret}`),
  rule(
    '\\b(?:account|laptop|computer|pc|mailbox|phone|i|we)\\b.{0,30}\\b(?:has been |have been |was |were |got |been |is |am )(?:hacked|compromised|hijacked|taken over|breached)\\b',
  ),
  rule('\\bhacked (?:my|me|our|into)\\b|\\bhacker\\b.{0,40}\\b(?:my|our|control)\\b'),
  rule('\\bransom(?:ware| note)?\\b(?!.{0,20}\\b(?:recovery|protection)\\b)'),
  rule(
    '\\b(?:files?|daten|dateien|fichiers|archivos)\\b.{0,40}\\b(?:encrypted|verschlüsselt|chiffrés?|cifrados?)\\b.{0,60}\\b(?:pay|bitcoin|ransom|money|zahlen|payer|pagar)\\b',
  ),
  rule(
    '\\b(?:virus|malware|trojan|spyware|keylogger)\\b.{0,40}\\b(?:on|in|found|detected|installed|infected|auf|sur|dans|en)\\b.{0,20}\\b(?:my|our|this|meinem|unserem|mon|notre|mi|nuestro)\\b',
  ),
  rule(
    '\\bsome(?:body|one)(?: else)?\\b.{0,25}\\b(?:is |was |has been |has )?(?:using|in|logged (?:in )?(?:to|into)|signed (?:in )?(?:to|into)|sending (?:mails?|e-?mails?|messages?) from|controls?|moved)\\b.{0,15}\\bmy (?:account|mailbox|e-?mail|mouse|computer|laptop|pc)\\b',
  ),
  rule(
    '\\b(?:mouse|cursor)\\b.{0,30}\\b(?:moves?|moving|controlled|clicks?)\\b.{0,20}\\b(?:by itself|on its own|by somebody|remotely)\\b.{0,60}\\b(?:password|files?|bank|remote|hack|opens?)',
  ),
  rule(
    '\\b(?:laptop|notebook|computer|phone|tablet|usb stick)\\b.{0,40}\\b(?:was |got |has been |been |were |is )?(?:stolen|robbed)\\b|\\bstole (?:my|our|his|her)\\b.{0,20}\\b(?:laptop|phone|bag|computer|tablet)\\b',
  ),
  rule(
    '\\b(?:i|we|he|she)\\b.{0,12}\\b(?:lost|left)\\b.{0,10}\\b(?:my |the |our |his |her )(?:work |company )?(?:laptop|notebook|tablet|usb stick|security key|work phone|company phone)\\b(?! (?:charger|bag|pen|dock|stand|connection))(?:(?!\\b(?:home|office|desk|connection)\\b).)*$',
  ),
  rule(
    '\\b(?:mfa|authenticator|sign-?in)\\b.{0,40}\\b(?:prompts?|requests?|codes?)\\b.{0,60}\\b(?:didn.?t (?:ask|start|request|sign)\\w*|did not (?:ask|start|request)|not me|wasn.?t me)\\b|\\bapproved\\b.{0,40}\\b(?:sign-?in|login|mfa|authenticator)\\b.{0,40}\\b(?:not me|wasn.?t me|by mistake|didn.?t)\\b',
  ),
  rule(
    '\\b(?:caller|somebody|someone|man|woman|stranger|guy)\\b.{0,60}\\b(?:let|gave|allowed)\\b.{0,40}\\b(?:connect|remote|access|control|teamviewer|anydesk)\\b|\\b(?:let|gave|allowed)\\b.{0,30}\\b(?:caller|stranger|man|woman|guy|someone on the phone)\\b.{0,40}\\b(?:remote|control|access|connect|teamviewer|anydesk|computer|laptop)\\b',
  ),
  // German
  rule(
    '\\b(?:link|anhang|mail)\\w*\\b.{0,60}\\b(?:geklickt|geöffnet|geoeffnet)\\b.{0,120}\\b(?:passwort|kennwort|zugangsdaten|anmeldedaten|pin)\\b',
  ),
  near(
    '\\b(?:passwort|kennwort|zugangsdaten|anmeldedaten|pin)\\b.{0,80}\\b(?:eingegeben|eingetippt|weitergegeben|verraten|preisgegeben|genannt)\\b',
    '\\b(?:link|phishing\\w*|gefälscht\\w*|gefaelscht\\w*|fake\\w*|betrüg\\w*|betrug\\w*|anrufer\\w*|verdächtig\\w*|verdaechtig\\w*|komisch\\w*|seltsam\\w*)\\b',
  ),
  rule(
    '\\b(?:passwort|kennwort|zugangsdaten)\\b.{0,30}\\b(?:gefälscht\\w*|gefaelscht\\w*|fake\\w*|phishing\\w*|falschen) ?\\b.{0,30}\\b(?:eingegeben|eingetippt)\\b',
  ),
  rule(
    '\\b(?:verdächtig\\w*|verdaechtig\\w*|komisch\\w*|seltsam\\w*|phishing\\S*)\\b.{0,40}\\b(?:link|anhang|mail)?\\w*\\b.{0,40}\\b(?:geklickt|geöffnet|geoeffnet|beantwortet)\\b',
  ),
  rule(
    '\\b(?:wurde|bin|ist)\\b.{0,30}\\bgehackt\\b|\\b(?:laptop|notebook|handy|rechner|tablet)\\b.{0,40}\\b(?:gestohlen|geklaut)\\b|\\berpress(?:er|ung)\\w*\\b',
  ),
  rule(
    '\\b(?:meinen?|unseren?|das|den)\\b.{0,12}\\b(?:laptop|notebook|handy|diensthandy|firmenhandy|tablet|usb-?stick)\\b.{0,40}\\b(?:verloren|vergessen|liegen ?(?:ge)?lassen)\\b',
  ),
  // French
  rule(
    '\\b(?:cliqué|clique|ouvert)\\b.{0,60}\\b(?:lien|pièce jointe|piece jointe|mail)\\b.{0,140}\\b(?:mot de passe|mdp|identifiants?)\\b',
  ),
  near(
    '\\b(?:saisi|entré|entre|donné|donne|tapé|tape|communiqué)\\b.{0,30}\\b(?:mot de passe|mdp|identifiants?)\\b',
    '\\b(?:lien|faux|fausse|phishing|hameçonnage|frauduleu\\w+|suspect\\w*|bizarre|arnaque|inconnu\\w*|(?:au|par) téléphone)\\b',
  ),
  rule(
    '\\b(?:lien|site|page|mail|message)\\b.{0,30}\\b(?:suspect|bizarre|frauduleux|étrange)\\w*\\b.{0,60}\\b(?:cliqué|clique|ouvert)\\b|\\b(?:cliqué|ouvert)\\b.{0,40}\\b(?:suspect\\w*|bizarre|frauduleu\\w+|phishing|hameçonnage)\\b',
  ),
  rule(
    '\\b(?:piratée?s?|hackée?s?|rançongiciel)\\b|\\b(?:ordinateur|portable|pc|téléphone|tablette)\\b.{0,30}\\bvolée?\\b|\\bvolé\\b.{0,20}\\b(?:ordinateur|portable|pc|téléphone|tablette)\\b|\\b(?:perdu|oublié)\\b.{0,12}\\b(?:mon|notre)\\b.{0,15}\\b(?:ordinateur|portable|pc|téléphone pro)\\b',
  ),
  // Spanish
  rule(
    '\\b(?:hice clic|pinché|pinche|cliqué|abrí|abri)\\b.{0,60}\\b(?:enlace|link|archivo|correo|adjunto)\\b.{0,140}\\b(?:contraseña|contrasena|clave|credenciales)\\b',
  ),
  near(
    '\\b(?:puse|escribí|escribi|introduje|metí|meti|di|ingresé)\\b.{0,30}\\b(?:contraseña|contrasena|clave|credenciales)\\b',
    '\\b(?:enlace|link|falsa|falso|phishing|fraudulent\\w+|sospechos\\w+|rar[oa]|desconocid\\w+|estafa|por teléfono)\\b',
  ),
  rule(
    '\\b(?:enlace|correo|link|mensaje)\\b.{0,20}\\b(?:sospechoso|raro|extraño|fraudulento)\\b.{0,60}\\b(?:clic|abrí|abri|pinché)\\b|\\b(?:clic|pinché|abrí|abri)\\b.{0,40}\\b(?:sospechoso|raro|fraudulento|phishing)\\b',
  ),
  rule(
    '\\b(?:hackead[oa]|hackearon|secuestr\\w+ (?:mis|los) archivos)\\b|\\b(?:portátil|portatil|móvil|movil|ordenador|computadora|laptop)\\b.{0,30}\\b(?:robado|robaron|robada)\\b|\\b(?:robaron|robado)\\b.{0,30}\\b(?:portátil|portatil|móvil|ordenador|computadora|laptop)\\b|\\b(?:perdí|perdi|olvidé)\\b.{0,10}\\b(?:mi|el)\\b.{0,12}\\b(?:portátil|portatil|laptop|móvil de empresa)\\b',
  ),
];

/** Asked in general, or said of what didn't happen. */
const harmless = rule(
  '\\b(?:didn.?t|did not|haven.?t|have not|never|without) (?:click|open|enter|type|tap)\\w*\\b|\\bif (?:i|somebody|someone|you) (?:click|open)|\\b(?:phishing|security|awareness)[ -]*(?:training|course|simulation|test|quiz)\\b|\\b(?:training|simulation|test) (?:e-?mail|mail)\\b|\\b(?:nicht|nichts) (?:geklickt|geöffnet|geoeffnet|eingegeben)\\b|\\bpas (?:cliqué|ouvert)\\b|\\bno (?:hice clic|abrí|he abierto|pinché)\\b',
);

const readAtMost = 2_000;

/** "I clicked a link and typed my password", "my laptop was stolen": the security contact must know now. */
export function suspectsCompromise(words: string): boolean {
  const start = words.slice(0, readAtMost);
  return !harmless.test(start) && happened.some((pattern) => pattern.test(start));
}
