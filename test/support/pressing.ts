import { expect } from '@jest/globals';
import type { TestDesk } from './desk.ts';

type Json = Record<string, unknown>;

/** What a press or a form of that type sent last: to be sent again, or with something else in it. */
export async function lastSent(desk: TestDesk, type: string): Promise<Json> {
  const all = (await desk.teams.deliveries()).map(({ activity }) => activity);
  const found = all.findLast((activity) => dataOf(activity)['type'] === type);
  if (!found) throw new Error(`nobody sent ${type}`);
  return found;
}

export function dataOf({ value }: Json): Json {
  const { action, data } = (value ?? {}) as { action?: { data?: Json }; data?: Json };
  return action?.data ?? data ?? {};
}

let copies = 0;

/** The same once more under a new id, with `changes` in its data, from that person: what they are told. */
export async function sendsAgain(
  desk: TestDesk,
  sent: Json,
  changes: Json = {},
  as?: string,
): Promise<string> {
  const value = sent['value'] as { action?: Json };
  const data = { ...dataOf(sent), ...changes };
  const {
    teamsId: id,
    aadObjectId,
    name,
  } = as ? await desk.teams.person(as) : { teamsId: '', aadObjectId: '', name: '' };
  copies += 1;
  const { status, body } = await desk.teams.deliver({
    ...sent,
    id: `f:again-${copies}`,
    value: value.action ? { ...value, action: { ...value.action, data } } : { ...value, data },
    ...(as && { from: { id, aadObjectId, name } }),
  });
  expect(status).toBe(200);
  await desk.settle();
  return JSON.stringify(body);
}
