import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Standard Webhooks, by hand and on purpose: Deskhand signs with a library, and the other side of the world has
 * written its own.
 */
export interface Signed {
  id: string;
  /** Unix seconds. */
  timestamp: string;
  /** `v1,…`, several of them with spaces between. */
  signature: string;
}

const tolerance = 5 * 60;

/** @param secret `whsec_` and base64 */
export function sign(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** By the wall clock: the practice clock may be days ahead of the sender's. */
export function isSigned(secret: string, { id, timestamp, signature }: Signed, body: string): boolean {
  if (!id || !/^\d+$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) return false;
  const expected = Buffer.from(sign(secret, id, timestamp, body));
  return signature.split(' ').some((one) => isSame(Buffer.from(one), expected));
}

const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
