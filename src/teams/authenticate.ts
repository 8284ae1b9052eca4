import type { Activity } from 'botframework-schema';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Config, TeamsConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { serviceUrlCheck } from './service-url.ts';
import { createSigningKeys } from './signing-keys.ts';

/** What the channel says of the sender; `practice` stands for a caller on this machine. */
export type Caller = { type: 'channel'; serviceUrl: string; endorsements: string[] } | { type: 'practice' };
export type Refused = { type: 'refused'; status: 401 | 503; reason: string };

export type Authenticator = {
  /** Before the body is read: who is calling? */
  identify(authorization: string | undefined, from: Peer): Promise<Caller | Refused>;
  /** After it is read: may this caller send this? The reason of a refusal, or undefined. */
  objectionTo(activity: Partial<Activity>, caller: Caller): string | undefined;
  warmUp(): Promise<void>;
};

/** Where the socket comes from and what it asked for. */
export type Peer = { address: string | undefined; host: string | undefined };

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_TOLERANCE_S = 300;
const MAX_TOKEN = 16_384;
const CHANNEL = 'msteams';

/**
 * Replaces the SDK's validation, which takes any Entra token whose `azp` is the bot for the Teams channel, keeps
 * every forged tenant id in memory, and answers 401 to everyone while the key endpoint is down.
 */
export function createAuthenticator(config: Config, log: Log, now?: () => number): Authenticator {
  const isTrusted = serviceUrlCheck(config);
  const tenants = new Set(config.allowedTenants);
  const tenantObjection = (activity: Partial<Activity>) => {
    const named = [activity.channelData?.tenant?.id, activity.conversation?.tenantId].filter(
      (id) => id !== undefined,
    );
    const allowed = named.every((id) => typeof id === 'string' && tenants.has(id.toLowerCase()));
    return named.length > 0 && allowed ? undefined : 'tenant';
  };

  if (config.mode === 'practice') {
    return {
      identify: async (_authorization, from) =>
        isLocal(from) ? { type: 'practice' } : refuse('not this machine'),
      objectionTo: (activity) => {
        if (activity.channelId !== CHANNEL) return 'channelId';
        return isTrusted(activity.serviceUrl) ? undefined : 'serviceUrl';
      },
      warmUp: async () => {},
    };
  }

  const keys = createSigningKeys(config.cloud.openIdMetadataUrl, log, now);
  return {
    identify: async (authorization) => {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (!token || token.length > MAX_TOKEN) return refuse('no token');
      const claimed = peek(token);
      if (!claimed || claimed.issuer !== config.cloud.tokenIssuer) return refuse('issuer');
      const found = await keys.find(claimed.keyId);
      if (found === 'unavailable') return { type: 'refused', status: 503, reason: 'no signing keys' };
      if (found === 'unknown') return refuse('unknown key');
      const claims = await verify(token, found.key, config);
      if (typeof claims === 'string') return refuse(claims);
      if (!isTrusted(claims.serviceurl)) return refuse('serviceUrl claim');
      return { type: 'channel', serviceUrl: claims.serviceurl, endorsements: found.endorsements };
    },
    objectionTo: (activity, caller) => {
      if (caller.type !== 'channel') return 'caller';
      if (activity.channelId !== CHANNEL) return 'channelId';
      if (caller.endorsements.length > 0 && !caller.endorsements.includes(CHANNEL)) return 'endorsement';
      if (activity.serviceUrl !== caller.serviceUrl) return 'serviceUrl';
      return tenantObjection(activity);
    },
    warmUp: keys.warmUp,
  };
}

function refuse(reason: string): Refused {
  return { type: 'refused', status: 401, reason };
}

/** Reads issuer and key id without trusting them. */
function peek(token: string): { issuer: unknown; keyId: string } | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (!kid || !ALGORITHMS.includes(alg ?? '')) return undefined;
    return { issuer: decodeJwt(token).iss, keyId: kid };
  } catch {
    return undefined;
  }
}

async function verify(
  token: string,
  key: Parameters<typeof jwtVerify>[1] & object,
  config: TeamsConfig,
): Promise<JWTPayload | string> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ALGORITHMS,
      issuer: config.cloud.tokenIssuer,
      audience: config.app.id,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return error.code;
    throw error;
  }
}

/** A page of another site can make a browser call this machine, but then under that site's host name. */
function isLocal({ address, host }: Peer): boolean {
  const local = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
  return local.test(address ?? '') && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host ?? '');
}
