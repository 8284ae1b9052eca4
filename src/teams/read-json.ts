import type { IncomingMessage } from 'node:http';
import { readJsonText } from '../read-body.ts';

export type Body =
  { type: 'body'; value: Record<string, unknown> } | { type: 'refused'; status: 400 | 413 | 415 };

/** A JSON object of at most `maxBytes`. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<Body> {
  const body = await readJsonText(request, maxBytes);
  if (body.type === 'refused') return body;
  try {
    const value: unknown = JSON.parse(body.text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { type: 'body', value: value as Record<string, unknown> };
    }
  } catch {
    // answered below
  }
  return { type: 'refused', status: 400 };
}
