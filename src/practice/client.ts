import type * as api from './api.ts';
import { askAt } from './client-http.ts';
import { openEvents } from './client-events.ts';
import { testClient } from './client-tests.ts';
import { escapeHtml } from './sends/html.ts';
import type { ConversationView, Done, MessageView, Outcome, PersonView, Said, Snapshot } from './views.ts';

export type PracticeClient = Awaited<ReturnType<typeof openClient>>;

type Words = { text?: string; html?: string; mentions?: string[]; attachments?: api.NewAttachment[] };
type Where = { in?: string; thread?: string };

/** Plain text as the compose box would write it. */
const htmlOf = ({ text, html }: Words): string => html ?? escapeHtml(text ?? '').replaceAll('\n', '<br>');

const wordsOf = (words: string | Words): Words => (typeof words === 'string' ? { text: words } : words);

/**
 * Practice Teams for tests and scripts. People are short ids (`alex`); a conversation is its Teams id,
 * a channel's name (`User support`), or left out for the person's own chat with the bot.
 */
export async function openClient(url: string) {
  const ask = askAt(url);
  const events = await openEvents(url);
  const snapshot = () => ask<Snapshot>('snapshot');

  const chats = new Map<string, string>();

  /** Ids as they are; a person's chat keeps its id for good, a channel's name may change hands. */
  async function find(as: string, where?: string): Promise<string> {
    if (where !== undefined && /^(19|a):/.test(where)) return where;
    const known = where === undefined ? chats.get(as) : undefined;
    if (known !== undefined) return known;
    const { conversations } = await snapshot();
    const found = conversations.find(({ type, members, title }) =>
      where === undefined
        ? type === 'personal' && members.includes(as)
        : type === 'channel' && title === where,
    );
    if (!found) throw new Error(`no conversation ${where ?? `of ${as} with the bot`}`);
    if (where === undefined) chats.set(as, found.id);
    return found.id;
  }

  const view = async (as: string, where?: string): Promise<ConversationView> => {
    const query = new URLSearchParams({ id: await find(as, where), as });
    return ask<ConversationView>(`conversation?${query.toString()}`);
  };

  /** Asks again after each event, and now and then without one, until it says something else than undefined, null or false. */
  async function waitFor<T>(
    question: () => T | Promise<T>,
    { within = 10_000, what = question.toString() }: { within?: number; what?: string } = {},
  ): Promise<NonNullable<Exclude<T, false>>> {
    const end = Date.now() + within;
    for (;;) {
      const before = events.count();
      const answer = await question();
      if (answer !== undefined && answer !== null && answer !== false) return answer as never;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`waited ${within} ms in vain for: ${what}`);
      if (events.count() === before) await events.next(Math.min(left, 250));
    }
  }

  return {
    url,
    ask,
    snapshot,
    find,
    view,
    waitFor,
    close: () => events.close(),
    ...testClient(ask),

    person: async (id: string): Promise<PersonView> => {
      const person = (await snapshot()).people.find((one) => one.id === id);
      if (!person) throw new Error(`there is no ${id}`);
      return person;
    },

    /** All messages this person sees there, oldest first. */
    seen: async (as: string, where?: string): Promise<MessageView[]> => (await view(as, where)).messages,

    /** Waits for a message there that fits, and gives the newest. */
    waitForMessage: async (
      as: string,
      where: string | undefined,
      fits: (message: MessageView) => boolean,
      limits: { within?: number; what?: string } = {},
    ): Promise<MessageView> => {
      let last: MessageView[] = [];
      const question = async () => (last = (await view(as, where)).messages).findLast(fits);
      try {
        return await waitFor(question, { what: `a message with ${fits.toString()}`, ...limits });
      } catch (error) {
        const shown = last
          .slice(-5)
          .map(({ author, text, card }) => `${author.name}: ${text || JSON.stringify(card)}`);
        throw new Error(`${String(error)}\n${as} sees there at last:\n${shown.join('\n')}`, { cause: error });
      }
    },

    say: async (as: string, words: string | Words, where: Where = {}): Promise<Said> => {
      const said = wordsOf(words);
      const conversation = await find(as, where.in);
      const { mentions, attachments } = said;
      const wish: api.Say = {
        as,
        conversation,
        thread: where.thread,
        html: htmlOf(said),
        mentions,
        attachments,
      };
      return ask<Said>('say', wish);
    },
    edit: async (as: string, message: string, words: string | Words, where: Where = {}): Promise<Said> => {
      const said = wordsOf(words);
      const conversation = await find(as, where.in);
      const wish: api.Edit = { as, conversation, message, html: htmlOf(said), mentions: said.mentions };
      return ask<Said>('edit', wish);
    },
    remove: async (as: string, message: string, where: Where = {}): Promise<Said> =>
      ask<Said>('delete', { as, conversation: await find(as, where.in), message } satisfies api.Remove),
    restore: async (as: string, message: string, where: Where = {}): Promise<Said> =>
      ask<Said>('undelete', { as, conversation: await find(as, where.in), message } satisfies api.Remove),
    /** They have read all there is, without fetching cards of their own. */
    read: (as: string[]) => ask<Done>('read', { as } satisfies api.Read),
    look: async (as: string, where?: string): Promise<ConversationView> =>
      ask<ConversationView>('look', { as, conversation: await find(as, where) } satisfies api.Look),

    /** `button` is a verb, or says more. */
    click: async (
      as: string,
      message: string | Pick<MessageView, 'id'>,
      button: string | api.Button,
      inputs: Record<string, unknown> = {},
      where: Where = {},
    ): Promise<Outcome> =>
      ask<Outcome>('click', {
        as,
        conversation: await find(as, where.in),
        message: typeof message === 'string' ? message : message.id,
        button: typeof button === 'string' ? { verb: button } : button,
        inputs,
      } satisfies api.Click),
    refresh: async (as: string, message: string, where: Where = {}): Promise<Outcome> =>
      ask<Outcome>('refresh', { as, conversation: await find(as, where.in), message } satisfies api.Refresh),
    submit: (
      as: string,
      opened: Outcome,
      inputs: Record<string, unknown> = {},
      button: api.Button = {},
    ): Promise<Outcome> => {
      if (opened.type !== 'dialog') throw new Error(`no dialog opened, but ${JSON.stringify(opened)}`);
      return ask<Outcome>('dialog', {
        as,
        dialog: opened.dialog.id,
        button,
        inputs,
      } satisfies api.SubmitDialog);
    },
    actOn: async (as: string, message: string, commandId: string, where: Where = {}): Promise<Outcome> =>
      ask<Outcome>('message-action', {
        as,
        conversation: await find(as, where.in),
        message,
        commandId,
      } satisfies api.MessageAction),

    install: (where: string, as?: string) =>
      ask<Done>('install', { where, installed: true, as } satisfies api.Install),
    uninstall: (where: string, as?: string) =>
      ask<Done>('install', { where, installed: false, as } satisfies api.Install),
    /** In every chat and team, one after the other. */
    installEverywhere: async (): Promise<void> => {
      const { teams, people } = await snapshot();
      for (const { id } of [...teams, ...people]) await ask('install', { where: id, installed: true });
    },
    team: async (name: string): Promise<string> => {
      const team = (await snapshot()).teams.find((one) => one.name === name);
      if (!team) throw new Error(`there is no team ${name}`);
      return team.id;
    },
  };
}
