import { describe, expect, it } from '@jest/globals';
import { serviceUrlCheck } from '../../src/teams/service-url.ts';
import { teamsConfig } from '../support/channel.ts';

describe('a serviceUrl', () => {
  const isTrusted = serviceUrlCheck(teamsConfig());

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/bbbbbbbb-0000-4000-8000-000000000002/',
    'https://smba.trafficmanager.net',
    'https://SMBA.trafficmanager.net/teams',
    'https://smba.trafficmanager.net:443/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
  ])('of Teams is trusted: %s', (url) => {
    expect(isTrusted(url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net:80/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.example.com/',
    'https://xsmba.trafficmanager.net/',
    'https://smba-trafficmanager.net/',
    'https://smba.trafficmanager.net./',
    'https://user@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@example.com/',
    'https://smba.trafficmanager.net:443@example.com/',
    'https://smba.trafficmanager.net\\@example.com/',
    'https://example.com\\@smba.trafficmanager.net/',
    'https:\\\\smba.trafficmanager.net/',
    'https:smba.trafficmanager.net/',
    '//smba.trafficmanager.net/',
    'https://%73mba.trafficmanager.net/',
    'https://smba.trafficmanager.net%2f.example.com/',
    'https://smba.trafficmanager.net\n.example.com/',
    ' https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/\t',
    'https://smba。trafficmanager。net/',
    'https://smbа.trafficmanager.net/',
    'https://smba.trafficmanager.net/?next=https://example.com',
    'https://smba.trafficmanager.net/#@example.com',
    'ftp://smba.trafficmanager.net/',
    'javascript://smba.trafficmanager.net/',
    'https://127.0.0.1/',
    'http://127.0.0.1:3979/',
    'https://[::1]/',
    'https://169.254.169.254/',
    `https://smba.trafficmanager.net/${'a'.repeat(600)}`,
    '',
  ])('that only looks like it is not: %j', (url) => {
    expect(isTrusted(url)).toBe(false);
  });

  it('that is no text is not trusted', () => {
    for (const value of [undefined, null, 7, {}, ['https://smba.trafficmanager.net/']]) {
      expect(isTrusted(value)).toBe(false);
    }
  });

  it('of this machine must be listed with its port', () => {
    const local = serviceUrlCheck(
      teamsConfig({ SERVICE_URL_HOSTS: '127.0.0.1:3979, proxy.example.com:8443' }),
    );
    expect(local('http://127.0.0.1:3979/')).toBe(true);
    expect(local('http://127.0.0.1:3980/')).toBe(false);
    expect(local('http://127.0.0.1/')).toBe(false);
    expect(local('https://proxy.example.com:8443/teams')).toBe(true);
    expect(local('http://proxy.example.com:8443/teams')).toBe(false);
    expect(local('https://proxy.example.com/teams')).toBe(false);
    expect(local('https://smba.trafficmanager.net/')).toBe(false);
  });
});
