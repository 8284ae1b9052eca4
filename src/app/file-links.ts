import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../store/derived-key.ts';

/** An address that opens one file without signing in, for whoever was given it. How long is up to its ticket. */
export function signFileLink(publicUrl: string, fileId: string, secret: string): string {
  return `${publicUrl}/files/${encodeURIComponent(fileId)}?signature=${signatureOf(fileId, secret)}`;
}

export function verifyFileLink(fileId: string, signature: string, secret: string): boolean {
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(fileId, secret));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf(fileId: string, secret: string): string {
  return createHmac('sha256', derivedKey(secret, 'file link')).update(fileId).digest('base64url');
}
