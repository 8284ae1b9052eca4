import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { agent, appId, channelId, issuer, teamId, tenantId, user } from './parties.ts';
import { record } from './record.ts';
import type { Recording } from './record.ts';

export interface BenchTeams {
  serviceUrl: string;
  loginUrl: string;
  /** The channel's token for the bot; one serves the whole run, as Teams' serve for a day. */
  token: string;
  recording: Recording;
  close(): void;
}

const botToken = 'the-bots-own-token';

/**
 * Only what the measured bots call, as cheap as possible, so that a bot is measured and not the stand-in: practice
 * Teams keeps a world for its page, 0.3 ms a post even without tokens. Wants the bot's token, notes what arrives.
 */
export async function startBenchTeams(tls: { key: string; cert: string }): Promise<BenchTeams> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', endorsements: ['msteams'] };
  const recording = record();
  const http = createServer((request, response) => void serve(request, response));
  const login = createTlsServer(tls, (request, response) => void answerLogin(request, response));
  const origin = `http://127.0.0.1:${await listen(http)}`;
  const loginUrl = `https://localhost:${await listen(login)}/${tenantId}`;
  const serviceUrl = `${origin}/`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '').replace(/\?.*$/, '');
    if (path === '/.well-known/openidconfiguration')
      return send(response, { issuer, jwks_uri: `${origin}/keys` });
    if (path === '/keys') return send(response, { keys: [jwk] });
    if (request.headers.authorization !== `Bearer ${botToken}`) return send(response, {}, 401);
    const body = request.method === 'GET' ? '' : await read(request);
    send(response, answer(request.method ?? '', path, body));
  }

  /** `/v3/conversations/<conversation>/activities/<activity>` and its like. */
  function answer(method: string, path: string, body: string): object {
    const [, , area, conversation, list, activity] = path.split('/');
    if (area === 'teams')
      return list
        ? { conversations: [{ id: teamId }, { id: channelId, name: 'User support' }] }
        : { id: teamId, name: 'Support' };
    if (list === 'members' && activity) return user(Number(activity.replace('29:user-', '')) || 0);
    if (list === 'pagedmembers') return { members: [agent] };
    if (method === 'PUT') return { id: recording.updated(conversation!, activity!, body) };
    if (conversation) return { id: recording.posted(conversation, body) };
    const id = recording.posted(channelId, body);
    return { id: `${channelId};messageid=${id}`, activityId: id };
  }

  function answerLogin(request: IncomingMessage, response: ServerResponse): void {
    const expires = { expires_in: 86_400, ext_expires_in: 86_400 };
    if (request.method === 'POST') {
      request.resume();
      return send(response, { token_type: 'Bearer', access_token: botToken, ...expires });
    }
    send(response, {
      issuer: `${loginUrl}/v2.0`,
      token_endpoint: `${loginUrl}/oauth2/v2.0/token`,
      authorization_endpoint: `${loginUrl}/oauth2/v2.0/authorize`,
      jwks_uri: `${loginUrl}/keys`,
    });
  }

  const token = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'bench' })
    .setIssuer(issuer)
    .setAudience(appId)
    .setNotBefore('-1m')
    .setExpirationTime('2h')
    .sign(privateKey);
  const close = () => {
    for (const server of [http, login]) server.close().closeAllConnections();
  };
  return { serviceUrl, loginUrl, token, recording, close };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}

function send(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
