import { describe, expect, it } from '@jest/globals';
import { categories } from '../../src/domain/category.ts';
import type { Category } from '../../src/domain/category.ts';
import { areDistinct, subjects } from '../../src/domain/subject.ts';
import type { OwnName } from '../../src/triage/names-own.ts';
import { subjectOf } from '../../src/triage/subjects.ts';

const said: [Category, string, string][] = [
  ['microsoft-apps', 'outlook', 'Outlook asks for my password again and again'],
  ['microsoft-apps', 'outlook', 'meine Mails kommen nicht mehr an'],
  ['microsoft-apps', 'outlook', 'ma boîte de réception ne se met plus à jour'],
  ['microsoft-apps', 'outlook', 'no me llegan los correos'],
  ['microsoft-apps', 'teams', 'teams shows a white window'],
  ['microsoft-apps', 'onedrive', 'One Drive won’t sync'],
  ['microsoft-apps', 'office', 'Excel opens blank'],
  ['microsoft-apps', 'office', 'Word friert ein, sobald ich tippe'],
  ['device', 'screen', 'Bildschirm flackert'],
  ['device', 'screen', 'l’écran reste noir'],
  ['device', 'keyboard', 'la souris ne bouge plus'],
  ['device', 'keyboard', 'some keys are stuck'],
  ['device', 'sound', 'mein Kopfhörer ist stumm'],
  ['device', 'sound', 'nobody hears me through the microphone'],
  ['device', 'dock', 'The docking station is dead'],
  ['device', 'power', 'la batería dura diez minutos'],
  ['infrastructure', 'printer', 'The printer on floor 3 is offline'],
  ['infrastructure', 'printer', 'Drucker druckt nur leere Seiten'],
  ['infrastructure', 'printer', 'l’imprimante est hors ligne'],
  ['infrastructure', 'printer', 'no puedo imprimir'],
  ['infrastructure', 'vpn', 'vpn error 809, the internet at home is fine'],
  ['infrastructure', 'network', 'WLAN bricht ständig ab'],
  ['infrastructure', 'network', 'no hay internet en la sala'],
  ['infrastructure', 'network-drive', 'my H: drive is gone'],
  ['infrastructure', 'network-drive', 'Netzlaufwerk wird nicht angezeigt'],
  ['infrastructure', 'network-drive', 'je ne vois plus le lecteur réseau'],
  ['access', 'password', 'forgot my password and can’t sign in'],
  ['access', 'password', 'j’ai oublié mon mot de passe'],
  ['access', 'sign-in', 'I am locked out'],
  ['access', 'sign-in', 'mein Konto wurde gesperrt'],
  ['access', 'bitlocker', 'it wants a BitLocker recovery key'],
  ['access', 'permission', 'I need access to the Marketing folder'],
  ['access', 'permission', 'no tengo permiso para la carpeta'],
  ['access', 'software', 'please install Visio'],
  ['access', 'elevation', 'I need local admin rights for an hour'],
];

describe('what a problem is about within its category', () => {
  it.each(said)('%s: %s, where somebody writes “%s”', (category, subject, text) => {
    expect(subjectOf(text, category)).toBe(subject);
  });

  it('is not guessed: of none and of two nothing is said', () => {
    expect(subjectOf('It doesn’t work', 'infrastructure')).toBeUndefined();
    expect(subjectOf('Printer gone since VPN is on', 'infrastructure')).toBeUndefined();
    expect(subjectOf('Outlook and Teams crash', 'microsoft-apps')).toBeUndefined();
    expect(subjectOf('The printer is offline', undefined)).toBeUndefined();
    expect(subjectOf('The printer is offline', 'other')).toBeUndefined();
    expect(subjectOf('printer', 'access')).toBeUndefined();
  });

  it('takes the organisation’s own names', () => {
    const own: OwnName[] = [
      { kind: 'printer', name: 'FollowMe', also: [] },
      { kind: 'vpn', name: 'Tunnelblick', also: ['TB'] },
      { kind: 'app', name: 'Falcon', also: ['FLC'] },
      { kind: 'place', name: 'Munich', also: [] },
    ];
    expect(subjectOf('FollowMe takes no jobs', 'infrastructure', own)).toBe('printer');
    expect(subjectOf('TB is down', 'infrastructure', own)).toBe('vpn');
    expect(subjectOf('FLC hangs in Munich', 'line-of-business', own)).toBe('app:Falcon');
    expect(subjectOf('FLC hangs', 'infrastructure', own)).toBeUndefined();
  });

  it('tells two matters apart only where one doesn’t explain the other', () => {
    expect(areDistinct('printer', 'vpn')).toBe(true);
    expect(areDistinct('app:Falcon', 'app:Heron')).toBe(true);
    expect(areDistinct('vpn', 'network-drive')).toBe(false);
    expect(areDistinct('network', 'printer')).toBe(false);
    expect(areDistinct('printer', 'printer')).toBe(false);
    expect(areDistinct('printer', undefined)).toBe(false);
  });

  it('belongs to one category each', () => {
    const all = Object.values(subjects).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(categories).toEqual(expect.arrayContaining(Object.keys(subjects)));
  });
});
