import { describe, expect, it } from '@jest/globals';
import { mentionsDriver, productIn, suspectsCompromise } from '../../src/triage/route-hints.ts';

describe('the words of a report', () => {
  it.each([
    'I clicked a strange link and typed my password',
    'My laptop was stolen on the train',
    'there is ransomware on my screen',
    'I gave my credentials to somebody on the phone',
    'Got a phishing mail and opened it',
    'I think I have been hacked',
    'somebody else is using my account',
  ])('sound like a compromise: %s', (words) => {
    expect(suspectsCompromise(words)).toBe(true);
  });

  it.each([
    'I forgot my password',
    'My password expired yesterday',
    'The link in the newsletter is broken',
    'I need the antivirus exclusion list',
    'Please put in my vacation',
    'The printer stole my time',
  ])('do not: %s', (words) => {
    expect(suspectsCompromise(words)).toBe(false);
  });

  it('may be about a driver', () => {
    expect(mentionsDriver('No sound since the driver update')).toBe(true);
    expect(mentionsDriver('Firmware update fails')).toBe(true);
    expect(mentionsDriver('The screwdriver set is missing')).toBe(false);
  });

  it('name a product, or none', () => {
    expect(productIn('outlook is slow')).toBe('Microsoft Outlook');
    expect(productIn('the keyword search')).toBeUndefined();
    expect(productIn('BitLocker asks for a key')).toBe('Windows');
  });
});
