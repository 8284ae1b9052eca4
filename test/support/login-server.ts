import { TENANT } from './channel.ts';
import { sendJson, startRecorder } from './recorder.ts';
import { trustedCertificate } from './tls.ts';

/** Entra's part: hands the bot its token over https, or refuses, or stays silent. */
export async function startLoginServer() {
  const recorder = await startRecorder(await trustedCertificate());
  const login = {
    url: recorder.url,
    mood: 'well' as 'well' | 'down' | 'silent' | 'secret rotated',
    tokenSeconds: 3600,
    tokens: 0,
    close: recorder.close,
  };
  recorder.answer = ({ method, path }, response) => {
    if (login.mood === 'silent') return;
    if (login.mood === 'down') return sendJson(response, 503, { error: 'temporarily_unavailable' });
    if (method === 'GET' && path.includes('/.well-known/openid-configuration')) {
      const base = `${recorder.url}/${TENANT}`;
      return sendJson(response, 200, {
        issuer: `${base}/v2.0`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        jwks_uri: `${base}/keys`,
      });
    }
    if (method !== 'POST' || !path.startsWith(`/${TENANT}/oauth2/v2.0/token`))
      return sendJson(response, 404, {});
    if (login.mood === 'secret rotated') {
      return sendJson(response, 401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: wrong secret',
      });
    }
    login.tokens += 1;
    const expires = { expires_in: login.tokenSeconds, ext_expires_in: login.tokenSeconds };
    sendJson(response, 200, { token_type: 'Bearer', access_token: `token-${login.tokens}`, ...expires });
  };
  return login;
}
