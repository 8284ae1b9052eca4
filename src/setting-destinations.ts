import { z } from 'zod';

/**
 * Where a case goes. `manual`: a person carries it to the portal; `mail`: to an address; `webhook`: as signed JSON.
 */
export type Destination =
  | { type: 'manual'; portal?: string }
  | { type: 'mail'; address: string }
  | { type: 'webhook'; url: string; secret: string };

/** Of several vendors the one whose maker fits; one without a maker takes the rest. */
export type Vendor = { maker?: string; destination: Destination };

export interface Destinations {
  operations: Destination;
  microsoft: Destination;
  security: Destination;
  hardware: Vendor[];
}

type Unsigned = Exclude<Destination, { type: 'webhook' }> | { type: 'webhook'; url: string };
type Named<T> = { maker?: string; value: T };

const addressRule = 'must be manual, manual:https://…, mailto:address or an http(s) address';
const secretRule = 'must be whsec_ and 24 to 64 bytes in base64';

export const destination = z.string().transform((text, context) => {
  const read = readDestination(text.trim());
  if (read) return read;
  context.addIssue({ code: 'custom', message: addressRule });
  return z.NEVER;
});

export const webhookSecret = z.string().refine(isSecret, secretRule);

/** `Fabrikam=mailto:…, Contoso=https://…, manual`: with a maker in front, or for the rest. */
export const vendors = listOf(readDestination, addressRule);
export const vendorSecrets = listOf((text) => (isSecret(text) ? text : undefined), secretRule);

interface Given {
  DESTINATION_OPERATIONS: Unsigned;
  DESTINATION_OPERATIONS_SECRET?: string;
  DESTINATION_MICROSOFT_SUPPORT: Unsigned;
  DESTINATION_MICROSOFT_SUPPORT_SECRET?: string;
  DESTINATION_HARDWARE: Named<Unsigned>[];
  DESTINATION_HARDWARE_SECRET?: Named<string>[];
  SECURITY_CONTACT: Unsigned;
  SECURITY_CONTACT_SECRET?: string;
  SMTP_URL?: string;
  MAIL_FROM?: string;
}

/** The destinations with their secrets, and what is missing between settings: `name what is wrong`. */
export function readDestinations(given: Given): { destinations: Destinations; mistakes: string[] } {
  const mistakes: string[] = [];
  const signed = (name: string, to: Unsigned, secret: string | undefined): Destination => {
    if (to.type !== 'webhook') return to;
    if (!secret) mistakes.push(`${name} is missing`);
    return { ...to, secret: secret ?? '' };
  };
  const destinations: Destinations = {
    operations: signed(
      'DESTINATION_OPERATIONS_SECRET',
      given.DESTINATION_OPERATIONS,
      given.DESTINATION_OPERATIONS_SECRET,
    ),
    microsoft: signed(
      'DESTINATION_MICROSOFT_SUPPORT_SECRET',
      given.DESTINATION_MICROSOFT_SUPPORT,
      given.DESTINATION_MICROSOFT_SUPPORT_SECRET,
    ),
    security: signed('SECURITY_CONTACT_SECRET', given.SECURITY_CONTACT, given.SECURITY_CONTACT_SECRET),
    hardware: given.DESTINATION_HARDWARE.map(({ maker, value }) => {
      const secret = given.DESTINATION_HARDWARE_SECRET?.find((each) => each.maker === maker)?.value;
      return { ...(maker && { maker }), destination: signed('DESTINATION_HARDWARE_SECRET', value, secret) };
    }),
  };
  const { hardware, ...single } = destinations;
  const all = [...Object.values(single), ...hardware.map((vendor) => vendor.destination)];
  if (all.some(({ type }) => type === 'mail')) {
    if (!given.SMTP_URL) mistakes.push('SMTP_URL is missing');
    if (!given.MAIL_FROM) mistakes.push('MAIL_FROM is missing');
  }
  return { destinations, mistakes };
}

function readDestination(text: string): Unsigned | undefined {
  if (text === 'manual') return { type: 'manual' };
  if (text.startsWith('manual:')) {
    const portal = URL.parse(text.slice('manual:'.length));
    return portal?.protocol === 'https:' ? { type: 'manual', portal: portal.href } : undefined;
  }
  if (text.startsWith('mailto:')) {
    const address = z.email().safeParse(text.slice('mailto:'.length));
    return address.success ? { type: 'mail', address: address.data } : undefined;
  }
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) return undefined;
  return { type: 'webhook', url: url.href };
}

function isSecret(text: string): boolean {
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const size = base64 ? Buffer.from(base64, 'base64').length : 0;
  return size >= 24 && size <= 64;
}

function listOf<T>(read: (text: string) => T | undefined, rule: string) {
  return z.string().transform((text, context): Named<T>[] => {
    const parts = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    const list = parts.map((part) => {
      const [, maker, rest] = /^([^=:]{1,60})=((?:manual|mailto:|https?:|whsec_).*)$/.exec(part) ?? [];
      return { ...(maker && { maker: maker.trim().toLowerCase() }), value: read(rest ?? part) };
    });
    if (list.length > 0 && list.every(({ value }) => value !== undefined)) return list as Named<T>[];
    context.addIssue({
      code: 'custom',
      message: `${rule}, each with maker= in front where there are several`,
    });
    return z.NEVER;
  });
}
