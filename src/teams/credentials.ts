import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { AuthenticationResult } from '@azure/msal-node';
import type { Config, TeamsConfig } from '../config.ts';
import type { Log } from '../log.ts';

export type Credentials = {
  /** The bot's own token; undefined while the token service is down or refuses us. */
  token(): Promise<string | undefined>;
  /** After Teams refused the token: the next one is fetched. */
  forget(): void;
};

const RENEW_BEFORE_MS = 5 * 60_000;
const STILL_GOOD_MS = 60_000;
const BETWEEN_FAILURES_MS = 1_000;
/** MSAL itself waits without end. */
const TIMEOUT_MS = 10_000;

/** Undefined in practice mode, where nothing is signed. */
export function createCredentials(
  config: Config,
  log: Log,
  { now = Date.now, timeoutMs = TIMEOUT_MS }: { now?: () => number; timeoutMs?: number } = {},
): Credentials | undefined {
  if (config.mode === 'practice') return undefined;
  const teams = config;
  let acquire = acquirerOf(teams);
  let held: { text: string; expiresAt: number } | undefined;
  let running: Promise<void> | undefined;
  let failedAt = -Infinity;

  function renew(): Promise<void> {
    running ??= withTimeout(acquire(), timeoutMs)
      .then(
        (result) => {
          held = { text: result.accessToken, expiresAt: result.expiresOn?.getTime() ?? 0 };
        },
        (error: unknown) => {
          failedAt = now();
          // After a 5xx MSAL refuses to ask again for a minute; a new client asks when we do.
          acquire = acquirerOf(teams);
          log.error({ code: 'token-unavailable', reason: errorCodeOf(error), err: error });
        },
      )
      .finally(() => (running = undefined));
    return running;
  }

  return {
    token: async () => {
      const left = () => (held?.expiresAt ?? 0) - now();
      if (left() < RENEW_BEFORE_MS && now() - failedAt >= BETWEEN_FAILURES_MS) await renew();
      return left() > STILL_GOOD_MS ? held?.text : undefined;
    },
    forget: () => (held = undefined),
  };
}

function acquirerOf({
  app,
  cloud,
}: TeamsConfig): () => Promise<Pick<AuthenticationResult, 'accessToken' | 'expiresOn'>> {
  const resource = cloud.oauthScope.replace(/\/\.default$/, '');
  if (app.type === 'UserAssignedMSI') {
    const client = new ManagedIdentityApplication({
      managedIdentityIdParams: { userAssignedClientId: app.id },
    });
    return () => client.acquireToken({ resource, forceRefresh: true });
  }
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.id,
      clientSecret: app.password,
      authority: authorityOf(cloud.loginUrl, app.tenantId),
      // MSAL would ask the public cloud whether this authority exists, which a private cloud's does not.
      knownAuthorities: cloud.loginUrl ? [new URL(cloud.loginUrl).host] : [],
    },
  });
  return async () => {
    const result = await client.acquireTokenByClientCredential({
      scopes: [`${resource}/.default`],
      skipCache: true,
    });
    if (!result) throw new Error('no token came back');
    return result;
  };
}

/** The SDK's login addresses end in the tenant; one without gets the app's. */
function authorityOf(loginUrl: string | undefined, tenantId: string | undefined): string {
  const tenant = tenantId ?? 'botframework.com';
  if (!loginUrl) return `https://login.microsoftonline.com/${tenant}`;
  const url = new URL(loginUrl);
  return url.pathname === '/' ? `${url.origin}/${tenant}` : loginUrl;
}

/** MSAL's and Entra's own codes say what is wrong with a secret or a tenant; their texts say too much. */
function errorCodeOf(error: unknown): string | undefined {
  const { errorCode, errorMessage } = error as { errorCode?: string; errorMessage?: string };
  return errorMessage?.match(/AADSTS\d+/)?.[0] ?? errorCode;
}

async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'timeout' })), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
