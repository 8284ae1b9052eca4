import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, InvokeResponse } from 'botframework-schema';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createAuthenticator } from './authenticate.ts';
import { TurnAdapter } from './cloud-adapter.ts';
import { readJson } from './read-json.ts';

/** Resolves once everything is committed; what it returns answers an invoke. Throwing makes Teams send again. */
export type OnActivity = (activity: Activity) => Promise<InvokeResponse | undefined>;

export type Adapter = {
  /** Serves `POST /api/messages`; needs the request unread, so mount no body parser in front. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse, onActivity: OnActivity): Promise<void>;
  /** Fetches the signing keys ahead of the first message. */
  warmUp(): Promise<void>;
};

const MAX_BODY = 256 * 1024;

export function createAdapter(config: Config, log: Log, now?: () => number): Adapter {
  const authenticator = createAuthenticator(config, log, now);
  const adapter = new TurnAdapter();
  const refusals = createRefusalLog(log, now);

  async function answer(
    request: IncomingMessage,
    onActivity: OnActivity,
  ): Promise<{ status: number; body?: unknown }> {
    const peer = { address: request.socket.remoteAddress, host: request.headers.host };
    const caller = await authenticator.identify(request.headers.authorization, peer);
    if (caller.type === 'refused') return refuse(caller.status, caller.reason);
    const body = await readJson(request, MAX_BODY);
    if (body.type === 'refused') return refuse(body.status, 'body');
    const activity = asActivity(body.value);
    if (!activity) return refuse(400, 'activity');
    const objection = authenticator.objectionTo(activity, caller);
    if (objection) return refuse(401, objection);

    let reply: InvokeResponse | undefined;
    await adapter.runTurn(activity, async () => {
      reply = await onActivity(activity);
    });
    // The HTTP status of an invoke is 200 whatever is inside: Teams shows any other as "something went wrong".
    return { status: 200, body: activity.type === 'invoke' ? (reply?.body ?? {}) : undefined };
  }

  function refuse(status: number, reason: string): { status: number } {
    refusals.note(reason, status);
    return { status };
  }

  return {
    handle: async (request, response, onActivity) => {
      try {
        const { status, body } = await answer(request, onActivity);
        send(request, response, status, body);
      } catch (error) {
        log.error({ code: 'turn-failed', err: error });
        send(request, response, 503, undefined);
      }
    },
    warmUp: authenticator.warmUp,
  };
}

const BETWEEN_LINES_MS = 10_000;

/** A line for the first of its kind and then one every ten seconds: a flood must not fill the disk. */
function createRefusalLog(log: Log, now: () => number = Date.now) {
  const kinds = new Map<string, { count: number; saidAt: number }>();
  return {
    note: (reason: string, status: number) => {
      const kind = kinds.get(reason) ?? { count: 0, saidAt: -Infinity };
      kinds.set(reason, kind);
      kind.count += 1;
      if (now() - kind.saidAt < BETWEEN_LINES_MS) return;
      log.warn({ code: 'request-refused', status, reason, count: kind.count });
      Object.assign(kind, { count: 0, saidAt: now() });
    },
  };
}

/** The parts every later step relies on; times become dates, as in the SDK. */
function asActivity(body: Record<string, unknown>): Activity | undefined {
  const activity = body as Partial<Activity>;
  if (typeof activity.type !== 'string' || !activity.type) return undefined;
  if (typeof activity.conversation?.id !== 'string' || !activity.conversation.id) return undefined;
  const raw: unknown = activity.timestamp;
  if (raw === undefined || raw === null) return activity as Activity;
  if (typeof raw !== 'string' || Number.isNaN(Date.parse(raw))) return undefined;
  return { ...activity, rawTimestamp: raw, timestamp: new Date(raw) } as Activity;
}

const GENERIC: Record<number, string> = {
  400: 'The request could not be read.',
  401: 'Not authorized.',
  413: 'The request is too large.',
  415: 'JSON is expected.',
  503: 'Please send this again later.',
};

function send(request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(status === 200 ? body : { error: { message: GENERIC[status] } });
  response.statusCode = status;
  if (text !== undefined) response.setHeader('content-type', 'application/json; charset=utf-8');
  // Node reads and drops what is left of a body. That must have an end.
  const short = Number(request.headers['content-length']) <= MAX_BODY;
  if (!request.complete && !short) response.setHeader('connection', 'close');
  response.end(text);
}
