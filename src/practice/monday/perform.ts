import type { PracticeClient } from '../client.ts';
import { buttonsOf, cardIn } from '../story/tickets.ts';
import type { SeenButton } from '../story/tickets.ts';
import type { Outcome } from '../views.ts';
import type { Conversation, Message, World } from '../world.ts';
import { channels } from './acts.ts';
import type { Act, ReportForm } from './acts.ts';
import { errorPicture } from './picture.ts';

/** What is known of a tale while it is told. */
export interface Telling {
  reporter: string;
  /** The last message in the reporter's chat before the ticket. */
  since?: string;
  ticketId?: string;
  /** An act of it failed; the rest would make no sense. */
  broken?: boolean;
}

export interface Scene {
  teams: PracticeClient;
  world(): World;
  /** Tickets of other tales. */
  taken: Set<string>;
  /** `Wed` as `2026-03-04`. */
  dayOf(name: string): string;
}

/** Does what the act says, with the buttons and boxes people have. */
export async function perform(scene: Scene, telling: Telling, act: Act): Promise<void> {
  const [, as, type] = act;
  const { teams } = scene;
  switch (type) {
    case 'writes':
      return heard(await teams.say(as, act[3]));
    case 'shows':
      return heard(await teams.say(as, { text: act[3], attachments: [await errorPicture()] }));
    case 'needsHelp':
      telling.since = lastIn(chatOf(scene.world(), as));
      return taken(await pressInChat(scene, as, 'report.human'));
    case 'fillsIn':
      return await fillInReport(scene, telling, as, act[3]);
    case 'withdraws':
      return taken(await pressInChat(scene, as, 'ticket.withdraw', ticketOf(scene, telling)));
    case 'confirms':
      return taken(await pressInChat(scene, as, 'ticket.confirm', ticketOf(scene, telling)));
    case 'rates': {
      const wanted = { ...ticketOf(scene, telling), rating: act[3] };
      return taken(await pressInChat(scene, as, 'ticket.rate', wanted, act[4] ? { comment: act[4] } : {}));
    }
    case 'reopens':
      return taken(await pressInChat(scene, as, 'ticket.reopen', ticketOf(scene, telling)));
    case 'rejects': {
      const opened = await pressInChat(scene, as, 'ticket.reject.form', ticketOf(scene, telling));
      return taken(await teams.submit(as, opened, { reason: act[3] }));
    }
    case 'approves':
    case 'recordsCase':
      return await performOnRequest(scene, telling, act);
    default:
      return await performInThread(scene, telling, act);
  }
}

async function performInThread(scene: Scene, telling: Telling, act: Act): Promise<void> {
  const [, as, type] = act;
  const { conversation, message } = cardOf(scene, telling);
  const where = { in: conversation.id, thread: message.id };
  const fillIn = async (verb: string, inputs: Record<string, string>) => {
    const opened = await scene.teams.click(as, message, verb, {}, where);
    return taken(await scene.teams.submit(as, opened, inputs));
  };
  switch (type) {
    case 'picksUp':
      return taken(await scene.teams.click(as, message, 'ticket.claim', {}, where));
    case 'replies':
      return heard(await scene.teams.say(as, { text: act[3], mentions: ['bot'] }, where));
    case 'mutters':
      return void (await scene.teams.say(as, act[3], where));
    case 'asks':
      return await fillIn('ticket.ask.form', { text: act[3] });
    case 'waits':
      return await fillIn('ticket.wait.form', {
        on: act[3],
        reason: act[4],
        ...(act[5] && { until: scene.dayOf(act[5]) }),
      });
    case 'notes':
      return await fillIn('ticket.note.form', { text: act[3] });
    case 'sorts':
      return await fillIn('ticket.change.form', { category: act[3], severity: act[4] });
    case 'raises':
      return await fillIn('ticket.raise.form', { reason: act[3] });
    case 'handsBack':
      return await fillIn('ticket.handBack.form', { reason: act[3] });
    case 'resolves':
      return await fillIn('ticket.resolve.form', { done: act[3] });
    case 'escalates': {
      const opened = await scene.teams.click(as, message, 'escalation.prepare.form', {}, where);
      const sent = await scene.teams.submit(as, opened, act[3], { data: { type: 'escalation.send' } });
      if (sent.type !== 'toast') taken(sent);
      return;
    }
    default:
      throw new Error(`nobody can do ${type} in a thread`);
  }
}

/** On the card in the channel where requests are decided. */
async function performOnRequest(scene: Scene, telling: Telling, act: Act): Promise<void> {
  const [, as, type] = act;
  const { teams } = scene;
  const { ticketId } = ticketOf(scene, telling);
  const { conversation, message } = requestOf(scene.world(), ticketId);
  const where = { in: conversation.id };
  if (type === 'approves') return taken(await teams.click(as, message, 'escalation.approve', {}, where));
  const opened = await teams.click(as, message, 'escalation.case.form', {}, where);
  return taken(await teams.submit(as, opened, { caseNumber: String(act[3]) }));
}

function requestOf(world: World, ticketId: string): { conversation: Conversation; message: Message } {
  for (const conversation of Object.values(world.conversations)) {
    if (conversation.name !== channels.escalations) continue;
    const message = messagesOf(conversation).findLast((one) =>
      buttonsOf(one.card).some(({ data }) => data['ticketId'] === ticketId),
    );
    if (message) return { conversation, message };
  }
  throw new Error(`nobody asked to escalate ${ticketId}`);
}

async function fillInReport(scene: Scene, telling: Telling, as: string, form: ReportForm): Promise<void> {
  const { teams } = scene;
  const { for: other, ...fields } = form;
  telling.since = lastIn(chatOf(scene.world(), as));
  const opened = await pressInChat(scene, as, other ? 'report.other' : 'report.form');
  const affected = other && { affectedId: scene.world().people[other]?.aadObjectId };
  const answer = await teams.submit(as, opened, { reach: 'onlyMe', canWork: 'yes', ...fields, ...affected });
  if (answer.type !== 'toast') taken(answer);
}

/** Presses that button on the newest card of the own chat that has it. */
async function pressInChat(
  { teams, world }: Scene,
  as: string,
  type: string,
  data: SeenButton['data'] = {},
  inputs: Record<string, string> = {},
): Promise<Outcome> {
  const chat = chatOf(world(), as);
  const wanted = (button: SeenButton) =>
    button.type === type && Object.entries(data).every(([key, value]) => button.data[key] === value);
  const found = messagesOf(chat).findLast((message) => buttonsOf(cardIn(chat, message)).some(wanted));
  if (!found) throw new Error(`${as} has no button ${type}`);
  return await teams.click(as, found, { verb: type, data }, inputs, { in: chat.id });
}

function ticketOf(scene: Scene, telling: Telling): { ticketId: string } {
  const { taken: others } = scene;
  const chat = chatOf(scene.world(), telling.reporter);
  const ids = messagesOf(chat)
    .filter(({ id }) => telling.since !== undefined && Number(id) > Number(telling.since))
    .flatMap((message) => buttonsOf(cardIn(chat, message)))
    .flatMap(({ data }) => (typeof data['ticketId'] === 'string' ? [data['ticketId']] : []));
  telling.ticketId ??= ids.find((id) => !others.has(id));
  if (telling.ticketId === undefined) throw new Error(`${telling.reporter} has no ticket yet`);
  others.add(telling.ticketId);
  return { ticketId: telling.ticketId };
}

/** The ticket's card in the channel where it is now: a thread it has left shows nothing to press. */
function cardOf(scene: Scene, telling: Telling): { conversation: Conversation; message: Message } {
  const { ticketId } = ticketOf(scene, telling);
  for (const conversation of Object.values(scene.world().conversations)) {
    if (conversation.person !== null) continue;
    const message = messagesOf(conversation).findLast(
      (one) =>
        one.id === one.thread &&
        buttonsOf(one.card).some(
          ({ type, data }) => type.startsWith('ticket.') && data['ticketId'] === ticketId,
        ),
    );
    if (message) return { conversation, message };
  }
  throw new Error(`the ticket of ${telling.reporter} is in no channel`);
}

function chatOf(world: World, person: string): Conversation {
  const chat = world.conversations[world.people[person]?.chat ?? ''];
  if (!chat) throw new Error(`there is no ${person}`);
  return chat;
}

const messagesOf = (conversation: Conversation): Message[] =>
  Object.values(conversation.messages).filter(({ author }) => author.type === 'bot');

const lastIn = (conversation: Conversation): string => Object.keys(conversation.messages).at(-1) ?? '0';

function heard({ delivered }: { delivered: { status: number } | null }): void {
  if (delivered?.status !== 200) throw new Error(`the bot answered ${delivered?.status ?? 'nothing'}`);
}

function taken(outcome: Outcome): void {
  if (outcome.type !== 'done') throw new Error(`instead of being done: ${JSON.stringify(outcome)}`);
}
