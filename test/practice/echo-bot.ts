import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsInfo } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';

/**
 * A bare botbuilder bot in a process of its own: echoes, and answers `members` with the roster.
 * Settings are the SDK's, from its environment; its first line of output is its address.
 */
const settings = process.env as Record<string, string>;
const authority = settings['ToChannelFromBotLoginUrl'] ?? '';
const client = new ConfidentialClientApplication({
  auth: {
    clientId: settings['MicrosoftAppId'] ?? '',
    clientSecret: settings['MicrosoftAppPassword'] ?? '',
    authority,
    knownAuthorities: [new URL(authority).host],
  },
});
// The SDK's types name the CommonJS build of the same class.
const credentials = new MsalServiceClientCredentialsFactory(
  settings['MicrosoftAppId'] ?? '',
  client as never,
);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));

async function answer(context: TurnContext): Promise<void> {
  if (context.activity.type !== 'message') return;
  if (context.activity.text !== 'members') {
    await context.sendActivity(`You said ${context.activity.text}`);
    return;
  }
  const { members } = await TeamsInfo.getPagedMembers(context);
  await context.sendActivity(members.map(({ name, email }) => `${name} ${email}`).join(', '));
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  request.on('end', () => {
    const shim = {
      socket: response.socket,
      status(code: number) {
        response.statusCode = code;
        return shim;
      },
      header(name: string, value: string) {
        response.setHeader(name, value);
        return shim;
      },
      send(body: unknown) {
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
        return shim;
      },
      end: () => response.end(),
    };
    const asked = {
      body: JSON.parse(text) as Record<string, unknown>,
      headers: request.headers,
      method: 'POST',
    };
    adapter.process(asked as never, shim as never, answer).catch(() => {
      response.statusCode = 500;
      response.end();
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages\n`);
});
