/** How a call to Teams ended. `unknown`: it may have happened, so repeating it blindly could double it. */
export type Failure =
  | { type: 'throttled'; retryAfterMs: number }
  | { type: 'retry'; reason: string }
  | { type: 'unknown'; reason: string }
  | { type: 'blocked'; code: string }
  | { type: 'gone' }
  | { type: 'tooBig' }
  /** `status` 0: refused by ourselves, nothing was sent. */
  | { type: 'refused'; status: number; code?: string };

export type Outcome = { type: 'done'; activityId?: string; conversationId?: string } | Failure;
export type ReadOutcome<T> = ({ type: 'done' } & T) | Failure;

/** A `write` that may have arrived is *unknown*; a `read` changes nothing and is simply repeated. */
export type CallKind = 'read' | 'write';

/** The code of an error that happened before a byte of the request left. */
export const NOT_SENT = 'NOT_SENT';
const BEFORE_SENDING = [NOT_SENT, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const TOO_BIG = ['MessageSizeTooBig', 'RequestEntityTooLarge', 'ActivityTooLarge'];

export type Answer = { status: number; retryAfter?: string | null; code?: string };

export function failureOfAnswer({ status, retryAfter, code }: Answer, kind: CallKind): Failure {
  const known = code && /^\w{1,80}$/.test(code) ? code : undefined;
  switch (status) {
    case 401:
      // Teams did nothing: the token is old, or the app was changed. It waits rather than gets lost.
      return { type: 'retry', reason: 'unauthorized' };
    case 403:
      return { type: 'blocked', code: known ?? 'Forbidden' };
    case 404:
      return { type: 'gone' };
    case 412:
      return { type: 'retry', reason: 'status 412' };
    case 413:
      return { type: 'tooBig' };
    case 429:
      return { type: 'throttled', retryAfterMs: waitOf(retryAfter) };
  }
  if (known && TOO_BIG.includes(known)) return { type: 'tooBig' };
  if (status === 408 || status >= 500) return mayHaveHappened(`status ${status}`, kind);
  return { type: 'refused', status, code: known };
}

/** Of a request that got no answer; `code` as Node gives it. */
export function failureOfSilence(code: string | undefined, kind: CallKind): Failure {
  if (code && BEFORE_SENDING.includes(code)) return { type: 'retry', reason: 'not sent' };
  return mayHaveHappened(code ?? 'no answer', kind);
}

export function mayHaveHappened(reason: string, kind: CallKind): Failure {
  return { type: kind === 'write' ? 'unknown' : 'retry', reason };
}

/** Retry-After comes in seconds or as a date; without it two to four seconds, so that not all come back at once. */
function waitOf(retryAfter: string | null | undefined): number {
  const text = retryAfter?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return ms > 0 ? ms : 2_000 + Math.random() * 2_000;
}
