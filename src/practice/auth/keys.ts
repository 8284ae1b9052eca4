import { exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

export interface SigningKeys {
  current: SigningKey;
  /** In the key set, but not endorsed for Teams. */
  unendorsed: SigningKey;
  /** In no key set. */
  unknown: SigningKey;
  /** Of the login server: signs the bot's own tokens. */
  login: SigningKey;
}

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: JWK;
}

let made = 0;

export async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  made += 1;
  const kid = `practice-${made}`;
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateKey, publicKey, jwk };
}

export const createKeys = async (): Promise<SigningKeys> => ({
  current: await createKey(),
  unendorsed: await createKey(),
  unknown: await createKey(),
  login: await createKey(),
});

/** RFC 7517 with the Bot Framework's `endorsements`. */
export const keySet = (keys: SigningKeys) => ({
  keys: [
    { ...keys.current.jwk, endorsements: ['msteams'] },
    { ...keys.unendorsed.jwk, endorsements: ['webchat'] },
  ],
});
