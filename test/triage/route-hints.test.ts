import { describe, expect, it } from '@jest/globals';
import { mentionsDriver, productIn } from '../../src/triage/route-hints.ts';

describe('the words of a report', () => {
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
