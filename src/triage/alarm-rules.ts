/* What people write when somebody may have got hold of a password or an account. */

import { any, bad, clicked, everyday, gave, lure, rule, secret, thing } from './alarm-words.ts';
import type { Rule } from './alarm-words.ts';

/** What has happened already: said of oneself or somebody, not asked about in general. */
export const compromised: readonly Rule[] = [
  {
    all: [rule(gave), rule(secret), rule(bad)],
    strong: true,
    but: rule(any('strange error|weird error|wrong password')),
  },
  {
    all: [
      rule(`${clicked}.{0,160}${gave}|${gave}.{0,160}${clicked}|${gave}.{0,80}${lure}|${lure}.{0,80}${gave}`),
      rule(secret),
      rule(`${lure}|${any('one|links?|mail')}`),
    ],
    but: everyday,
    strong: true,
  },
  {
    all: [
      rule(
        `${clicked} (?:on |to |auf |sur |en )?(?:a|an|the|that|this|some|einen?|den|die|das|un|une|le|la|unos?) (?:\\S+ ){0,2}?${bad} ?(?:\\S+ ){0,2}?\\b${thing}`,
      ),
    ],
  },
  {
    all: [
      rule(
        `${clicked}.{0,20}\\b${thing}\\b.{0,40}${any('suspicious|phish\\w*|unknown sender|malware|virus|acting weird|pop-?ups')}`,
      ),
    ],
  },
  // French and Spanish put it behind.
  { all: [rule(`${clicked}.{0,12}\\b${thing} ${bad}`)] },
  { all: [rule(any('hackead[oa]|hackearon|piratée?s?|hackée?s?|(?:fait|faire) pirater'))] },
  {
    all: [
      rule(`${any('mouse|cursor')}.{0,20}${any('by itself|on its own')}`),
      rule(any('opens?|types?|typing|files?|passwords?|bank')),
    ],
  },
  { all: [rule(`${bad}.{0,12}\\b${thing}\\b.{0,30}${clicked}(?!.{0,12}\\b(?:ticket|case)\\b)`)] },
  { all: [rule(`${any('got|received')}.{0,10}${any('phish\\w*')}.{0,20}${clicked}`)] },
  {
    all: [
      rule(
        any(
          '(?:fell|fallen) for (?:a|an|the|some)? ?(?:phish\\w*|scam\\w*|fake|fraud).{0,20}|(?:been|got|was) (?:phished|scammed)|(?:he)?reingefallen|caído en un|caí en un|(?:fait|faire) avoir',
        ),
      ),
      rule(`${bad}|${any('phished|scammed')}`),
    ],
  },
  { all: [rule(any('qr code')), rule(any('logged in|signed in|entered|typed'))], but: everyday },
  { all: [rule('^\\W*(?:i(?:.?m| am| was|.?ve been) |been )?hacked\\W*$')] },
  {
    all: [
      rule(
        `\\b(?:account|laptop|computer|pc|mailbox|phone|i|we|ich|konto|compte|cuenta)\\b.{0,30}${any('hacked|compromised|hijacked|breached|gehackt|piratée?s?|hackée?s?|hackead[oa]|hackearon')}`,
      ),
    ],
    but: rule(any('off by')),
  },
  {
    all: [
      rule(`\\b(?:account|mailbox)\\b.{0,15}\\btaken over\\b(?! by (?:windows|microsoft|another|a new|my))`),
    ],
  },
  {
    all: [
      rule(
        `${any('hacked (?:my|me|our|into)')}|\\bhacker\\b.{0,40}${any('my|our|control')}|${any('hackearon mi')}`,
      ),
    ],
  },
  {
    all: [rule(any('ransomware|ransom note|rançongiciel|erpressungstrojaner|erpresser\\w*'))],
    but: rule(any('recovery|protection|schutz')),
  },
  {
    all: [
      rule(any('files?|daten|dateien|fichiers|archivos')),
      rule(any('bitcoins?|lösegeld|rançon|rescate')),
    ],
  },
  {
    all: [
      rule(any('encrypted|locked|verschlüsselt|gesperrt|chiffrés|cryptés|cifrados|bloqueados')),
      rule(
        any(
          '(?:wants?|asks? (?:me )?for|demands?) (?:\\w+ )?money|(?:want|have|has) (?:me )?to pay|ransom|geld (?:verlangt|gefordert|zahlen)|demande de payer|piden dinero',
        ),
      ),
    ],
  },
  {
    all: [
      rule(
        `${any('some(?:body|one)(?: else)?|stranger|jemand(?: fremde[rs]| anderes?)?|quelqu.un|alguien')}.{0,30}${any('my account|my mailbox|mein(?:em|en)? (?:konto|account|postfach)|meinen (?:zugangs|anmelde)daten|mon compte|ma boîte|mi (?:cuenta|buzón)')}`,
      ),
      rule(
        any(
          'logged|signed in|got in|war|eingeloggt|angemeldet|zugegriffen|connectée?|entrée?|entré|entró|ha entrado|inició sesión|accedió',
        ),
      ),
    ],
    but: rule(any('to help|support|while i am away|during my')),
  },
  {
    all: [
      rule(any('sign-?ins?|sign in|log-?ins?|logged in|anmeldung|connexion|inicio de sesión')),
      rule(any('to my account|to my mailbox|an meinem konto|in mein konto|à mon compte|en mi cuenta')),
      rule(
        any(
          'from (?:russia|china|another|a different|abroad|an unknown)|aus (?:russland|china|einem anderen)|depuis (?:un autre|l.étranger)|desde (?:otro|el extranjero)',
        ),
      ),
    ],
  },
  {
    all: [
      rule(
        `(?:${clicked}.{0,40}${lure}|${lure}.{0,40}${clicked}).{0,60}${any('mich (?:dort|da|darauf) (?:angemeldet|eingeloggt)|(?:logged|signed) in there|me suis connectée? (?:dessus|là)|inicié sesión (?:allí|ahí)')}`,
      ),
    ],
    but: everyday,
  },
  {
    all: [
      rule(
        `${any('virus|malware|trojan|spyware|keylogger')}.{0,30}${any('on|in|found|detected|installed|infected|auf|sur|dans|en')}.{0,12}${any('my|our|this|meinem|unserem|mon|notre|mi|nuestro')}`,
      ),
    ],
  },
  {
    all: [
      rule(
        `\\b(?:my|our) (?:\\w+ )?(?:computer|pc|laptop|phone)\\b.{0,15}${any('has|got|caught')} (?:a |some )?${any('virus|malware|trojan')}`,
      ),
    ],
  },
  {
    all: [
      rule(
        `${any('some(?:body|one)')}(?: else)?.{0,20}${any('using|logged (?:in )?(?:to|into)|signed (?:in )?(?:to|into)|sending (?:mails?|e-?mails?|messages?) from|controls?')} my ${any('account|mailbox|e-?mail|mouse|computer|laptop|pc')}`,
      ),
    ],
  },
  {
    all: [
      rule(any('sign-?ins?|sign in|log-?in|logged in|mfa (?:requests?|prompts?)|approved')),
      rule(
        any(
          'wasn.?t me|not me|isn.?t me|wasn.?t mine|isn.?t mine|i did ?n.?t (?:start|request|sign in|ask for)|i did not (?:start|request|ask for)',
        ),
      ),
    ],
  },
  {
    all: [
      rule(
        `${any('password|credentials|kennwort|mot de passe|contraseña')}.{0,20}${any('leaked|stolen|exposed|pwned|geleakt|gestohlen|volée?|robada')}`,
      ),
    ],
  },
  { all: [rule(`${any('mailbox|account|e-?mail')}.{0,20}\\bsending spam\\b`)] },
  {
    all: [
      rule(any('my (?:account|mailbox|e-?mail)')),
      rule(any('sent|sends?|sending')),
      rule(`\\bi (?:did ?n.?t|did not|never|have ?n.?t|have not) (?:write|wrote|written|send|sent)\\b`),
    ],
  },
  {
    all: [
      rule(any('rules?|forward\\w*')),
      rule(any('mailbox|mails?|e-?mails?')),
      rule(any('(?:unknown|strange|foreign) (?:e-?mail )?address(?:es)?|address(?:es)? i do ?n.?t know')),
    ],
  },
  {
    all: [
      rule(
        `${any('some(?:body|one)|stranger|jemand|quelqu.un|alguien')}(?: else)?.{0,20}${any('controll?(?:s|ing|ed)|mov(?:es|ing)|steuert|bewegt|contrôle|controla')} ${any('my|meine|mon|ma|mi')} ${any('mouse|cursor|computer|laptop|pc|screen|maus|rechner|souris|ordinateur|ratón|ordenador')}`,
      ),
    ],
  },
  {
    all: [
      rule(any('installed|downloaded|ran|opened|started')),
      rule(any('teamviewer|anydesk|remote (?:tool|software|program|app)')),
      rule(
        any(
          'caller|scam\\w*|(?:man|woman|guy|lady|person|some(?:body|one)) (?:on the phone|who called|that called|told)',
        ),
      ),
    ],
  },
  {
    all: [
      rule(
        `${any('defender|anti-?virus|virus scan\\w*|windows security')}.{0,40}${any('trojan|malware|virus|ransomware|threats?')}.{0,12}${any('found|detected|gefunden')}|${any('defender|anti-?virus|virus scan\\w*|windows security')}.{0,20}${any('found|detected|hat gefunden')}.{0,20}${any('trojan|malware|virus|ransomware|threats?')}`,
      ),
    ],
    but: rule(any('no (?:threats?|virus|malware)|false (?:alarm|positive)|definitions?|nothing')),
  },
  {
    all: [
      rule(
        `${any('let|gave|allowed')}.{0,30}${any('him|her|them|caller|stranger|man|woman|guy|someone')}.{0,40}${any('connect|remote\\w*|control|teamviewer|anydesk|(?:on(?:to)?|in(?:to)?|access (?:to|on)) my (?:computer|pc|laptop|machine|device)')}|${any('anrufer\\w*')}.{0,40}${any('auf meinen (?:rechner|laptop|pc) gelassen|zugriff')}`,
      ),
      rule(any('call\\w*|phone|microsoft|pop-?up|anrufer\\w*')),
    ],
  },
];

/** Asked in general, or said of what didn't happen. */
export const harmless = rule(
  any(
    '(?:didn.?t|did not|haven.?t|have not|without) (?:click|open|enter|type|tap)\\w*|if (?:i|somebody|someone|you) (?:click|open)\\w*|(?:phishing|security|awareness)[ -]*(?:training|course|simulation|test|quiz)|' +
      '(?:training|simulation|test) (?:e-?mail|mail)|(?:nicht|nichts) (?:geklickt|geöffnet|geoeffnet|eingegeben)|pas (?:cliqué|ouvert)|no (?:hice clic|abrí|he abierto|pinché)',
  ),
);
