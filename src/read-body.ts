import type { IncomingMessage } from 'node:http';

export type BodyText = { type: 'text'; text: string } | { type: 'refused'; status: 413 | 415 };

/** The JSON text of a request, at most `maxBytes`; what is longer is not even read to its end. */
export async function readJsonText(request: IncomingMessage, maxBytes: number): Promise<BodyText> {
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
  return { type: 'text', text: Buffer.concat(chunks).toString('utf8') };
}
