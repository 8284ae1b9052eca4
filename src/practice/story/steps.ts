import type { Step } from '../views.ts';
import type { StoryState, World } from '../world.ts';
import { botMessages, buttonsOf, cardIn, nameOf, openReport, ticketsIn, wentBothWays } from './tickets.ts';
import type { SeenTicket } from './tickets.ts';
import { stepIds, stepWords } from './words.ts';
import type { StepId } from './words.ts';

/** From here on it is the visitors' story; what Monday brought doesn't count. */
export function beginStory(world: World): void {
  const since = Object.values(world.conversations)
    .flatMap(({ messages }) => Object.keys(messages).slice(-1))
    .reduce((last, id) => (Number(id) > Number(last) ? id : last), '0');
  const known = ticketsIn(world, { since: '0', known: [] }).map(({ id }) => id);
  world.story = { since, known, done: [], ratings: {} };
}

const agent = 'robin';
const expert = 'toni';
const decider = 'jo';
/** Whose desk shows a step, where that is not the first agent's: from *raise* on the ticket is in tier 2's channel. */
const shownAt: Partial<Record<StepId, string>> = {
  raise: expert,
  escalate: expert,
  approve: decider,
  outside: expert,
  solve: expert,
};

/** The nine steps; what was done stays done. */
export function drawSteps(world: World): Step[] {
  const user = userIn(world);
  const names = {
    user: nameOf(world, user),
    agent: nameOf(world, agent),
    expert: nameOf(world, expert),
    decider: nameOf(world, decider),
  };
  return stepIds.map((id) => {
    const { title, hint } = stepWords[id];
    const reporter = id === 'report' && world.story && openReport(world, world.story.since)?.as;
    const show = {
      left: reporter || user,
      right: shownAt[id] ?? agent,
      ...(id === 'approve' && { rightChat: 'Escalations' }),
      ...(id === 'outside' && { outside: true }),
    };
    return { id, title, hint: hint(names), done: world.story?.done.includes(id) ?? false, show };
  });
}

/** Looks what has been done by now, by whomever and in whatever way. */
export function noticeSteps(world: World): void {
  const { story } = world;
  if (!story) return;
  const tickets = ticketsIn(world, story);
  for (const { id, rate } of tickets) if (rate) story.ratings[rate.message] = id;
  for (const id of stepIds) {
    if (!story.done.includes(id) && isDone[id](world, story, tickets)) story.done.push(id);
  }
}

const isDone: Record<StepId, (world: World, story: StoryState, tickets: SeenTicket[]) => boolean> = {
  report: (world, story, tickets) => tickets.length > 0 || hasReported(world, story),
  help: (_world, _story, tickets) => tickets.length > 0,
  pickUp: (_world, _story, tickets) => tickets.some(({ card }) => card?.owned),
  answer: (world, _story, tickets) =>
    tickets.some((ticket) => {
      const { toUser, toThread } = wentBothWays(world, ticket);
      return toUser && toThread;
    }),
  raise: (_world, _story, tickets) => tickets.some(({ card }) => (card?.tier ?? 1) > 1),
  // An alarm is escalated by itself: nobody has asked for that.
  escalate: (_world, _story, tickets) => tickets.some(({ request, card }) => request && card?.owned),
  approve: (_world, _story, tickets) =>
    tickets.some(({ request, card }) => request && !request.undecided && card?.owned),
  outside: (world, _story, tickets) => {
    const answered = (world.outside ?? []).filter(({ direction }) => direction === 'out');
    return tickets.some(({ request }) =>
      answered.some(({ escalationId }) => request && escalationId === request.escalationId),
    );
  },
  solve: isRated,
};

function hasReported(world: World, { since }: StoryState): boolean {
  return Object.values(world.conversations).some(
    (conversation) =>
      conversation.person !== null &&
      botMessages(conversation, since).some((message) =>
        buttonsOf(cardIn(conversation, message)).some(({ type }) => isAnswer(type)),
      ),
  );
}

/** The welcome and the help offer the form too; only the answer to a report asks whether the steps helped. */
const isAnswer = (type: string): boolean =>
  ['report.human', 'report.solved', 'report.category'].includes(type);

/** The question for a rating is answered once there is nothing to press on it, and nobody works on it again. */
function isRated(world: World, { ratings }: StoryState, tickets: SeenTicket[]): boolean {
  return Object.entries(ratings).some(([message, ticket]) => {
    const state = tickets.find(({ id }) => id === ticket)?.state ?? '';
    if (['new', 'inProgress', 'waiting', 'resolved'].includes(state)) return false;
    const chat = Object.values(world.conversations).find(({ messages }) => messages[message]);
    const card = chat?.messages[message] && cardIn(chat, chat.messages[message]);
    return card ? buttonsOf(card).length === 0 : false;
  });
}

/** Whose ticket is the newest. */
function userIn(world: World): string {
  return (world.story && ticketsIn(world, world.story).at(-1)?.users[0]) ?? 'alex';
}
