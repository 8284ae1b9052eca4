import type { Complaint } from '../test-api.ts';
import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { keep } from '../records.ts';
import { readActivity } from './read-activity.ts';
import type { ReadActivity } from './read-activity.ts';

import type { Refusal } from './refusals.ts';

/** What an operation of the connector answers. */
export type Answer =
  | { type: 'json'; status: number; body: unknown }
  | { type: 'bytes'; contentType: string; bytes: Buffer }
  | { type: 'refused'; refusal: Refusal };

export const answerJson = (status: number, body: unknown): Answer => ({ type: 'json', status, body });
export const refuse = (refusal: Refusal): Answer => ({ type: 'refused', refusal });

export function complain(practice: Practice, request: Request, problem: string, body: unknown): void {
  const complaint: Complaint = { method: request.method, path: request.path, problem, body };
  keep(practice.records.complaints, complaint);
}

/** Reads the activity of a request; what is wrong with it is remembered for tests. */
export function takeActivity(practice: Practice, request: Request, body: unknown): ReadActivity {
  const read = readActivity(body, request.body.toString('utf8').length);
  if (read.type === 'refused') complain(practice, request, read.problem, body);
  return read;
}
