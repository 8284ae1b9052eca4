import { SignJWT, UnsecuredJWT } from 'jose';
import type { Practice } from '../practice.ts';
import type { TokenKind } from '../test-api.ts';
import type { AuthOptions } from '../options.ts';
import type { SigningKey, SigningKeys } from './keys.ts';

export const channelIssuer = 'https://api.botframework.com';

/** Tokens carry the wall clock's time, whatever the practice clock shows: the bot checks them by its own. */
const seconds = (): number => Math.floor(Date.now() / 1000);

const sign = (key: SigningKey, claims: Record<string, unknown>): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid })
    .sign(key.privateKey);

/** A token as Teams sends it with each activity, or one that is wrong in exactly one way. */
export async function mintToken(
  practice: Practice,
  kind: TokenKind,
  over: Record<string, unknown> = {},
): Promise<string> {
  const { auth } = practice.options;
  if (!auth || !practice.keys) throw new Error('practice Teams was started without auth');
  const keys = practice.keys;
  const claims = { ...claimsOf(practice, auth, kind), ...over };
  switch (kind) {
    case 'algNone':
      return new UnsecuredJWT(claims).encode();
    case 'hs256':
      // The public key as the shared secret: the classic confusion.
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: keys.current.kid })
        .sign(new TextEncoder().encode(JSON.stringify(keys.current.jwk)));
    default:
      return sign(signerOf(keys, kind), claims);
  }
}

function signerOf(keys: SigningKeys, kind: TokenKind): SigningKey {
  if (kind === 'notEndorsed') return keys.unendorsed;
  // Says it is the known key, but isn't.
  if (kind === 'wrongKey') return { ...keys.unknown, kid: keys.current.kid };
  return keys.current;
}

function claimsOf(practice: Practice, auth: AuthOptions, kind: TokenKind): Record<string, unknown> {
  const now = seconds();
  const serviceurl = `${practice.urls.service}/`;
  const good = {
    iss: auth.issuer ?? channelIssuer,
    aud: auth.appId,
    serviceurl,
    nbf: now - 300,
    iat: now - 300,
    exp: now + 3600,
  };
  switch (kind) {
    case 'otherIssuer':
      return { ...good, iss: 'https://issuer.example.com' };
    case 'otherAudience':
      return { ...good, aud: '00000000-0000-4000-8000-00000000bad0' };
    case 'expired':
      return { ...good, nbf: now - 7200, iat: now - 7200, exp: now - 3600 };
    case 'noExpiry':
      return { ...good, exp: undefined };
    case 'noServiceUrl':
      return { ...good, serviceurl: undefined };
    case 'otherServiceUrl':
      return { ...good, serviceurl: 'https://teams.example.com/' };
    case 'azpBot': {
      const tenant = practice.world.tenant.id;
      const iss = `https://login.microsoftonline.com/${tenant}/v2.0`;
      return { ...good, iss, serviceurl: undefined, tid: tenant, ver: '2.0', azp: auth.appId };
    }
    default:
      return good;
  }
}

/** The same token serves for some minutes, as Teams' does. */
export function tokenForDelivery(): (practice: Practice) => Promise<string | null> {
  let held: { token: Promise<string>; until: number; kid: string } | null = null;
  return async (practice) => {
    if (!practice.options.auth || !practice.keys) return null;
    const { kid } = practice.keys.current;
    if (!held || held.until < Date.now() || held.kid !== kid) {
      held = { token: mintToken(practice, 'good'), until: Date.now() + 300_000, kid };
    }
    return held.token;
  };
}
