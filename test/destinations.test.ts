import { describe, expect, it } from '@jest/globals';
import { destinationOf } from '../src/app/destination-of.ts';
import { ConfigError, loadConfig } from '../src/config.ts';

const secret = `whsec_${Buffer.alloc(32, 'a').toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 'b').toString('base64')}`;
const inTeams = {
  PUBLIC_URL: 'https://desk.example.com/',
  SECRET_KEY: 'x'.repeat(32),
  MicrosoftAppId: 'aaaaaaaa-0000-4000-8000-000000000001',
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: 'bbbbbbbb-0000-4000-8000-000000000002',
};
const load = (env: Record<string, string>) => loadConfig({ ...inTeams, ...env }).destinations;

function mistakes(env: Record<string, string>): string {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

describe('destinations', () => {
  it('are all people, until somebody says otherwise', () => {
    const { operations, microsoft, security, hardware } = load({});
    for (const { type } of [operations, microsoft, security, ...hardware.map((each) => each.destination)])
      expect(type).toBe('manual');
  });

  it('are a portal, a mail address or a signed address', () => {
    expect(
      load({
        DESTINATION_OPERATIONS: 'https://ops.example.com/cases?team=1',
        DESTINATION_OPERATIONS_SECRET: secret,
        DESTINATION_MICROSOFT_SUPPORT: 'manual:https://portal.example.com',
        SECURITY_CONTACT: 'mailto:security@contoso.com',
        SMTP_URL: 'smtp://mail.example.com',
        MAIL_FROM: 'deskhand@contoso.com',
      }),
    ).toMatchObject({
      operations: { type: 'webhook', url: 'https://ops.example.com/cases?team=1', secret },
      microsoft: { type: 'manual', portal: 'https://portal.example.com/' },
      security: { type: 'mail', address: 'security@contoso.com' },
    });
  });

  it.each([
    ['mailto:nobody', 'must be manual'],
    ['mailto:a@example.com, b@example.com', 'must be manual'],
    ['manual:http://portal.example.com', 'must be manual'],
    ['manual:javascript:alert(1)', 'must be manual'],
    ['https://user:pass@ops.example.com', 'must be manual'],
    ['ftp://ops.example.com', 'must be manual'],
    ['https://ops.example.com', 'DESTINATION_OPERATIONS_SECRET is missing'],
    ['mailto:a@example.com', 'SMTP_URL is missing'],
    ['mailto:a@example.com', 'MAIL_FROM is missing'],
  ])('%s: %s', (address, message) => {
    expect(mistakes({ DESTINATION_OPERATIONS: address })).toContain(message);
  });

  it.each(['secret', 'whsec_', 'whsec_short', `whsec_${'A'.repeat(2_000)}`, `${secret} ${secret}`])(
    'are signed with enough: not %s',
    (bad) => {
      const message = mistakes({
        DESTINATION_OPERATIONS: 'https://ops.example.com',
        DESTINATION_OPERATIONS_SECRET: bad,
      });
      expect(message).toContain('DESTINATION_OPERATIONS_SECRET must be whsec_');
    },
  );
});

describe('a vendor', () => {
  const several = {
    DESTINATION_HARDWARE:
      'Fabrikam=https://fabrikam.example.com/a=b, Contoso=mailto:help@contoso.example.com, manual',
    DESTINATION_HARDWARE_SECRET: `Fabrikam=${other}`,
    SMTP_URL: 'smtps://mail.example.com:465',
    MAIL_FROM: 'deskhand@contoso.com',
  };
  const at = (maker: string | undefined, env: Record<string, string> = several) =>
    destinationOf(load(env), 'hardware', maker);

  it.each([
    ['Fabrikam', 'webhook'],
    [' fabrikam Inc. ', 'webhook'],
    ['FABRIKAM, Ltd', 'webhook'],
    ['Fabrikamp', 'manual'],
    ['contoso', 'mail'],
    ['Contoso Devices', 'mail'],
    ['Tailwind', 'manual'],
    ['', 'manual'],
    [undefined, 'manual'],
  ])('is found by its maker: %s', (maker, type) => {
    expect(at(maker).type).toBe(type);
  });

  it('has its own secret', () => {
    expect(at('Fabrikam')).toEqual({
      type: 'webhook',
      url: 'https://fabrikam.example.com/a=b',
      secret: other,
    });
    expect(mistakes({ ...several, DESTINATION_HARDWARE_SECRET: secret })).toContain(
      'DESTINATION_HARDWARE_SECRET is missing',
    );
  });

  it('may be the only one, for every maker', () => {
    const only = { DESTINATION_HARDWARE: 'https://v.example.com', DESTINATION_HARDWARE_SECRET: secret };
    expect(at('Anybody', only)).toMatchObject({ type: 'webhook', secret });
    expect(at('Anybody', { ...several, DESTINATION_HARDWARE: 'Contoso=manual' })).toEqual({ type: 'manual' });
  });

  it('that can’t be read is a mistake', () => {
    expect(mistakes({ DESTINATION_HARDWARE: 'Fabrikam=somewhere' })).toContain(
      'DESTINATION_HARDWARE must be manual',
    );
    expect(mistakes({ DESTINATION_HARDWARE: ' , ' })).toContain('DESTINATION_HARDWARE must be manual');
  });
});
