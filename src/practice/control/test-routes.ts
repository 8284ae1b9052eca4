import { z } from 'zod';
import { createKey } from '../auth/keys.ts';
import { mintToken } from '../auth/tokens.ts';
import { setDown } from '../connector/door.ts';
import { addFault } from '../faults.ts';
import { postUpdate } from '../outside/post-update.ts';
import type { Practice } from '../practice.ts';
import { post } from '../sends/deliver.ts';
import { NotPossible } from '../sends/people.ts';
import * as api from '../test-api.ts';
import type { World } from '../world.ts';
import type { Route } from './routes.ts';

const done = { ok: true };
const worlds = new WeakMap<Practice, World>();
const nothing = z.looseObject({});

const route = <S extends z.ZodType>(
  schema: S,
  run: (practice: Practice, wish: z.infer<S>) => unknown,
): Route => ({ schema, run });

/** By method and path under `/practice/api/test/`. */
export const testRoutes: Record<string, Route> = {
  'GET log': route(
    z.object({ conversation: z.string().optional(), since: z.coerce.number().default(0) }),
    (practice, { conversation, since }) =>
      practice.records.log.filter(
        (entry) => entry.seq > since && (conversation === undefined || entry.conversation === conversation),
      ),
  ),
  'GET counts': route(nothing, (practice) => practice.records.counts),
  'GET deliveries': route(nothing, (practice) => practice.records.deliveries),
  'GET complaints': route(nothing, (practice) => practice.records.complaints),
  'GET faults': route(nothing, (practice) => practice.faults),
  'POST fault': route(api.faultSchema, (practice, wish) => ({ id: addFault(practice, wish) })),
  'POST clear-faults': route(nothing, (practice) => {
    practice.faults = [];
    return done;
  }),
  'POST switch': route(api.switchSchema, async (practice, { rotateKeys, down, ...switches }) => {
    if (down !== undefined) await setDown(practice, down);
    Object.assign(practice.switches, switches);
    if (rotateKeys && practice.keys) practice.keys.current = await createKey();
    practice.emit({ type: 'world' });
    return done;
  }),
  'POST keep': route(nothing, (practice) => {
    worlds.set(practice, structuredClone(practice.world));
    return done;
  }),
  'POST recall': route(nothing, async (practice) => {
    const world = worlds.get(practice);
    if (!world) throw new NotPossible('nothing was kept', 409);
    await setDown(practice, false);
    practice.renew(structuredClone(world));
    return done;
  }),
  'POST vanish': route(api.vanishSchema, (practice, { conversation, message }) => {
    const held = practice.world.conversations[conversation]?.messages;
    if (!held?.[message]) throw new NotPossible('there is no such message', 404);
    delete held[message];
    practice.emit({ type: 'conversation', conversation, thread: null });
    return done;
  }),
  'POST token': route(api.tokenWishSchema, async (practice, { kind, claims }) => ({
    token: await mintToken(practice, kind, claims),
  })),
  'POST deliver': route(api.rawDeliverySchema, async (practice, { activity, token }) => {
    const bearer =
      token === null || !practice.options.auth
        ? null
        : typeof token === 'string'
          ? await mintToken(practice, token)
          : token.literal;
    return post(practice, activity, bearer, practice.options.delivery?.answerWithin ?? 15_000);
  }),
  'POST outside-post': route(api.outsidePostSchema, postUpdate),
};
