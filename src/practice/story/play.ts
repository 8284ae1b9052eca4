import type { PracticeClient } from '../client.ts';
import { PracticeRefusal } from '../client-http.ts';
import { NotPossible } from '../sends/people.ts';
import type { Outcome } from '../views.ts';
import { membersOf } from '../world.ts';
import type { StoryState, World } from '../world.ts';
import { askForEscalation, decidersIn } from './escalate.ts';
import { buttonsOf, cardIn, openReport, ticketsIn, wentBothWays } from './tickets.ts';
import type { Place, SeenTicket } from './tickets.ts';
import { lines, problems, stepIds } from './words.ts';
import type { StepId } from './words.ts';

type Wanted = (ticket: SeenTicket) => boolean;

const unsolved: Wanted = ({ state }) => ['new', 'inProgress', 'waiting'].includes(state);
const inHand: Wanted = (ticket) => unsolved(ticket) && ticket.card?.owned === true;

/** Plays a step as the right people, through the same buttons and boxes; missing earlier steps come first. */
export async function playStep(teams: PracticeClient, world: () => World, id: string): Promise<void> {
  const wanted = stepIds.find((one) => one === id);
  if (!wanted) throw new NotPossible(problems.unknown, 404);
  if ((await teams.snapshot()).down) throw new NotPossible(problems.down, 409);
  const player = createPlayer(teams, world);
  for (const step of stepIds.slice(0, stepIds.indexOf(wanted) + 1)) {
    if (step === wanted || !player.story().done.includes(step)) await player.play[step]();
    if (!player.story().done.includes(step)) await player.until(() => player.story().done.includes(step));
  }
}

function createPlayer(teams: PracticeClient, world: () => World) {
  const story = (): StoryState => {
    const state = world().story;
    if (!state) throw new NotPossible(problems.stuck, 409);
    return state;
  };
  const tickets = () => ticketsIn(world(), story());
  const newest = (fits: Wanted) => tickets().findLast(fits);
  const again = (ticket: SeenTicket) => tickets().find(({ id }) => id === ticket.id) ?? ticket;

  async function until<T>(question: () => T | Promise<T>) {
    try {
      return await teams.waitFor(question);
    } catch {
      throw new NotPossible(problems.stuck, 409);
    }
  }

  async function press(
    place: Place & { as: string },
    verb: string,
    inputs = {},
    data = {},
  ): Promise<Outcome> {
    try {
      return await teams.click(place.as, place.message, { verb, data }, inputs, { in: place.conversation });
    } catch (error) {
      // The button went while it was pressed, or before the card that has it came.
      if (error instanceof PracticeRefusal)
        return { type: 'failed', status: error.status, text: error.message };
      throw error;
    }
  }

  async function fillIn(place: Place & { as: string }, verb: string, inputs: Record<string, string>) {
    const opened = await press(place, verb);
    if (opened.type === 'dialog') await teams.submit(place.as, opened, inputs);
  }

  /** Somebody without anything open, so that what they write is a new problem. Alex and Sam come first. */
  function freeUser(): string {
    const free = Object.values(world().people).find(({ role, chat }) => {
      const conversation = world().conversations[chat];
      if (role !== 'user' || !conversation?.botInstalled || conversation.blocked) return false;
      const buttons = Object.values(conversation.messages).flatMap((message) =>
        message.author.type === 'bot' ? buttonsOf(cardIn(conversation, message)) : [],
      );
      return !buttons.some(({ type }) =>
        ['ticket.withdraw', 'ticket.confirm', 'report.human'].includes(type),
      );
    });
    if (!free) throw new NotPossible(problems.stuck, 409);
    return free.id;
  }

  async function report() {
    const waiting = openReport(world(), story().since);
    if (waiting) return waiting;
    const words = lines.reports[tickets().length % lines.reports.length]!;
    await teams.say(freeUser(), words);
    return await until(() => openReport(world(), story().since));
  }

  async function openTicket(): Promise<SeenTicket> {
    const before = tickets().map(({ id }) => id);
    await press(await report(), 'report.human');
    return await until(() => newest((ticket) => !before.includes(ticket.id) && ticket.card !== undefined));
  }

  /** The people of the ticket's channel, those whose work it is first. */
  function teamOf({ card }: SeenTicket): string[] {
    const channel = world().conversations[card?.conversation ?? ''];
    const order = ['tier1', 'tier2', 'partner', 'escalator', 'admin', 'user'];
    const place = (id: string) => order.indexOf(world().people[id]?.role ?? 'user');
    return channel ? [...membersOf(world(), channel)].sort((one, other) => place(one) - place(other)) : [];
  }

  /** Pressed again as long as the answer is no: the bot may still be reading who is in the team. */
  async function pickedUp(ticket: SeenTicket): Promise<SeenTicket> {
    let pressed = false;
    return await until(async () => {
      const { card } = again(ticket);
      if (card?.owned) return newest((one) => one.id === ticket.id && inHand(one));
      if (!card || pressed) return undefined;
      pressed = (await press({ ...card, as: teamOf(ticket)[0] ?? '' }, 'ticket.claim')).type === 'done';
      return undefined;
    });
  }

  /** Whoever has it is the one whose own card can resolve it. */
  async function ownerOf(ticket: SeenTicket): Promise<Place & { as: string }> {
    return await until(async () => {
      const { card } = again(ticket);
      if (!card) return undefined;
      for (const as of teamOf(ticket)) {
        const { messages } = await teams.look(as, card.conversation);
        const own = messages.find(({ id }) => id === card.message);
        const resolves = buttonsOf(own?.card ?? null).some(({ type }) => type === 'ticket.resolve.form');
        if (own?.ownView && resolves) return { ...card, as };
      }
      return undefined;
    });
  }

  const ticketFor = async (fits: Wanted): Promise<SeenTicket> =>
    newest(fits) ?? newest((ticket) => unsolved(ticket) && ticket.card !== undefined) ?? (await openTicket());

  const play: Record<StepId, () => Promise<unknown>> = {
    report,
    help: openTicket,
    pickUp: async () => pickedUp(await ticketFor(({ state }) => state === 'new')),
    answer: async () => {
      const ticket = await pickedUp(await ticketFor(inHand));
      const went = () => wentBothWays(world(), again(ticket));
      const user = ticket.users[0] ?? '';
      if (!went().toUser) {
        const { as, conversation, message } = await ownerOf(ticket);
        const words = { text: lines.agent(world().people[user]?.givenName ?? ''), mentions: ['bot'] };
        await teams.say(as, words, { in: conversation, thread: message });
        await until(() => went().toUser);
      }
      await teams.say(user, lines.user);
      await until(() => went().toThread || chooseIn(user, ticket));
    },
    raise: async () => {
      const ticket = await ticketFor((one) => inHand(one) && one.card?.tier === 1);
      const { card } = await pickedUp(ticket);
      await fillIn(await ownerOf(ticket), 'ticket.raise.form', { reason: lines.reason });
      await until(() => (again(ticket).card?.tier ?? 0) > (card?.tier ?? 0));
    },
    escalate: async () => {
      const ticket = await pickedUp(await ticketFor((one) => inHand(one) && !one.request));
      await askForEscalation(teams, await ownerOf(ticket));
      await until(() => again(ticket).request);
    },
    approve: async () => {
      const ticket = await until(() => newest(({ request }) => request?.undecided === true));
      await until(async () => {
        const { request } = again(ticket);
        // Never whoever asked; some are an IT admin's to decide.
        for (const as of request?.undecided ? decidersIn(world()) : [])
          await press({ ...request!, as }, 'escalation.approve');
        return again(ticket).request?.undecided === false;
      });
    },
    outside: async () => {
      const { request } = await until(() => newest((one) => one.request?.undecided === false));
      const item = await until(() =>
        world().outside?.findLast(
          ({ direction, escalationId }) => direction === 'in' && escalationId === request!.escalationId,
        ),
      );
      await teams.answerBack({ item: item.id, type: 'resolved', text: lines.solvedOutside });
    },
    solve: async () => {
      const ticket = newest(({ confirm, rate }) => Boolean(confirm ?? rate)) ?? (await ticketFor(inHand));
      if (unsolved(ticket)) {
        await pickedUp(ticket);
        await fillIn(await ownerOf(ticket), 'ticket.resolve.form', { done: lines.done });
      }
      if (!again(ticket).rate) await press(await until(() => again(ticket).confirm), 'ticket.confirm');
      const place = await until(() => again(ticket).rate);
      await press(place, 'ticket.rate', { comment: lines.comment }, { rating: lines.rating });
    },
  };

  /** Somebody with several tickets is asked which one the words are about. */
  async function chooseIn(as: string, ticket: SeenTicket): Promise<false> {
    const chat = world().conversations[world().people[as]?.chat ?? ''];
    const asked = Object.values(chat?.messages ?? {}).findLast((message) =>
      buttonsOf(message.card).some(
        ({ type, data }) => type === 'ticket.choose' && data['ticketId'] === ticket.id,
      ),
    );
    if (chat && asked) {
      await press(
        { as, conversation: chat.id, message: asked.id },
        'ticket.choose',
        {},
        { ticketId: ticket.id },
      );
    }
    return false;
  }

  return { play, story, until };
}
