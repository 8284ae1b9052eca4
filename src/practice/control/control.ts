import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson, sendJson } from '../http.ts';
import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { NotPossible } from '../sends/people.ts';
import { streamEvents } from './events.ts';
import { routes, runStep } from './routes.ts';
import { testRoutes } from './test-routes.ts';

/** Everything under /practice/api/. */
export async function answerControl(
  practice: Practice,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const [, , ...path] = request.segments;
  const { method } = request;
  if (method === 'GET' && path[0] === 'events') return streamEvents(practice, response);
  // A form of another site could post without asking, but not as JSON.
  if (method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return sendJson(response, 415, { error: 'content-type must be application/json' });
  }
  try {
    if (method === 'POST' && path[0] === 'step' && path[1] !== undefined) {
      return sendJson(response, 200, await runStep(practice, path[1]));
    }
    const route =
      path[0] === 'test'
        ? testRoutes[`${method} ${path.slice(1).join('/')}`]
        : routes[`${method} ${path.join('/')}`];
    if (!route) return sendJson(response, 404, { error: `no ${method} ${path.join('/')}` });
    const given = method === 'GET' ? Object.fromEntries(request.query) : parseJson(request);
    const wish = route.schema.safeParse(given);
    if (!wish.success) return sendJson(response, 400, { error: z.prettifyError(wish.error) });
    sendJson(response, 200, await route.run(practice, wish.data as never));
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    sendJson(response, error.status, { error: error.message });
  }
}
