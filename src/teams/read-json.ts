import type { IncomingMessage } from 'node:http';

export type Body =
  { type: 'body'; value: Record<string, unknown> } | { type: 'refused'; status: 400 | 413 | 415 };

/** A JSON object of at most `maxBytes`; what is longer is not even read to its end. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json\s*(;|$)/i.test(contentType) || encoding !== 'identity')
    return { type: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { type: 'refused', status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) return { type: 'refused', status: 413 };
    chunks.push(chunk as Buffer);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { type: 'body', value: value as Record<string, unknown> };
    }
  } catch {
    // answered below
  }
  return { type: 'refused', status: 400 };
}
