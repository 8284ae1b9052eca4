import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import * as to from './setting-destinations.ts';
import * as read from './setting-types.ts';

/** The mistakes in the settings as one list: name, what is wrong, an example. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The hosts Teams sends `serviceUrl`s of: public, GCC, GCC High, DoD, China (Teams SDK, "Service URL Validation"). */
export const TEAMS_SERVICE_HOSTS = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
];

/** What `openssl rand -base64 32` prints, with `whsec_` in front; this one is not secret. */
const webhookExample = 'whsec_ZXhhbXBsZS1leGFtcGxlLWV4YW1wbGUtZXhhbXBsZSE=';
const guid = '00000000-0000-0000-0000-000000000000';
const secret = setting(
  z.string('is missing').min(32, 'must have at least 32 characters'),
  '<what `openssl rand -hex 32` prints>',
);
const publicUrl = setting(
  read.url({ http: 'never' }).transform((url) => url.replace(/\/+$/, '')),
  'https://desk.example.com',
);
const host = z.string().regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or an address');

const common = {
  PORT: setting(read.wholeNumber(0, 65_535).default(3978), '3978'),
  DATABASE_URL: setting(
    read.databaseUrl.optional(),
    'postgres://deskhand:password@db.example.com:5432/deskhand',
  ),
  ADMIN_IDS: setting(read.guids.default([]), guid),
  ALLOWED_TENANTS: setting(read.guids.optional(), guid),
  SERVICE_URL_HOSTS: setting(read.hosts.default(TEAMS_SERVICE_HOSTS), 'smba.trafficmanager.net'),
  RELAY: setting(z.enum(['mention', 'all'], 'must be mention or all').default('mention'), 'mention'),
  CONFIRM_DAYS: setting(read.wholeNumber(1, 90).default(3), '3'),
  REOPEN_DAYS: setting(read.wholeNumber(0, 365).default(14), '14'),
  DESK_LOCALE: setting(read.locale.default('en'), 'en'),
  DESK_TIMEZONE: setting(read.timeZone.default('UTC'), 'Europe/Berlin'),
  KNOWLEDGE_DIR: setting(z.string().min(1).optional(), '/srv/deskhand/articles'),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'), 'info'),
  SENDS_PER_CONVERSATION: setting(read.sendLimits.prefault('7/1s, 8/2s, 60/30s, 1800/1h'), '7/1s, 60/30s'),
  SENDS_PER_TENANT: setting(read.sendLimits.prefault('50/1s'), '50/1s'),
  ESCALATOR_IDS: setting(read.guids.default([]), guid),
  ESCALATION_HOURS: setting(read.wholeNumber(1, 720).default(24), '24'),
  ESCALATION_SELF_APPROVAL: setting(
    z
      .enum(['true', 'false'], 'must be true or false')
      .default('false')
      .transform((text) => text === 'true'),
    'false',
  ),
  DESTINATION_OPERATIONS: setting(
    to.destination.prefault('manual:https://intune.microsoft.com'),
    'https://operations.example.com/cases',
  ),
  DESTINATION_OPERATIONS_SECRET: setting(to.webhookSecret.optional(), webhookExample),
  DESTINATION_HARDWARE: setting(
    to.vendors.prefault('manual'),
    'Contoso=mailto:support@vendor.example.com, Fabrikam=https://vendor.example.com/cases, manual',
  ),
  DESTINATION_HARDWARE_SECRET: setting(to.vendorSecrets.optional(), `Fabrikam=${webhookExample}`),
  DESTINATION_MICROSOFT_SUPPORT: setting(
    to.destination.prefault('manual:https://serviceshub.microsoft.com'),
    'manual:https://serviceshub.microsoft.com',
  ),
  DESTINATION_MICROSOFT_SUPPORT_SECRET: setting(to.webhookSecret.optional(), webhookExample),
  SECURITY_CONTACT: setting(to.destination.prefault('manual'), 'mailto:security@example.com'),
  SECURITY_CONTACT_SECRET: setting(to.webhookSecret.optional(), webhookExample),
  SMTP_URL: setting(read.smtpUrl.optional(), 'smtps://deskhand:password@mail.example.com:465'),
  MAIL_FROM: setting(z.email('must be an e-mail address').optional(), 'deskhand@example.com'),
};

const practice = z.object({
  mode: z.literal('practice'),
  ...common,
  HOST: setting(
    host
      .refine(read.isLoopback, 'must stay on this machine in practice mode (no MicrosoftAppId)')
      .default('127.0.0.1'),
    '127.0.0.1',
  ),
  PUBLIC_URL: setting(
    read
      .url({ http: 'loopback' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    'http://127.0.0.1:3978',
  ),
  SECRET_KEY: secret.optional(),
  MicrosoftAppPassword: z.undefined('is set, but MicrosoftAppId is missing').optional(),
});

const teams = {
  mode: z.literal('teams'),
  ...common,
  HOST: setting(host.default('0.0.0.0'), '127.0.0.1'),
  PUBLIC_URL: publicUrl,
  SECRET_KEY: secret,
  MicrosoftAppId: setting(read.guid, guid),
  ToBotFromChannelOpenIdMetadataUrl: setting(
    read
      .url({ http: 'loopback' })
      .default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ),
  ToBotFromChannelTokenIssuer: setting(
    z.url('must be an address').default('https://api.botframework.com'),
    'https://api.botframework.us',
  ),
  ToChannelFromBotLoginUrl: setting(
    read.url({ http: 'never' }).optional(),
    'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ),
  ToChannelFromBotOAuthScope: setting(
    z.url('must be an address').default('https://api.botframework.com'),
    'https://api.botframework.us',
  ),
};
const password = setting(z.string('is missing').min(1), '<the client secret of the app registration>');
const tenant = setting(read.guid, guid);

const schema = z.discriminatedUnion('mode', [
  practice,
  z.discriminatedUnion(
    'MicrosoftAppType',
    [
      z.object({
        ...teams,
        MicrosoftAppType: z.literal('SingleTenant'),
        MicrosoftAppPassword: password,
        MicrosoftAppTenantId: tenant,
      }),
      z.object({
        ...teams,
        MicrosoftAppType: z.literal('UserAssignedMSI'),
        MicrosoftAppTenantId: tenant,
      }),
      z.object({
        ...teams,
        MicrosoftAppType: z.literal('MultiTenant'),
        MicrosoftAppPassword: password,
        MicrosoftAppTenantId: tenant.optional(),
        ALLOWED_TENANTS: setting(read.guids, guid),
      }),
    ],
    'must be SingleTenant, MultiTenant or UserAssignedMSI',
  ),
]);

export type Settings = z.output<typeof schema>;

/** Every setting's name with an example; `.env.example` and the README are compared with it. */
export const EXAMPLES: Record<string, string> = {
  ...examplesOf(practice.shape),
  ...examplesOf(teams),
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: exampleOf(password),
  MicrosoftAppTenantId: guid,
};

export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = schema.safeParse({
    MicrosoftAppType: 'SingleTenant',
    ...given,
    mode: given.MicrosoftAppId ? 'teams' : 'practice',
  });
  if (result.success) return result.data;
  throw new ConfigError(
    mistakeList(result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)),
  );
}

/** Of mistakes that begin with the setting's name. */
export function mistakeList(mistakes: string[]): string {
  const lines = mistakes.map((mistake) => {
    const name = mistake.split(' ')[0]!;
    const example = EXAMPLES[name] ? ` Example: ${name}=${EXAMPLES[name]}` : '';
    return `  ${mistake}.${example}`;
  });
  return `Deskhand can't start: please look at these settings.\n${[...new Set(lines)].join('\n')}`;
}

function setting<T extends z.ZodType>(type: T, example: string): T {
  return type.meta({ examples: [example] }) as T;
}

function exampleOf(type: z.ZodType): string {
  return String(type.meta()?.examples?.toString() ?? '');
}

function examplesOf(shape: Record<string, z.ZodType>): Record<string, string> {
  const names = Object.entries(shape).filter(([name]) => name !== 'mode');
  return Object.fromEntries(names.map(([name, type]) => [name, exampleOf(type)]));
}
