import { Webhook } from 'standardwebhooks';
import type { CaseMessage } from './case-json.ts';
import { caseAnswerSchema } from './case-json.ts';
import type { CaseOutcome } from './outcome.ts';

const timeoutMs = 10_000;
const longestPauseMs = 3_600_000;
const mostAnswerBytes = 64 * 1024;
/** What may be over by the next try. */
const passing = [408, 425, 429];

/**
 * Posts a message, signed by the Standard Webhooks scheme. The signature's time is the wall clock's, whatever the desk's
 * clock says: the other side compares it with its own.
 */
export async function sendWebhook(
  { url, secret }: { url: string; secret: string },
  message: CaseMessage,
): Promise<CaseOutcome> {
  const body = JSON.stringify(message);
  const signedAt = new Date();
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Deskhand',
        'webhook-id': message.id,
        'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(message.id, signedAt, body),
      },
      // A signed case goes to the configured address and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await outcomeOf(response);
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    return { type: 'later', reason: cause?.code ?? name };
  }
}

async function outcomeOf(response: Response): Promise<CaseOutcome> {
  const { status } = response;
  if (response.ok) return { type: 'done', ...(await caseNumberIn(response)) };
  await response.body?.cancel();
  const reason = `status ${status}`;
  if (status >= 500 || passing.includes(status))
    return { type: 'later', reason, afterMs: retryAfter(response.headers.get('retry-after')) };
  return { type: 'refused', reason };
}

/** The case counts as taken, whatever the answer looks like. */
async function caseNumberIn(response: Response): Promise<{ caseNumber?: string }> {
  const text = await readAtMost(response, mostAnswerBytes);
  try {
    const answer = caseAnswerSchema.safeParse(JSON.parse(text));
    return answer.success ? answer.data : {};
  } catch {
    return {};
  }
}

async function readAtMost(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limit) return '';
      chunks.push(chunk);
    }
  } catch {
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** In seconds or as a date; nobody may put us off for longer than an hour. */
function retryAfter(value: string | null): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? Math.min(ms, longestPauseMs) : undefined;
}
