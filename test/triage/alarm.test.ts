import { describe, expect, it } from '@jest/globals';
import { suspectsCompromise } from '../../src/triage/alarm.ts';
import { understand } from '../../src/triage/understand.ts';
import { slowness } from './slowness.ts';
import { readSet } from './labelled.ts';

const alarming: Record<string, string[]> = {
  en: [
    'typed my password in a site that looked like our login page but wasnt',
    'I gave out the authenticator code to someone who called',
    'emails are being sent from my mailbox that I didnt write',
    'there are rules in my mailbox forwarding mails to an unknown address',
    'someone is controlling my mouse',
    'I installed teamviewer because the man on the phone told me',
    'defender says trojan found',
    'usb stick with customer data lost',
    'my phone with company mail is missing since yesterday',
    'I clicked a strange link and typed my password',
    'My laptop was stolen on the train',
    'my company phone got stolen yesterday',
    'somebody stole my bag with the laptop',
    'there is ransomware on my screen',
    'all my files are encrypted and they want bitcoin',
    'I gave my credentials to somebody on the phone',
    'I entered my password on a fake Microsoft page',
    'I typed my password into a website that looked like ours',
    'I scanned a QR code in a mail and entered my pin',
    'Got a phishing mail and opened it',
    'I opened an attachment from an unknown sender and now there are popups',
    'my colleague clicked on a phishing link',
    'she opened a suspicious attachment',
    'I think I have been hacked',
    'my account was hacked',
    'My account has been taken over',
    'my mailbox was compromised',
    'somebody else is using my account',
    'someone is sending emails from my account',
    'antivirus found malware on my laptop',
    'the mouse moves by itself and opens my files',
    'I approved an MFA request that was not me',
    'I keep getting MFA prompts that I did not start',
    'I gave a caller remote access to my computer',
    'I left my laptop in a taxi',
    'I lost my work laptop at the airport',
    'someone called from microsoft and I let him on my computer',
    'a man from microsoft support called and I gave him access to my pc',
    'all my files are encrypted and it wants money',
    'I clicked the link in the mail and logged in there, now I think it was fake',
    'somebody logged into my account from another country',
    'there was a sign in to my account from russia, I am in Berlin',
    'I think I fell for a phishing mail',
    'I filled in my login on a scam site',
  ],
  de: [
    'Habe meine Zugangsdaten auf einer falschen Seite eingegeben',
    'Ich habe auf einen Link in einer Mail geklickt und mein Passwort eingegeben',
    'Habe auf einen komischen Link geklickt',
    'Ich habe den verdächtigen Anhang geöffnet',
    'Phishing-Mail geöffnet',
    'Ich habe meine Zugangsdaten weitergegeben, der Anruf war wohl fake',
    'Mein Konto wurde gehackt',
    'Ich bin gehackt worden',
    'Mein Laptop wurde gestohlen',
    'Mir wurde das Handy geklaut',
    'Ein Erpresser will Geld für meine Dateien',
    'Habe auf den Link in der Mail geklickt und mich dort angemeldet',
    'Ich glaube ich bin auf eine Phishing-Mail hereingefallen',
    'bin auf einen Betrüger reingefallen',
    'jemand hat sich in mein Konto eingeloggt',
    'Es war jemand Fremdes in meinem Postfach',
    'Jemand hat sich mit meinen Zugangsdaten angemeldet',
    'Alle meine Dateien sind verschlüsselt und es wird Geld verlangt',
    'Ich habe einen Anrufer von Microsoft auf meinen Rechner gelassen',
  ],
  fr: [
    'j ai donné mon mot de passe à un inconnu',
    "J'ai cliqué sur un lien et saisi mon mot de passe",
    "J'ai cliqué sur un lien suspect",
    "j'ai cliqué sur un lien frauduleux",
    "J'ai saisi mes identifiants sur une fausse page",
    "J'ai donné mon mot de passe au téléphone",
    'Mon compte a été piraté',
    "J'ai été piraté",
    'Mon portable a été volé',
    'mon ordinateur a été volé',
    'rançongiciel sur mon poste',
    "j'ai rentré mes identifiants sur un faux site",
    "j'ai renseigné mon mot de passe sur un site frauduleux",
    'je me suis fait pirater',
    'je me suis fait avoir par un mail de phishing',
    "quelqu'un s'est connecté à mon compte",
    "j'ai cliqué sur le lien du mail et je me suis connecté dessus",
    'tous mes fichiers sont chiffrés et on me demande de payer',
  ],
  es: [
    'he dado mi contraseña a un desconocido',
    'Hice clic en un enlace y puse mi contraseña',
    'Hice clic en un enlace raro',
    'Abrí un correo sospechoso',
    'abrí un archivo adjunto raro y puse mi clave',
    'Escribí mi contraseña en una página falsa',
    'introduje mis credenciales en una web falsa',
    'Di mi contraseña por teléfono',
    'Han hackeado mi cuenta',
    'mi cuenta ha sido hackeada',
    'Me robaron el portátil',
    'mi portátil ha sido robado',
    'me robaron el móvil de la empresa',
    'alguien ha entrado en mi cuenta',
    'alguien inició sesión en mi cuenta desde otro país',
    'caí en un correo de phishing',
    'pinché en el enlace del correo e inicié sesión allí',
    'todos mis archivos están cifrados y piden dinero',
    'he metido mis datos de acceso en una página fraudulenta',
  ],
};

const harmless: Record<string, string[]> = {
  en: [
    'clicked sign in link, put in password, error AADSTS50126',
    'clicked the link in the onboarding mail and entered my password, nothing happens',
    'how do I install teamviewer',
    'defender says everything is ok',
    'I typed the verification code from the mail and it says expired',
    'my usb stick is not recognised',
    'the rule that forwards my mails to my colleague stopped',
    'I forgot my password',
    'My password expired yesterday',
    'I entered my password and it says incorrect',
    'I typed my password but Outlook keeps asking',
    'I typed the password wrong and my account is locked',
    'The link in the newsletter is broken',
    'the link in the mail does not open',
    'I clicked the link and nothing happens',
    'I clicked the download link and the page is blank',
    'I opened the mail and the attachment is empty',
    'I need the antivirus exclusion list',
    'virus scan failed on download',
    'my file is encrypted with a password I forgot',
    'BitLocker encrypted my disk',
    'the cursor jumps by itself',
    'my mouse moves by itself',
    'I did not get the MFA code',
    'MFA code does not arrive',
    'I lost my mouse',
    'I left my charger on the train',
    'I lost my connection on the train',
    'I gave my laptop to a colleague',
    'I sent the file to him by mail',
    'someone else is in my meeting room',
    'can somebody else use my account while I am away',
    'we were moved to another building',
    'Please put in my vacation',
    'The printer stole my time',
    'I left my laptop in the office, can I work from my phone?',
    'I left my laptop at work',
    'I clicked the link in the invitation and logged in, but the meeting is empty',
    'I am logged in there and it says no access',
    'somebody logged in to the shared pc and I cannot use it',
    'the files are encrypted and I need the key',
    'how do I let a colleague into my calendar',
    'someone called from reception, my parcel is there',
    'support called and I gave them my ticket number',
    'the sign in to my account is slow',
  ],
  de: [
    'Ich habe mein Passwort vergessen',
    'Ich habe mein Passwort falsch eingegeben',
    'Der Link in der Mail geht nicht',
    'Ich habe den Link geöffnet und die Seite ist leer',
    'Ich habe die Mail geöffnet und der Anhang ist leer',
    'Wie melde ich Phishing?',
    'Mein Handy lädt nicht',
    'Mein Laptop wurde getauscht',
    'Mein Laptop liegt im Büro',
    'Ich habe mich in meinem Konto angemeldet und sehe nichts',
    'Jemand hat sich am Drucker angemeldet',
    'Ich habe auf Abmelden geklickt und mich wieder angemeldet',
  ],
  fr: [
    "J'ai oublié mon mot de passe",
    "j'ai entré mon mot de passe et il est refusé",
    "j'ai ouvert le mail et le lien ne marche pas",
    'le mot de passe est bloqué après trois essais',
    'Le lien dans le mail ne marche pas',
    'Mon ordinateur est lent',
  ],
  es: [
    'Olvidé mi contraseña',
    'puse mi contraseña y no la acepta',
    'mi clave caducó',
    'El enlace del correo no funciona',
    'abrí el correo y el adjunto está vacío',
    'Mi ordenador va lento',
  ],
};

const averted = [
  'I got a phishing mail but did not click it',
  'I got a suspicious mail and have not opened the attachment',
  'What should I do if I click a phishing link?',
  'Where is the phishing training?',
  'Phishing-Mail bekommen, den Link nicht geklickt',
  "mail bizarre avec un lien suspect, je n'ai pas cliqué",
  'recibí un correo sospechoso, no hice clic en el enlace',
];

describe('what somebody tells', () => {
  it.each(Object.entries(alarming))(
    'is an alarm when a password or device may be lost, in %s',
    (_, texts) => {
      expect(texts.filter((text) => !suspectsCompromise(text))).toEqual([]);
    },
  );

  it.each(Object.entries(harmless))('is none when it only sounds like it, in %s', (_, texts) => {
    expect(texts.filter((text) => suspectsCompromise(text))).toEqual([]);
  });

  it('is none when nobody fell for it, or when it is asked in general', () => {
    expect(averted.filter((text) => suspectsCompromise(text))).toEqual([]);
  });

  it('is an alarm also in capitals, over lines and after a greeting', () => {
    expect(suspectsCompromise('MY LAPTOP WAS STOLEN')).toBe(true);
    expect(
      suspectsCompromise('Hi team,\nI clicked a link in a mail\nand typed my password.\nWhat now?'),
    ).toBe(true);
  });

  it('is none in any text of the sets, whose people have other troubles', () => {
    const texts = [
      ...readSet<{ text: string }>('classify.jsonl').map(({ text }) => text),
      ...readSet<{ text: string }>('languages.jsonl').map(({ text }) => text),
      ...readSet<{ question: string }>('retrieve.jsonl').map(({ question }) => question),
    ];
    expect(texts.filter((text) => suspectsCompromise(text))).toEqual([]);
  });

  it('is understood with a report, never with a courtesy', () => {
    expect(understand('My laptop was stolen on the train').compromise).toBe(true);
    expect(understand('vpn not connecting').compromise).toBe(false);
    expect(understand('thanks').compromise).toBe(false);
  });

  it('is read quickly, however it is made to be slow', () => {
    const hostile = [
      'i clicked ',
      'link password ',
      'typed my password ',
      'lost my ',
      'laptop ',
      'i ',
      'mail ',
    ];
    for (const text of hostile.map((piece) => piece.repeat(100_000 / piece.length))) {
      expect(slowness(() => suspectsCompromise(text))).toBeLessThan(500);
    }
  });
});
