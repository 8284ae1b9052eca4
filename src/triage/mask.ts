/* Passwords and keys that people paste: they are masked before anything is stored. */

const mask = '••••••';

/** Forms that give themselves away. Labels before them stay, so that people see what was masked. */
const keys: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // A BitLocker recovery key: eight groups of six digits.
  /\b\d{6}(?:[- ]?\d{6}){7}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abeoprs]-[\w-]{10,}|npm_[A-Za-z0-9]{30,})/g,
  /\b(?:sk|pk|rk)[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,}/g,
  /\bAIza[\w-]{30,}/g,
  /\bwhsec_[A-Za-z0-9+/=]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig|client_secret|access_token|refresh_token)=)[^\s;&"']{12,}/gi,
  /(?<=\bBearer )[A-Za-z0-9._~+/=-]{16,}/g,
  /(?<=:\/\/[^\s/:@]{1,60}:)[^\s/:@]{3,100}(?=@)/gi,
  // As programs write them: `DB_PASSWORD=…`, `"password": "…"`, `<password>…</password>`, `curl -u robin:…`.
  /(?<=_(?:secret|password|passwd|pwd|token|key)(?:_\w{1,20}){0,2}["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;•]{6,200}/gi,
  /(?<=["'](?:password|passwd|pwd|secret|token|api_?key)["']\s{0,3}:\s{0,3}["'])[^"'\n•]{3,200}/gi,
  /(?<=<(?:password|passwd|pwd|secret|token)>)[^<\n]{3,200}(?=<)/gi,
  /(?<=\bAuthorization:\s{0,3}Basic\s)[^\s"']{8,200}/gi,
  /(?<=\s-u\s{1,3}[^\s:]{1,60}:)[^\s"']{3,100}/g,
];

const named =
  'pass(?:words?|wort|wörter|code|phrase)|pass[- ]?w(?:or|ro)d|pas+w?o?rd|passwd?|pswd?|pwd|pw|(?:verification|security|sign-?in|authenticator) code|kennwort|kennworte|mot de passe|mdp|code secret|contrase(?:ñ|n)a|clave|parole|pin(?:[- ]?code)?|api[-_ ]?key|(?:client[-_ ])?secret(?: key)?|passkey|one[- ]time code|mfa code|otp|recovery key|token|wlan key|wi-?fi key|creds|credentials';
const link =
  // "password: X", "pass = X" ...
  '\\s{0,9}(?:(?:neu|new|alt|old)\\s{0,3}|(?:for|of|für|pour|para)\\s{1,3}\\p{L}{1,20}(?:\\s{1,3}\\p{L}{1,20})?)?(?:[:=]|->|→)\\s{0,9}' +
  // ... "password - X", "the password, X, is refused" ...
  '|\\s{1,3}[-–—|]\\s{1,3}|,\\s{1,3}' +
  // ... "password is X", "Passwort für Windows lautet X", "the password was changed to X" ...
  '|(?:\\s{1,9}(?!(?:is|ist|est|es|lautet|heißt|heisst)\\s)[\\p{L}()-]{1,20}){0,4}?\\s{1,9}(?:is|are|ist|est|es|c.est|was|lautet|heißt|heisst|wurde|to|auf|en|a)(?:\\s{1,9}(?:now|currently|still|jetzt|to|auf|changed to|set to)){0,2}\\s{0,3}[:=]?\\s{1,9}' +
  // ... or "password X", "password (X)".
  '|\\s{1,9}\\(?';
const value =
  '(?:"(?<quoted>[^"\\n]{3,80})"|“(?<curly>[^”\\n]{3,80})”|\'(?<single>[^\'\\n]{3,80})\'|(?<bare>\\p{L}{3,20} \\d{2,6}[!?#$%*]{0,3}(?=\\s|$)|\\S{3,}))';
const labelled = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<label>${named}|pass(?=\\s{0,3}[:=]|\\s{1,3}(?:(?:is|ist|est|es)\\s{1,3})?\\S{0,20}\\d))(?<link>${link})${value}`,
  'giu',
);
/** "I typed Example1 as my password". */
const named2 = new RegExp(
  `(?<!\\S)(?<value>\\S{4,64})(?<rest>\\s{1,3}(?:(?:as|als|comme|como)\\s{1,3}(?:(?:my|the|our|mein|unser|mon|mi)\\s{1,3})?|(?:is|was|ist|war|est|es)\\s{1,3}(?:my|the|our|mein|das|unser|mon|le|mi|la)\\s{1,3}(?:new\\s{1,3}|old\\s{1,3}|neues\\s{1,3})?)(?:${named})(?![\\p{L}]))`,
  'giu',
);
/** What nobody writes but as a password, where passwords or sign-ins are the talk: "Summer2026!", "Summer2026". */
const unmistakable =
  /(?<![\w@./\\:-])(?=\S{0,40}\p{Ll})(?=\S{0,40}\p{Lu})[\p{L}][\p{L}\d._-]{2,40}(?:\d[!?#$%&*@+]{1,4}|(?:19|20)\d\d)(?![\w@/\\-])/gu;
const aboutSignIn = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${named}|log-?in|sign-?in|logon|user(?:name)?|zugangsdaten|anmeldung|identifiants?|credenciales)(?![\\p{L}])`,
  'iu',
);
/** A message that is nothing but one: it was announced in the one before. */
const alone = /^\s*((?=\S*\p{Ll})(?=\S*\p{Lu})(?=\S*\d)(?=\S*[!?#$%&*@+])\p{L}[^\s:/\\]{6,40})\s*$/u;
const phrase =
  /((?:passphrase|password)\s{1,3}(?:is|ist)?\s{0,3}:?\s{0,3})((?:\p{Ll}{4,12} ){3,7}\p{Ll}{4,12})(?=\s*[.,;]?\s*$)/gimu;
const following =
  /(\b(?:new|old|other|neue|alte|nueva|nouveau) (?:one |password |pw )?(?:(?:is|ist|est|es) )?|(?:••••••) and )(\S{4,})/gi;
const joined = /[:=]|->|→/;
const says = /\b(?:is|are|ist|est|es|was|wurde|lautet|hei(?:ß|ss)t|to|auf|en|a)\b/i;
const isSaid = /\b(?:is|are|ist|est|es|lautet|hei(?:ß|ss)t)\b/i;
/** Another thought begins. */
const goesOn = /^(?:,|(?:and|but|und|aber|et|mais|y|pero)\s)/i;
/** These have another meaning, too. */
const ambiguous = /^(?:clave|parole|token)/i;

/** What follows the word "password" when people only talk about it. */
const talk = new Set(
  (
    'see siehe voir ver ask check call via per sent send attached below above off good bad old new long short simple easy strong weak complex secure safe hard difficult similar case temporary initial default unique mine ' +
    'gut alt neu lang kurz bon bonne buena bueno ' +
    'blank stuck okay hidden visible ready shown unchanged demandé requis nécessaire válida valida necesaria pedida verlangt ' +
    'expired expires expiring wrong incorrect invalid rejected accepted locked forgotten lost changed saved stored still also now not no never always being asked required needed too the a an in on about going ok fine ' +
    'correct right same empty weak reset blocked working gone there different unknown missing correctly for of with and but or so that this my your his her it they we you i was were has have had does do did can cannot cant ' +
    'will would should must need needs want wants keeps keep again since when after before because please help how what why where who which if then than ' +
    'abgelaufen falsch ungültig gesperrt vergessen weg nicht kein leer und oder aber zurücksetzen geändert richtig korrekt ' +
    'expiré incorrect faux oublié invalide refusé bloqué pas ne et ou mais changé réinitialiser correct ' +
    'caducada caducado incorrecta incorrecto inválida olvidada olvidado bloqueada rechazada no ni y o pero cambiada restablecer correcta ' +
    'error prompt window box field screen page dialog dialogue policy manager reset link hash sync protected protection login loop option settings'
  ).split(' '),
);

export interface Masked {
  text: string;
  /** How many secrets were found. */
  count: number;
}

/** The text with its passwords and keys replaced; words about passwords stay. */
export function maskSecrets(text: string): Masked {
  let count = 0;
  const hide = () => {
    count += 1;
    return mask;
  };
  let masked = text;
  for (const pattern of keys) masked = masked.replace(pattern, hide);
  masked = masked.replace(labelled, (...found: unknown[]) => {
    const whole = found[0] as string;
    const { label, link: between, quoted, curly, single, bare } = found.at(-1) as Record<string, string>;
    const secret = quoted ?? curly ?? single ?? bare!;
    const rest = (found.at(-2) as string).slice(
      (found.at(-3) as number) + whole.length,
      (found.at(-3) as number) + whole.length + 200,
    );
    const line = /^[^\n]*/.exec(rest)![0].trim();
    const where = {
      label: label!,
      quoted: bare === undefined,
      ends:
        line === '' ||
        (joined.test(between!) && isRest(line)) ||
        (isSaid.test(between!) && goesOn.test(line)),
    };
    if (secret.includes('•') || !isSecret(secret, between!, where)) return whole;
    const end = bare === undefined ? '' : (/[.,;)]+$/.exec(bare)?.[0] ?? '');
    return `${label}${between}${hide()}${end}`;
  });
  masked = masked.replace(named2, (whole, value: string, rest: string) =>
    looksSecret(value) ? `${hide()}${rest}` : whole,
  );
  masked = masked.replace(phrase, (whole, before: string, words: string) =>
    /^password/i.test(before) && words.split(' ').some((word) => talk.has(word.toLowerCase()))
      ? whole
      : `${before}${hide()}`,
  );
  if (aboutSignIn.test(masked))
    masked = masked.replace(unmistakable, (value) => (product.test(value) ? value : hide()));
  masked = masked.replace(alone, hide);
  if (count > 0) masked = hideRest(masked, hide);
  return { text: masked, count };
}

/** "password: blue horse 42", "X, Y", "and the new one is Z": what belongs to one that was found. */
function hideRest(text: string, hide: () => string): string {
  return text
    .replace(
      /((?:[:=]|->)\s{0,3}••••••)((?: |, )\S[^\n]{0,60})$/gm,
      (whole, before: string, rest: string) => {
        return isRest(rest) && !rest.includes('•') ? before : whole;
      },
    )
    .replace(following, (whole, before: string, value: string) =>
      looksSecret(value) && !value.includes('•') ? `${before}${hide()}` : whole,
    );
}

/** A few words more that nobody would say of a password. */
function isRest(line: string): boolean {
  const words = line.split(/[\s,]+/).filter(Boolean);
  const isTalk = (word: string) =>
    /^https?:/i.test(word) || talk.has(word.toLowerCase().replaceAll(/\W/g, ''));
  return words.length <= 3 && !words.some(isTalk);
}

// Products that read like a password, and what is said of one at the end of a sentence.
const product = /^(?:office|windows?|win|o|m|microsoft|outlook|excel|word)-?(?:365|1[01]|7|20\d\d)$/i;
const described = /(?:ed|ing|able|less|ful|ous|ive)$/i;

/** Digits or signs among letters; a plain word isn't one. */
function looksSecret(value: string): boolean {
  const bare = value.replace(/[.,;!?)"”’']+$/, '');
  const mixed = /\d/.test(bare) && /\p{L}/u.test(bare) && bare.length >= 6;
  return mixed && !product.test(bare) && !/^0x[\da-f]+$/i.test(bare) && !/^https?:/i.test(bare);
}

/** `ends`: nothing follows on its line. */
function isSecret(
  value: string,
  between: string,
  { label, quoted, ends }: { label: string; quoted: boolean; ends: boolean },
): boolean {
  const bare = value.replace(/[.,;!?)"”’']+$/, '');
  if (bare.length < 3 || /^\(?0x[\da-f]+$/i.test(bare) || /^https?:/i.test(bare) || product.test(bare))
    return false;
  if (talk.has(bare.toLowerCase())) return false;
  const linked = joined.test(between) || isSaid.test(between);
  if (/^pin/i.test(label)) return /^\d{4,8}$/.test(bare) || (linked && looksSecret(bare));
  // Two words only as "Winter 2024", with a capital.
  if (
    !quoted &&
    bare.includes(' ') &&
    (!/^\p{Lu}/u.test(bare) || !(says.test(between) || joined.test(between)))
  )
    return false;
  if (ambiguous.test(label) && !/\d/.test(bare)) return false;
  const looks =
    looksSecret(bare) ||
    (/\d/.test(bare) && bare.length >= 4) ||
    /\p{L}[^\p{L}\p{N}'’.-]|[^\p{L}\p{N}'’("“.-]\p{L}/u.test(bare) ||
    /\p{Ll}\p{Lu}/u.test(bare);
  if (joined.test(between)) return looks || quoted || ends;
  if (says.test(between)) return looks || quoted || (ends && isSaid.test(between) && !described.test(bare));
  return (
    looksSecret(bare) || (quoted && looks) || /^\d{6,8}$/.test(bare) || /^\(\S*\d/.test(between.trim() + bare)
  );
}
