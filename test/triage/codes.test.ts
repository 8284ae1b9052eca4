import { describe, expect, it } from '@jest/globals';
import { categoryOfCode, findCodes } from '../../src/triage/codes.ts';

describe('error codes', () => {
  it('are found in one spelling, each once', () => {
    expect(findCodes('OneDrive 0X8004DE85, again 0x8004de85')).toEqual(['0x8004de85']);
    expect(findCodes('Teams CAA20003 and 0xCAA82EE7')).toEqual(['CAA82EE7', 'CAA20003']);
    expect(findCodes('aadsts50126: invalid')).toEqual(['AADSTS50126']);
    expect(findCodes('stop code KMODE_EXCEPTION_NOT_HANDLED.')).toEqual(['KMODE_EXCEPTION_NOT_HANDLED']);
    expect(findCodes('ERR_CONNECTION_RESET')).toEqual(['ERR_CONNECTION_RESET']);
  });

  it('that are bare numbers count only where the writer says so', () => {
    expect(findCodes('vpn error 809')).toEqual(['809']);
    expect(findCodes('Error code: 691')).toEqual(['691']);
    expect(findCodes('got a 812 error')).toEqual(['812']);
    expect(findCodes('room 809, since 2023, 14 documents')).toEqual([]);
  });

  it('are not file names', () => {
    expect(findCodes('my_report_final.xlsx and Budget_2026')).toEqual([]);
  });

  it('say what they are about, where they can', () => {
    const codes = [
      '809',
      '0x80070643',
      'DNS_PROBE_FINISHED_NXDOMAIN',
      'AADSTS53000',
      'AADSTS50126',
      '0x8004de85',
    ];
    expect(codes.map(categoryOfCode)).toEqual([
      'infrastructure',
      'windows',
      'browser',
      'managed-setting',
      'access',
      'microsoft-apps',
    ]);
    expect(categoryOfCode('0x1')).toBeUndefined();
  });
});
