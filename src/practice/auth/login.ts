import type { ServerResponse } from 'node:http';
import { jwtVerify, SignJWT } from 'jose';
import { sendJson } from '../http.ts';
import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { keySet } from './keys.ts';
import { channelIssuer } from './tokens.ts';

const botScope = (practice: Practice): string =>
  practice.options.auth?.scope ?? 'https://api.botframework.com';

/** Metadata, keys and the login server; false when the path is none of theirs. */
export async function answerLogin(
  practice: Practice,
  request: Request,
  response: ServerResponse,
): Promise<boolean> {
  const { auth } = practice.options;
  if (!auth || !practice.keys) return false;
  const { http, login } = practice.urls;
  const [first, second, third] = request.segments;
  if (first === '.well-known' && second === 'openidconfiguration') {
    const metadata = {
      issuer: auth.issuer ?? channelIssuer,
      authorization_endpoint: 'https://invalid.example.com',
      jwks_uri: `${http}/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    };
    answerUnless(practice.switches.keysDown, response, metadata);
    return true;
  }
  if (first === '.well-known' && second === 'keys') {
    answerUnless(practice.switches.keysDown, response, keySet(practice.keys));
    return true;
  }
  if (request.path === '/common/discovery/instance') {
    const tenant = practice.world.tenant.id;
    answerUnless(practice.switches.tokensDown, response, {
      tenant_discovery_endpoint: `${login}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [],
    });
    return true;
  }
  if (request.path.endsWith('/.well-known/openid-configuration')) {
    answerUnless(practice.switches.tokensDown, response, loginMetadata(practice, first ?? ''));
    return true;
  }
  if (
    request.method === 'POST' &&
    second === 'oauth2' &&
    third === 'v2.0' &&
    request.segments[3] === 'token'
  ) {
    await answerToken(practice, request, response);
    return true;
  }
  return false;
}

const answerUnless = (down: boolean, response: ServerResponse, body: unknown): void =>
  down ? sendJson(response, 503, { error: 'temporarily_unavailable' }) : sendJson(response, 200, body);

function loginMetadata(practice: Practice, tenant: string) {
  const { http, login } = practice.urls;
  return {
    issuer: `${login}/${tenant}/v2.0`,
    token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
    authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
    jwks_uri: `${http}/.well-known/keys`,
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    tenant_region_scope: 'EU',
  };
}

async function answerToken(practice: Practice, request: Request, response: ServerResponse): Promise<void> {
  const { auth } = practice.options;
  if (practice.switches.tokensDown) return sendJson(response, 503, { error: 'temporarily_unavailable' });
  const form = new URLSearchParams(request.body.toString('utf8'));
  const scope = form.get('scope') ?? '';
  if (
    form.get('grant_type') !== 'client_credentials' ||
    !scope.split(' ').includes(`${botScope(practice)}/.default`)
  ) {
    return sendJson(response, 400, { error: 'invalid_scope', error_description: `AADSTS70011: ${scope}` });
  }
  if (form.get('client_id') !== auth?.appId || form.get('client_secret') !== practice.switches.password) {
    const error_description = 'AADSTS7000215: Invalid client secret provided.';
    return sendJson(response, 401, { error: 'invalid_client', error_description, error_codes: [7000215] });
  }
  const lives = auth.tokenSeconds ?? 3600;
  const key = practice.keys!.login;
  const access_token = await new SignJWT({ appid: auth.appId, tid: practice.world.tenant.id, ver: '1.0' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(`https://sts.windows.net/${practice.world.tenant.id}/`)
    .setAudience(botScope(practice))
    .setIssuedAt()
    .setExpirationTime(`${lives}s`)
    .sign(key.privateKey);
  sendJson(response, 200, { token_type: 'Bearer', expires_in: lives, ext_expires_in: lives, access_token });
}

/** Whether a connector call carries the bot's own token. Always, without auth. */
export async function holdsBotToken(practice: Practice, authorization: string | undefined): Promise<boolean> {
  const { auth } = practice.options;
  if (!auth || !practice.keys) return true;
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return false;
  try {
    const { payload } = await jwtVerify(token, practice.keys.login.publicKey, {
      audience: botScope(practice),
    });
    return payload['appid'] === auth.appId;
  } catch {
    return false;
  }
}
