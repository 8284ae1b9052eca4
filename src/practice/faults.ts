import type { ServerResponse } from 'node:http';
import type { Fault, NewFault } from './test-api.ts';
import { faultSchema } from './test-api.ts';
import type { Practice } from './practice.ts';
import { sendJson } from './http.ts';

export interface ActiveFault extends Fault {
  id: string;
  left: number;
}

export function addFault(practice: Practice, given: NewFault): string {
  const fault = faultSchema.parse(given);
  const id = `fault-${practice.nextId()}`;
  practice.faults.push({ ...fault, id, left: fault.count === 0 ? Infinity : fault.count });
  return id;
}

/** The fault this request meets, used up by one. */
export function meetFault(
  practice: Practice,
  request: { method: string; path: string; body: string },
): ActiveFault | null {
  for (const fault of practice.faults) {
    const meets =
      (!fault.method || fault.method === request.method) &&
      new RegExp(fault.path).test(request.path) &&
      (!fault.contains || request.body.includes(fault.contains));
    if (!meets) continue;
    if (fault.skip > 0) {
      fault.skip -= 1;
      continue;
    }
    fault.left -= 1;
    if (fault.left <= 0) practice.faults = practice.faults.filter((other) => other !== fault);
    return fault;
  }
  return null;
}

/** Plays the fault instead of the answer: true when the request is over. */
export async function playBefore(fault: ActiveFault | null, response: ServerResponse): Promise<boolean> {
  const effect = fault?.effect;
  switch (effect?.type) {
    case 'answer': {
      const headers: Record<string, string> =
        effect.retryAfter === undefined ? {} : { 'retry-after': String(effect.retryAfter) };
      const code = { error: { code: 'Injected', message: `status ${effect.status}` } };
      sendJson(response, effect.status, effect.body ?? code, headers);
      return true;
    }
    case 'reset':
      response.destroy();
      return true;
    case 'silence':
      return true;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, effect.ms));
      return false;
    default:
      return false;
  }
}

/** Plays what comes after the request was taken: true when the fault has answered in its own way. */
export function playAfter(fault: ActiveFault | null, response: ServerResponse): boolean {
  if (fault?.effect.type !== 'acceptThen') return false;
  switch (fault.effect.then) {
    case '502':
    case '504':
      sendJson(response, Number(fault.effect.then), {
        error: { code: 'GatewayTimeout', message: 'Injected' },
      });
      break;
    case 'reset':
      response.destroy();
      break;
    case 'noId':
      sendJson(response, 200, {});
      break;
    case 'silence':
      break;
  }
  return true;
}
