import type { Problem } from './views.ts';

/** A refusal of practice Teams. */
export class PracticeRefusal extends Error {
  readonly status: number;
  constructor(path: string, status: number, text: string) {
    super(`${path}: ${status} ${text}`);
    this.status = status;
  }
}

export type Ask = <T>(path: string, body?: unknown) => Promise<T>;

/** GET without a body, POST with one. */
export function askAt(url: string): Ask {
  return async <T>(path: string, body?: unknown): Promise<T> => {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${url}/practice/api/${path}`, body === undefined ? {} : post);
    const answer = (await response.json()) as T | Problem;
    if (!response.ok) throw new PracticeRefusal(path, response.status, (answer as Problem).error);
    return answer as T;
  };
}
