import { z } from 'zod';

const SECONDS = { s: 1, m: 60, h: 3600 };

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

export function wholeNumber(min: number, max: number) {
  const what = `must be a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, what).transform(Number).pipe(z.int(what).min(min, what).max(max, what));
}

/** An address without a user or fragment; plain http only to this machine, where nobody listens in. */
export function url({ http }: { http: 'never' | 'loopback' }) {
  return z.string('is missing').refine((text) => {
    const address = URL.parse(text);
    if (!address || address.username || address.password || address.hash) return false;
    if (address.protocol === 'https:') return true;
    return http === 'loopback' && address.protocol === 'http:' && isLoopback(address.hostname);
  }, 'must be an https address');
}

export const smtpUrl = z.string().refine((text) => {
  const address = URL.parse(text);
  return Boolean(address?.hostname) && /^smtps?:$/.test(address!.protocol);
}, 'must be smtp://… or smtps://…');

export const guid = z
  .string('is missing')
  .toLowerCase()
  .pipe(z.guid('must be an id of 32 hex digits with dashes'));

export const guids = list().pipe(
  z
    .array(z.guid('must be ids of 32 hex digits with dashes, separated by commas'))
    .min(1, 'must name at least one'),
);

const hostPattern =
  /^([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$|^\[::1\](:\d{1,5})?$/;
export const hosts = list().pipe(
  z.array(
    z.string().regex(hostPattern, 'must be names like host or host:port, separated by commas, no https://'),
  ),
);

export const locale = z.string().refine((text) => {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}, 'must be a language tag');

export const timeZone = z.string().refine((text) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone');

export const databaseUrl = z
  .string()
  .refine(
    (text) => text === ':memory:' || /^postgres(ql)?:\/\/./.test(text) || !text.includes('://'),
    'must be postgres://… or the path of a file',
  );

/** `7/1s, 60/30s`: 7 in a second and 60 in 30 seconds; `none` lifts the limit. */
export const sendLimits = z
  .string()
  .regex(
    /^none$|^\d+\/\d+[smh](\s*,\s*\d+\/\d+[smh])*$/,
    'must be limits like 7/1s, separated by commas, or none',
  )
  .transform((text) =>
    [...text.matchAll(/(\d+)\/(\d+)([smh])/g)].map(([, count, length, unit]) => ({
      count: Number(count),
      perMs: Number(length) * SECONDS[unit as keyof typeof SECONDS] * 1000,
    })),
  )
  .refine(
    (limits) => limits.every(({ count, perMs }) => count > 0 && perMs > 0),
    'must allow at least 1 in 1s',
  );

function list() {
  return z.string('is missing').transform((text) =>
    text
      .toLowerCase()
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );
}
