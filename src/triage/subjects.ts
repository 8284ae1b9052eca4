import type { Category } from '../domain/category.ts';
import type { KnownSubject, Subject } from '../domain/subject.ts';
import { withoutAccents } from './accents.ts';
import { findOwnNames, type OwnName } from './names-own.ts';

interface Sign {
  subject: KnownSubject;
  pattern: RegExp;
  /** Said along with most others: it is the subject only where nothing else is found. */
  weak?: true;
}

const sign = (subject: KnownSubject, pattern: RegExp): Sign => ({ subject, pattern });
const weak = (subject: KnownSubject, pattern: RegExp): Sign => ({ subject, pattern, weak: true });

/** In English, German, French and Spanish; on text without accents. */
const signs: Partial<Record<Category, readonly Sign[]>> = {
  'microsoft-apps': [
    sign(
      'outlook',
      /\bout?lo+ks?\b|\be-?mails?\b|\bmails?\b|\bmailbox|\binbox|\boutbox|\bcalend[ae]r|\bkalender|\bpostfach|\bboite (?:mail|aux lettres|de reception)|\bmessagerie\b|\bcourriels?\b|\bcorreos?\b|\bbuzon\b|\bbandeja de (?:entrada|salida)/i,
    ),
    sign('teams', /\b(?:ms )?teams\b/i),
    sign('onedrive', /\bone ?drive\b|\bshare ?point\b/i),
    sign(
      'office',
      /\bexcel\b|\bspread ?sheets?\b|\bxlsx?\b|\bpower ?poin?t\b|\bpptx?\b|\bone ?note\b|\bdocx?\b|\b(?:ms|microsoft|in|en|dans|mit|open(?:ing)?) word\b|\bword (?:doc|file|is|has|does|keeps|crash|friert|sturzt|se|ne|no|plante)|^word\b|\b(?:ms|microsoft) office\b|\boffice (?:apps?|365|20\d\d)\b|\b(?:microsoft|m) ?365\b/i,
    ),
  ],
  device: [
    sign(
      'screen',
      /\bscreen\b(?! ?shar)|\bmonitors?\b|\bdisplays?\b|\bhdmi\b|\bbildschirm|\becrans?\b|\bpantallas?\b/i,
    ),
    sign(
      'keyboard',
      /\bkey ?boards?\b|\bkeys\b|\bmouse\b|\btouch ?pad\b|\btrack ?pad\b|\btastatur|\bmaus\b|\bclavier|\bsouris\b|\bteclado|\braton\b/i,
    ),
    sign(
      'sound',
      /\bhead ?(?:set|phone)s?\b|\bear(?:buds|phones)\b|\bweb ?cams?\b|\bcameras?\b|\bmicro(?:phone|fono|phon)?s?\b|\bmikro\w*|\bspeakers?\b|\blautsprecher|\bkopfhorer|\bkamera|\bcasque\b|\bhaut-?parleurs?\b|\bauriculares\b|\baltavo\w+|\bcamara\b/i,
    ),
    sign('dock', /\bdo[ck]{2}(?:ing)?\b|\bdocking\w*|\bstation d.accueil\b/i),
    sign(
      'power',
      /\bbatter\w+|\bcharg(?:er|ing|es?)\b|\bpower (?:button|supply|adapter|cord)\b|\bakku\w*|\bnetzteil|\bladegerat|\bladt nicht\b|\bchargeur\b|\bbateria\b|\bcargador\b/i,
    ),
  ],
  infrastructure: [
    sign(
      'printer',
      /\bprint(?:e?rs?|s|ing|ed|outs?)?\b|\bcopiers?\b|\bscann?(?:er|ing)s?\b|\bplotter\b|\btoner\b|\w*drucker\w*|\bdruck(?:en|t)\b|\bgedruckt\b|\bimpri[ml]\w+|\bimpresor\w+|\bimpression\b|\bescaner\b/i,
    ),
    sign(
      'vpn',
      /\bvp[nm]n?\b|\btunnel\b|\bremote access\b|\bany ?connect\b|\bglobal ?protect\b|\bforti ?client\b|\bzscaler\b/i,
    ),
    sign(
      'network-drive',
      /\b[d-z]:(?:\\| ?(?:drive|laufwerk))|\b(?:[d-z]|network|shared|mapped|net) ?-?drives?\b|\bfile ?(?:server|share)s?\b|\\\\[\w.]+\\|\b(?:netz|netzwerk)?laufwerke?\b|\blecteurs? (?:reseau|partage\w*|[d-z]\b)|\bunidad(?:es)? (?:de red|compartida\w*|[d-z]\b)/i,
    ),
    weak(
      'network',
      /\bwi-?fi\b|\bwlan\b|\bwireless\b|\binternet\b|\bnetwork\b|\bnetwrk\b|\bethernet\b|\blan\b|\bhot ?spot\b|\bnetzwerk\b|\breseau\b|\b(?:la|de|sin) red\b/i,
    ),
  ],
  access: [
    sign(
      'bitlocker',
      /\bbit ?locker\b|\brecovery key\b|\bwiederherstellungsschlussel|\bcle de recuperation|\bclave de recuperacion/i,
    ),
    sign(
      'elevation',
      /\badmin(?:istrator)?(?:'s|s)? (?:rights?|password|access|permissions?)\b|\blocal admin|\belevat\w+|\badmin(?:istrator)?rechte|\bdroits? (?:d.)?admin\w*|\b(?:permisos?|derechos) de admin\w*/i,
    ),
    sign(
      'password',
      /\bpass ?wo?rds?\b|\bpw\b|\bpin\b|\bkennwort|\bpasswort|\bmot de passe\b|\bmdp\b|\bcontrasena/i,
    ),
    sign('software', /\binstal\w*|\blicen[cs]e?s?\b|\blizenz\w*|\blicencias?\b/i),
    weak(
      'permission',
      /\bpermissions?\b|\baccess (?:denied|to|for)\b|\b(?:need|want|request|grant|give|get|no)\b.{0,20}\b(?:access|rights)\b|\bberechtigung|\bzugriff|\bfreigabe|\bacces\b|\bautorisation|\bdroits?\b|\bpermisos?\b|\bacceso\b/i,
    ),
    weak(
      'sign-in',
      /\b(?:sign|log)(?:ged|ning|ging|ing)?[ -]?(?:in|on)\b|\blogin\b|\bmfa\b|\b2fa\b|\bauthenticator\b|\btwo.?factor\b|\blocked out\b|\baccount\b.{0,20}\blocked\b|\banmeld\w*|\beinlogg\w*|\bkonto\b.{0,20}\bgesperrt\b|\bconnecter\b|\bconnexion\b|\binici\w+ sesion\b/i,
    ),
  ],
};

const ofOwn: Partial<Record<OwnName['kind'], Subject>> = { printer: 'printer', vpn: 'vpn' };

/** What within its category a text is about; undefined where it says nothing of that, or names several. */
export function subjectOf(
  text: string,
  category: Category | undefined,
  own: readonly OwnName[] = [],
): Subject | undefined {
  const said = withoutAccents(text.slice(0, readAtMost));
  const found = (category && signs[category]?.filter(({ pattern }) => pattern.test(said))) ?? [];
  const named = findOwnNames(said, own).flatMap(({ name, kind, category: itsCategory }): Subject[] =>
    itsCategory === category ? [ofOwn[kind] ?? `app:${name}`] : [],
  );
  const strong = [...named, ...found.flatMap(({ subject, weak: isWeak }) => (isWeak ? [] : [subject]))];
  const [only, ...others] = new Set<Subject>(
    strong.length > 0 ? strong : found.map(({ subject }) => subject),
  );
  return others.length === 0 ? only : undefined;
}

const readAtMost = 4_000;
