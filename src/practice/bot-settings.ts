import type { AuthOptions } from './options.ts';
import { practiceTenantId } from './default-world.ts';

/**
 * The settings for a bot that takes practice Teams for its cloud.
 * With TLS the bot's process also needs `NODE_EXTRA_CA_CERTS` naming the certificate.
 */
export const botSettings = (
  urls: { url: string; serviceUrl: string; loginUrl: string },
  auth: AuthOptions,
): Record<string, string> => ({
  MicrosoftAppId: auth.appId,
  MicrosoftAppPassword: auth.password,
  MicrosoftAppTenantId: practiceTenantId,
  MicrosoftAppType: 'SingleTenant',
  SERVICE_URL_HOSTS: new URL(urls.serviceUrl).host,
  ToBotFromChannelOpenIdMetadataUrl: `${urls.url}/.well-known/openidconfiguration`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${urls.url}/.well-known/openidconfiguration`,
  ToBotFromChannelTokenIssuer: auth.issuer ?? 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: `${urls.loginUrl}/${practiceTenantId}`,
  ToChannelFromBotOAuthScope: auth.scope ?? 'https://api.botframework.com',
});
