import { describe, expect, it } from '@jest/globals';
import { maskSecrets } from '../../src/triage/mask.ts';
import { slowness } from './slowness.ts';

const hidden = '••••••';
const masked = (text: string) => maskSecrets(text).text;

/** What is written, with what is masked between ‹ and ›: quotation marks go with what they hold. */
const passwords: Record<string, string[]> = {
  en: [
    'my password is ‹Example1›, please help',
    'password:‹Example1›.',
    'Password = ‹hunter2›',
    'PASSWORD: ‹EXAMPLE1›',
    'pw: ‹s3cret›',
    'pwd=‹abc123!›',
    'password -> ‹Example1›',
    'user robin password ‹Summer2026!›',
    'set the password to ‹Example1›',
    'password ‹"correct horse 9"›',
    'my password is ‹“Blue Sky 7”›',
    "pw is ‹'Winter24'›",
    'my password is ‹monkey›',
    'passphrase: ‹correct-horse›',
    'the passcode is ‹1234›',
    'PIN: ‹4711›',
    'the pin is ‹4711›',
    'user: robin\npassword: ‹Example1›\nplease hurry',
    'password:\n‹Example1›',
    'api key: ‹1234567890abcdef›',
    'Password | ‹Summer2026!›',
    'password - ‹Summer2026!›',
    'password – ‹Summer2026!›',
    'my pass is ‹Summer2026!›',
    'my password is ‹sunshine› and it is refused',
    'the password, ‹Summer2026!›, is refused',
    'token: ‹abcd1234efgh5678›',
    'https://intranet/login?user=robin&password=‹Summer2026x›',
    'changed my password from ‹Summer2025!› to ‹Winter2025!› and now outlook keeps asking',
    '‹Hunter2xyz!›',
    '‹Example123!› is my password',
    '‹Hunter22› is the password that I use',
    'my passord is ‹Summer2026!›',
    'passwrod: ‹hunter2›',
    'pass word: ‹Summer2026›',
    'psw: ‹Summer2026›',
    'it doesnt accept ‹Summer2026!› as password',
    'login: robin / ‹Summer2026!›',
    'the pw for my laptop: ‹qwerty›',
    'verification code: ‹482913›',
  ],
  de: [
    'mein Passwort ist ‹Sommer2026›',
    'Passwort: ‹Sommer2026!›',
    'Kennwort lautet ‹Hund123›',
    'das Passwort heißt ‹Sommer2026›',
    'Passwort auf ‹Sommer2026› gesetzt',
    'passwort=‹geheim›',
    'passwort geändert zu ‹Sommer2026!›',
    'Meine PIN ist ‹123456›',
    'Mein PW: ‹Sommer2026›',
  ],
  fr: [
    'mon mot de passe est ‹Soleil2026›',
    'mot de passe : ‹Soleil2026›',
    'le mot de passe est ‹soleil›',
    'mdp: ‹abc123›',
    'mon mdp cest ‹Soleil2026!›',
    'mon code pin est ‹4711›',
    'code secret : ‹9876›',
  ],
  es: [
    'mi contraseña es ‹Verano2026›',
    'contraseña: ‹Verano2026›',
    'contrasena: ‹Verano2026›',
    'mi contraseña es ‹verano›',
    'la clave es ‹4711abc›',
    'clave: ‹Verano2026›',
  ],
};

const keys = [
  'the key is ‹123456-234567-345678-456789-567890-678901-789012-890123›',
  'recovery key ‹123456234567345678456789567890678901789012890123›',
  'recovery key: ‹123456 234567 345678 456789 567890 678901 789012 890123›',
  'aws ‹AKIAIOSFODNN7EXAMPLE› does not work',
  'token ‹ghp_abcdefghijklmnopqrstuvwxyz0123456789›',
  'Authorization: Bearer ‹abcdefghijklmnop1234›',
  'https://robin:‹Secret99›@example.com/x',
  'jwt ‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N›',
  'AccountKey=‹abcdefgh12345678==›;EndpointSuffix=core',
  'client_secret=‹abc~defghijklmn›',
  'aws_secret_access_key = ‹wJalrXUtnFEMIexample›',
  'DB_PASSWORD=‹hunter22›',
  '{"user":"robin","password":"‹Summer2026!›"}',
  '<password>‹Summer2026!›</password>',
  'Authorization: Basic ‹cm9iaW46ZXhhbXBsZQ==›',
  'curl -u robin:‹Summer2026› https://intranet.contoso.com',
  'it says ‹sk-proj-abcdefghijklmnopqrstuvwx› is invalid',
  '‹-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----›\nthat is all',
  'cut off: ‹-----BEGIN OPENSSH PRIVATE KEY-----\nabc›',
];

const talk: Record<string, string[]> = {
  en: [
    'I forgot my password',
    'my password is expired',
    'Password expired yesterday',
    'my password is wrong',
    'password: wrong',
    'password is not accepted',
    'my password is being rejected',
    'my password is too short',
    'the password is the same as before',
    'my password is correct but it won’t let me in',
    'My password was rejected 3 times',
    'password changed 3 days ago',
    'Password must be 12 characters long',
    'can you reset the password for me',
    'the password reset link does not work',
    'password for SAP2 is lost',
    'password in Windows 11',
    'password https://example.com/reset1',
    'forgot the password Office365',
    'password prompt (outlook 365) loops',
    'password manager extension is blocked',
    'my pin is locked',
    'pin the app to the taskbar',
    'where is the recovery key',
    'what is the password?',
    'Setup wants an admin name and password',
    'password - it asks again and again',
    'I changed my password, now Outlook asks for it',
    'my password is old and I want another',
    'the token is expired and I need a new one',
    'Unexpected token: function',
    'my pass is lost',
    'it says "the password is incorrect".',
    'saving passwords in Edge is off and the switch is locked',
    'user | password | server',
    'password: see ticket DH-1234',
    'password for the portal: rejected',
    'signed in as Robin on Outlook2019, password is asked again',
    'sign-in fails on CONTOSO-LT-0042 with AADSTS50126 since KB5034441',
    'my username is robin22 and the password expired',
  ],
  de: [
    'Passwort vergessen',
    'mein Passwort ist abgelaufen',
    'Kennwort ist falsch',
    'Passwort ist gesperrt',
    'Passwort wird nicht akzeptiert',
    'Passwort ist richtig, trotzdem komme ich nicht rein',
    'passwort seit 3 Tagen gesperrt',
  ],
  fr: [
    'mot de passe oublié',
    'mon mot de passe est expiré',
    'mon mot de passe ne marche pas',
    'le mot de passe est bloqué',
    'le mot de passe est correct',
    'mot de passe refusé',
  ],
  es: [
    'olvidé mi contraseña',
    'la contraseña ha caducado',
    'contraseña incorrecta',
    'mi contraseña no funciona',
    'mi contraseña está bloqueada',
    'la clave de BitLocker',
  ],
};

const codes = [
  'password error 0x80070005',
  'pin 0x80090016',
  'your pin: 0x80090016',
  'error code 809',
  'AADSTS50126: Error validating credentials due to invalid username or password.',
  'code ERR_CONNECTION_RESET, version 10.0.19045.3803, KB5034441',
];

describe('passwords', () => {
  it.each(Object.entries(passwords))('are masked in %s, and nothing else is', (_, texts) => {
    for (const text of texts)
      expect(maskSecrets(text.replaceAll(/[‹›]/g, ''))).toEqual({
        text: text.replaceAll(/‹[^›]*›/g, hidden),
        count: text.split('‹').length - 1,
      });
  });

  it.each(Object.entries(talk))('are only talked about in %s: the text stays', (_, texts) => {
    expect(texts.filter((text) => masked(text) !== text)).toEqual([]);
  });

  it('are counted, each', () => {
    expect(maskSecrets('password: Example1 and pin: 4711')).toEqual({
      text: `password: ${hidden} and pin: ${hidden}`,
      count: 2,
    });
    expect(maskSecrets('the printer is offline')).toEqual({ text: 'the printer is offline', count: 0 });
  });

  it('that are masked already stay as they are', () => {
    const once = masked('password: Example1');
    expect(maskSecrets(once)).toEqual({ text: once, count: 0 });
  });

  it('are masked to their end, however long they are', () => {
    const long = 'a1b2'.repeat(30);
    expect(masked(`api key: ${long}`)).toBe(`api key: ${hidden}`);
    expect(masked(`password: "${long}"`)).toBe(`password: ${hidden}`);
  });

  it('are masked wherever they stand, also when the same words came before', () => {
    expect(maskSecrets('my password is monkey they say\nmy password is monkey').count).toBe(1);
  });
});

describe('keys', () => {
  it('are masked, and nothing else is', () => {
    for (const text of keys)
      expect(maskSecrets(text.replaceAll(/[‹›]/g, ''))).toEqual({
        text: text.replaceAll(/‹[^›]*›/g, hidden),
        count: text.split('‹').length - 1,
      });
  });

  it('are not what error codes are', () => {
    expect(codes.filter((text) => masked(text) !== text)).toEqual([]);
  });
});

describe('a text made to be slow', () => {
  const size = 100_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
  it.each([
    ['letters', fill('a')],
    ['digits', fill('1')],
    ['labels', fill('password ')],
    ['verbs', `password ${fill('is ')}`],
    ['quotes', fill('password: "')],
    ['signs after a password', `password: x${fill(',;)')}`],
    ['schemes', fill('ab+.-')],
    ['addresses', fill('http://a:b')],
    ['token heads', fill('eyJabcdefghij.')],
    ['key heads', fill('-----BEGIN RSA PRIVATE KEY-----')],
    ['groups of digits', fill('123456-')],
    ['blanks', `password${fill(' ')}`],
    ['blanks after a verb', `my password is${fill(' ')}`],
    ['line breaks', `pin${fill('\n')}`],
    ['names of keys', fill('_secret_access')],
    ['quoted names', fill('"token" : ')],
    ['options', fill(' -u x')],
    ['what looks like one', `password ${fill('Aa1')}`],
    ['years', `login ${fill('Aa2026')}`],
    ['one long word', fill('Aa1!')],
    ['labels for something', fill('password for my ')],
  ])('is read quickly all the same: %s', (_, text) => {
    expect(slowness(() => maskSecrets(text))).toBeLessThan(500);
  });
});
