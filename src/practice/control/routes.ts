import { z } from 'zod';
import * as api from '../api.ts';
import { setDown } from '../connector/door.ts';
import { answerBack } from '../outside/answer-back.ts';
import { itemsOf } from '../outside/items.ts';
import type { Practice } from '../practice.ts';
import { click } from '../sends/click.ts';
import { submitDialog } from '../sends/dialogs.ts';
import { refreshCard, refreshViews } from '../sends/execute.ts';
import { actOnMessage } from '../sends/message-action.ts';
import { conversationOf, personOf } from '../sends/people.ts';
import { changeChannel, changeMember, install, renameTeam } from '../sends/roster.ts';
import { edit, remove, say } from '../sends/say.ts';
import { isInstalled, membersOf } from '../world.ts';
import { moveClock } from './clock.ts';
import { drawConversation, drawSnapshot, markRead } from './draw.ts';
import { addPeople } from './people.ts';

export interface Route {
  schema: z.ZodType;
  run(practice: Practice, wish: never): unknown;
}

const done = { ok: true };

const route = <S extends z.ZodType>(
  schema: S,
  run: (practice: Practice, wish: z.infer<S>) => unknown,
): Route => ({ schema, run });

const nothing = z.looseObject({});

/** By method and path under `/practice/api/`. */
export const routes: Record<string, Route> = {
  'GET snapshot': route(nothing, drawSnapshot),
  'GET conversation': route(z.object({ id: z.string(), as: z.string() }), (practice, { id, as }) => {
    const person = personOf(practice, as);
    return drawConversation(practice, conversationOf(practice, id, person), person);
  }),
  'POST look': route(api.lookSchema, look),
  'POST read': route(api.readSchema, ok(readAll)),
  'POST say': route(api.saySchema, say),
  'POST edit': route(api.editSchema, edit),
  'POST delete': route(api.removeSchema, (practice, wish) => remove(practice, wish, 'delete')),
  'POST undelete': route(api.removeSchema, (practice, wish) => remove(practice, wish, 'undelete')),
  'POST click': route(api.clickSchema, click),
  'POST refresh': route(api.refreshSchema, refreshCard),
  'POST dialog': route(api.submitDialogSchema, submitDialog),
  'POST message-action': route(api.messageActionSchema, actOnMessage),
  'POST install': route(api.installSchema, ok(install)),
  'POST block': route(api.blockSchema, (practice, { person, blocked }) => {
    const chat = practice.world.conversations[personOf(practice, person).chat];
    if (chat) chat.blocked = blocked;
    practice.emit({ type: 'world' });
    return done;
  }),
  'POST member': route(api.memberSchema, ok(changeMember)),
  'POST channel': route(api.channelSchema, async (practice, wish) => ({
    ...done,
    id: await changeChannel(practice, wish),
  })),
  'POST team': route(
    api.renameTeamSchema,
    ok((practice, { team, name }) => renameTeam(practice, team, name)),
  ),
  'POST person': route(api.newPersonSchema, ok(addPeople)),
  'POST down': route(
    api.downSchema,
    ok((practice, { down }) => setDown(practice, down)),
  ),
  'POST clock': route(api.clockSchema, moveClock),
  'GET outside': route(nothing, (practice) => ({ items: itemsOf(practice) })),
  'POST outside-answer': route(api.outsideAnswerSchema, answerBack),
  'POST restart': route(
    nothing,
    ok((practice) => practice.options.hooks?.restartBot?.()),
  ),
  'POST reset': route(nothing, ok(reset)),
};

function ok<W>(
  run: (practice: Practice, wish: W) => unknown,
): (practice: Practice, wish: W) => Promise<unknown> {
  return async (practice, wish) => {
    await run(practice, wish);
    return done;
  };
}

async function look(practice: Practice, wish: z.infer<typeof api.lookSchema>) {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  if (markRead(conversation, person)) practice.emit({ type: 'world' });
  if (isInstalled(practice.world, conversation)) await refreshViews(practice, person, conversation);
  return drawConversation(practice, conversation, person);
}

function readAll(practice: Practice, wish: z.infer<typeof api.readSchema>): void {
  for (const person of wish.as.map((id) => personOf(practice, id))) {
    for (const conversation of Object.values(practice.world.conversations)) {
      if (membersOf(practice.world, conversation).includes(person.id)) markRead(conversation, person);
    }
  }
  practice.emit({ type: 'world' });
}

const resetting = new WeakMap<Practice, Promise<void>>();

/** One after the other; the next doesn't wait for what its forerunner began. */
async function reset(practice: Practice): Promise<void> {
  await practice.options.story?.stop?.();
  const before = resetting.get(practice) ?? Promise.resolve();
  const now = before.catch(() => undefined).then(() => resetNow(practice));
  resetting.set(practice, now);
  await now;
}

async function resetNow(practice: Practice): Promise<void> {
  await setDown(practice, false);
  await practice.options.hooks?.reset?.();
  practice.renew();
  await practice.options.story?.begin?.();
}

/** "Do it for me": `POST step/{id}`. */
export async function runStep(practice: Practice, id: string): Promise<unknown> {
  await practice.options.story?.run(id);
  practice.emit({ type: 'world' });
  return done;
}
