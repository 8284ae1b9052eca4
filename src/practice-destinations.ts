import { randomBytes } from 'node:crypto';
import type { Destinations, PracticeConfig } from './config.ts';

/** What both sides of practice sign with; made up anew at each start. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Where cases go while practising: Operations listens for signed JSON, the vendor and the security contact read mail,
 * Microsoft support is filed by hand. Whoever names a destination of their own in the settings keeps it.
 */
export function practiceDestinations(
  wanted: PracticeConfig,
  teams: { url: string; smtpUrl: string },
  secret: string,
): Pick<PracticeConfig, 'destinations' | 'mail'> {
  const { operations, security, hardware, microsoft } = wanted.destinations;
  const own: Destinations = {
    microsoft,
    operations:
      operations.type === 'manual'
        ? { type: 'webhook', url: `${teams.url}/outside/operations`, secret }
        : operations,
    security: security.type === 'manual' ? { type: 'mail', address: 'security@contoso.com' } : security,
    hardware: hardware.every(({ destination }) => destination.type === 'manual')
      ? [{ destination: { type: 'mail', address: 'support@vendor.example.com' } }]
      : hardware,
  };
  return {
    destinations: own,
    mail: wanted.mail ?? { smtpUrl: teams.smtpUrl, from: 'deskhand@contoso.com' },
  };
}
