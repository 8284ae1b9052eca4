/* Passwords and keys that people paste: they are masked before anything is stored. */

const mask = '••••••';

/** Forms that give themselves away. Labels before them stay, so that people see what was masked. */
const keys: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // A BitLocker recovery key: eight groups of six digits.
  /\b\d{6}(?:[- ]\d{6}){7}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abeoprs]-[\w-]{10,}|npm_[A-Za-z0-9]{30,})/g,
  /\b(?:sk|pk|rk)[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,}/g,
  /\bAIza[\w-]{30,}/g,
  /\bwhsec_[A-Za-z0-9+/=]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
  /(?<=\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig|client_secret|access_token|refresh_token)=)[^\s;&"']{12,}/gi,
  /(?<=\bBearer )[A-Za-z0-9._~+/=-]{16,}/g,
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]{1,60}:)[^\s/@]{3,}(?=@)/gi,
];

const named =
  'pass(?:word|wort|code|phrase)|pwd|pw|kennwort|kennworte|mot de passe|mdp|code secret|contrase(?:ñ|n)a|clave|parole|pin(?:[- ]?code)?|api[-_ ]?key|secret(?: key)?|passkey|one[- ]time code|mfa code|otp|recovery key';
const between =
  '(?:\\s{1,9}(?:is|ist|est|es|c.est|was|war|wurde|lautet|currently|now|still|new|neue?s?|nueva|nuevo|nouveau|to|zu|auf|a|en)){0,5}';
// "password: Example1", "my pw is Example1", "set the password to Example1"; in quotes also with blanks.
const labelled = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<label>${named})(?<link>\\s{0,9}(?:[:=]|->|→)\\s{0,9}|${between}\\s{0,9}[:=]?\\s{1,9})(?:"(?<quoted>[^"\\n]{3,80})"|“(?<curly>[^”\\n]{3,80})”|'(?<single>[^'\\n]{3,80})'|(?<bare>\\S{3,}))`,
  'giu',
);
const following = /(\b(?:new|old|other|neue|alte|nueva|nouveau) (?:one )?(?:is|ist|est|es) )(\S{4,})/gi;
const joined = /[:=]|->|→/;
const says = /\b(?:is|ist|est|es|was|war|wurde|lautet|to|auf|zu|en)\b/i;
const isSaid = /\b(?:is|ist|est|es|was|war|lautet)\b/i;

/** What follows the word "password" when people only talk about it. */
const talk = new Set(
  (
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
    const { label, link, quoted, curly, single, bare } = found.at(-1) as Record<string, string | undefined>;
    const secret = quoted ?? curly ?? single ?? bare!;
    const rest = (found.at(-2) as string).slice((found.at(-3) as number) + whole.length).slice(0, 200);
    const ends = bare !== undefined && /^\s*(?:$|\n)/.test(rest);
    if (secret.includes('•') || !isSecret(secret, link!, { quoted: bare === undefined, ends })) return whole;
    const end = bare === undefined ? '' : (/[.,;)]+$/.exec(bare)?.[0] ?? '');
    return `${label}${link}${hide()}${end}`;
  });
  // "my old password is Example1 and the new one is Example2"
  if (count > 0)
    masked = masked.replace(following, (_, before: string, value: string) =>
      !value.includes('•') && isSecret(value, ' is ', { quoted: false, ends: false })
        ? `${before}${hide()}`
        : `${before}${value}`,
    );
  return { text: masked, count };
}

// Products that read like a password, and what is said of one at the end of a sentence.
const product = /^(?:office|windows?|win|o|m|microsoft)-?(?:365|1[01]|7)$/i;
const described = /(?:ed|ing|able|less|ful|ous|ive)$/i;

/** `ends`: nothing follows on its line. */
function isSecret(
  value: string,
  link: string,
  { quoted, ends }: { quoted: boolean; ends: boolean },
): boolean {
  const bare = value.replace(/[.,;!?)]+$/, '');
  if (bare.length < 3 || /^0x[\da-f]+$/i.test(bare) || /^https?:/i.test(bare) || product.test(bare))
    return false;
  if (talk.has(bare.toLowerCase())) return false;
  const mixed = /\d/.test(bare) && /\p{L}/u.test(bare) && bare.length >= 6;
  const looks = mixed || /\d/.test(bare) || /[^\p{L}\p{N}'’-]/u.test(bare) || /\p{Ll}\p{Lu}/u.test(bare);
  if (joined.test(link)) return looks || quoted || bare.length >= 4;
  if (says.test(link)) return looks || quoted || (ends && isSaid.test(link) && !described.test(bare));
  return mixed || (quoted && looks) || /^\d{6,8}$/.test(bare);
}
