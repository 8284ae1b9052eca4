import { createRequire } from 'node:module';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import type * as Restify from 'restify';

/**
 * What Deskhand is measured against: the least that botbuilder and restify can do. It validates tokens with the SDK's
 * own authentication, stores nothing and answers each message with one reply, the SDK's retries as they come.
 */
const restify = createRequire(import.meta.url)('restify') as typeof Restify;
const settings = process.env as Record<string, string>;
const authority = settings['ToChannelFromBotLoginUrl']!;
const client = new ConfidentialClientApplication({
  auth: {
    clientId: settings['MicrosoftAppId']!,
    clientSecret: settings['MicrosoftAppPassword']!,
    authority,
    knownAuthorities: [new URL(authority).host],
  },
});
// The SDK's types name the CommonJS build of the same class.
const credentials = new MsalServiceClientCredentialsFactory(settings['MicrosoftAppId']!, client as never);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));

const server = restify.createServer({ handleUncaughtExceptions: false });
server.use(restify.plugins.bodyParser());
server.get('/readyz', async (_request, response) => {
  response.send(200, { status: 'ready' });
});
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response as never, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`You said ${context.activity.text}`);
  });
});
server.listen(Number(settings['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
