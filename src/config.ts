import { ConfigError, mistakeList, readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import type { LogLevel } from './log.ts';
import { keptSecret } from './secret-key.ts';
import { readDestinations } from './setting-destinations.ts';
import type { Destinations } from './setting-destinations.ts';

/** At most `count` sends in any window of `perMs`. */
export type SendLimit = { count: number; perMs: number };

type Common = {
  port: number;
  host: string;
  /** Where people's browsers reach the bot, without a trailing slash. */
  publicUrl: string;
  /** `postgres://…`, `:memory:`, a file; undefined is `data/deskhand.db`. */
  databaseUrl: string | undefined;
  secretKey: string;
  /** Entra object ids, lower case. */
  adminIds: string[];
  /** Entra tenant ids, lower case; empty only in practice mode, where any tenant is fine. */
  allowedTenants: string[];
  /** Exact `host` or `host:port`, lower case. */
  serviceUrlHosts: string[];
  relay: 'mention' | 'all';
  confirmDays: number;
  reopenDays: number;
  deskLocale: string;
  deskTimezone: string;
  /** Articles of one's own, beside or instead of the shipped ones. */
  knowledgeDir: string | undefined;
  logLevel: LogLevel;
  limits: { conversation: SendLimit[]; tenant: SendLimit[] };
  escalation: {
    /** Entra object ids of the first escalators, lower case: only for the first start. */
    escalatorIds: string[];
    /** For a decision. */
    hours: number;
    selfApproval: boolean;
  };
  destinations: Destinations;
  mail: { smtpUrl: string; from: string } | undefined;
};

export type PracticeConfig = Common & { mode: 'practice' };

export type TeamsConfig = Common & { mode: 'teams'; app: AppIdentity; cloud: Cloud };

export type AppIdentity =
  | { type: 'SingleTenant'; id: string; password: string; tenantId: string }
  | { type: 'MultiTenant'; id: string; password: string; tenantId: string | undefined }
  | { type: 'UserAssignedMSI'; id: string; tenantId: string };

export type Cloud = {
  openIdMetadataUrl: string;
  tokenIssuer: string;
  /** Set when it is not the public cloud's, and then taken as a known authority. */
  loginUrl: string | undefined;
  oauthScope: string;
};

export type Config = PracticeConfig | TeamsConfig;

export { ConfigError, mistakeList } from './settings.ts';
export type { Destination, Destinations } from './setting-destinations.ts';

/** Reads the environment; throws ConfigError with one readable list. `dataFolder` keeps the practice secret. */
export function loadConfig(env: Record<string, string | undefined>, dataFolder = 'data'): Config {
  const settings = readSettings(env);
  const common = {
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    adminIds: settings.ADMIN_IDS,
    relay: settings.RELAY,
    confirmDays: settings.CONFIRM_DAYS,
    reopenDays: settings.REOPEN_DAYS,
    deskLocale: settings.DESK_LOCALE,
    deskTimezone: settings.DESK_TIMEZONE,
    knowledgeDir: settings.KNOWLEDGE_DIR,
    logLevel: settings.LOG_LEVEL,
    limits: { conversation: settings.SENDS_PER_CONVERSATION, tenant: settings.SENDS_PER_TENANT },
    serviceUrlHosts: settings.SERVICE_URL_HOSTS,
    escalation: {
      escalatorIds: settings.ESCALATOR_IDS,
      hours: settings.ESCALATION_HOURS,
      selfApproval: settings.ESCALATION_SELF_APPROVAL,
    },
    destinations: destinationsIn(settings),
    mail:
      settings.SMTP_URL && settings.MAIL_FROM
        ? { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM }
        : undefined,
  };
  if (settings.mode === 'practice') {
    return {
      mode: 'practice',
      ...common,
      publicUrl: settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`,
      secretKey: settings.SECRET_KEY ?? keptSecret(dataFolder),
      allowedTenants: settings.ALLOWED_TENANTS ?? [],
    };
  }
  return {
    mode: 'teams',
    ...common,
    publicUrl: settings.PUBLIC_URL,
    secretKey: settings.SECRET_KEY,
    allowedTenants: settings.ALLOWED_TENANTS ?? [settings.MicrosoftAppTenantId ?? ''],
    app: identityOf(settings),
    cloud: {
      openIdMetadataUrl: settings.ToBotFromChannelOpenIdMetadataUrl,
      tokenIssuer: settings.ToBotFromChannelTokenIssuer,
      loginUrl: settings.ToChannelFromBotLoginUrl,
      oauthScope: settings.ToChannelFromBotOAuthScope,
    },
  };
}

function destinationsIn(settings: Settings): Destinations {
  const { destinations, mistakes } = readDestinations(settings);
  if (mistakes.length === 0) return destinations;
  throw new ConfigError(mistakeList(mistakes));
}

function identityOf(settings: Extract<Settings, { mode: 'teams' }>): AppIdentity {
  const id = settings.MicrosoftAppId;
  if (settings.MicrosoftAppType === 'UserAssignedMSI') {
    return { type: settings.MicrosoftAppType, id, tenantId: settings.MicrosoftAppTenantId };
  }
  const password = settings.MicrosoftAppPassword;
  if (settings.MicrosoftAppType === 'SingleTenant') {
    return { type: settings.MicrosoftAppType, id, password, tenantId: settings.MicrosoftAppTenantId };
  }
  return { type: settings.MicrosoftAppType, id, password, tenantId: settings.MicrosoftAppTenantId };
}
