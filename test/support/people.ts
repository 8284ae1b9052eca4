import { expect } from '@jest/globals';
import type { Outcome, MessageView, Said } from '../../src/practice/views.ts';
import type { TestDesk } from './desk.ts';
import { buttonsOf, wordsOf } from './reading.ts';

type Client = TestDesk['teams'];
type Words = Parameters<Client['say']>[1];
type Where = NonNullable<Parameters<Client['say']>[2]>;
type Button = Parameters<Client['click']>[2];
type Wanted = string | RegExp | ((message: MessageView) => boolean);

/** What people do and see; after each step all that is due has been delivered. */
export interface People {
  says(as: string, words: Words, where?: Where): Promise<Said>;
  edits(as: string, message: string, words: Words, where?: Where): Promise<Said>;
  deletes(as: string, message: string, where?: Where): Promise<Said>;
  /** Presses the button on that message, or on the newest one that has it. */
  presses(as: string, button: Button, options?: Press): Promise<Outcome>;
  /** Presses a button that opens a dialog, fills it in and sends it. */
  fills(as: string, button: Button, inputs: Record<string, unknown>, options?: Press): Promise<Outcome>;
  /** All messages there, oldest first, as the person sees them. Deleted ones are left out. */
  sees(as: string, where?: string): Promise<MessageView[]>;
  /** The same as plain words, one entry a message. */
  reads(as: string, where?: string): Promise<string[]>;
  /** What the bot wrote there in plain words, cards left out. */
  hears(as: string, where?: string): Promise<string[]>;
  /** The newest message there that fits. */
  finds(as: string, wanted: Wanted, where?: string): Promise<MessageView>;
  /** The words of the person's own card with that ticket's state. */
  status(as: string, ticket: string): Promise<string>;
  /** A ticket's thread, oldest first: its card, then the lines. */
  thread(as: string, ticket: string, channel: string): Promise<MessageView[]>;
  /** Alex (or another) reports in own words and asks for a person: the ticket's number. */
  reports(as: string, words: string): Promise<string>;
}

export interface Press {
  in?: string;
  on?: Wanted;
  inputs?: Record<string, unknown>;
}

/** Where a dialog has several buttons, the one that leads to no other form. */
function sendingIn(opened: Outcome): Record<string, unknown> {
  const buttons = opened.type === 'dialog' ? buttonsOf(opened.dialog.card) : [];
  return buttons.length > 1 && buttons.includes('escalation.send') ? { type: 'escalation.send' } : {};
}

export function peopleOf(desk: TestDesk): People {
  const { teams } = desk;

  const fits = (message: MessageView, wanted: Wanted): boolean => {
    if (typeof wanted === 'function') return wanted(message);
    const words = wordsOf(message);
    return typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words);
  };

  async function delivered(said: Promise<Said>): Promise<Said> {
    const done = await said;
    if (done.delivered) expect(done.delivered.status).toBe(200);
    await desk.settle();
    return done;
  }

  const verbOf = (button: Button) => (typeof button === 'string' ? button : button.verb);

  async function withButton(as: string, button: Button, { on, in: where }: Press): Promise<MessageView> {
    const verb = verbOf(button);
    const has = (message: MessageView) =>
      verb === undefined ? message.card !== null : buttonsOf(message.card).includes(verb);
    return people.finds(as, (message) => has(message) && (on === undefined || fits(message, on)), where);
  }

  const people: People = {
    says: (as, words, where) => delivered(teams.say(as, words, where)),
    edits: (as, message, words, where) => delivered(teams.edit(as, message, words, where)),
    deletes: (as, message, where) => delivered(teams.remove(as, message, where)),
    presses: async (as, button, options = {}) => {
      const message = await withButton(as, button, options);
      const outcome = await teams.click(as, message, button, options.inputs, { in: options.in });
      await desk.settle();
      return outcome;
    },
    fills: async (as, button, inputs, options = {}) => {
      const opened = await people.presses(as, button, options);
      const outcome = await teams.submit(as, opened, inputs, { data: sendingIn(opened) });
      await desk.settle();
      return outcome;
    },
    sees: async (as, where) => {
      const { messages } = await teams.look(as, where);
      return messages.filter(({ deletedAt }) => deletedAt === null);
    },
    reads: async (as, where) => (await people.sees(as, where)).map(wordsOf),
    hears: async (as, where) => {
      const all = await people.sees(as, where);
      return all.filter(({ author, card }) => author.type === 'bot' && !card).map(wordsOf);
    },
    finds: async (as, wanted, where) => {
      const all = await people.sees(as, where);
      const found = all.findLast((message) => fits(message, wanted));
      if (found) return found;
      const shown = all.map((message) => `· ${wordsOf(message)}`).join('\n');
      throw new Error(`${as} sees nothing there with ${String(wanted)}, but:\n${shown}`);
    },
    status: async (as, ticket) => {
      const isStatus = ({ author, card }: MessageView) =>
        author.type === 'bot' && card !== null && wordsOf({ card }).includes(`\n${ticket}\n`);
      return wordsOf(await people.finds(as, isStatus));
    },
    thread: async (as, ticket, channel) => {
      const all = await people.sees(as, channel);
      const root = all.findLast(
        (message) => message.id === message.thread && wordsOf(message).includes(ticket),
      );
      if (!root) throw new Error(`no thread of ${ticket} in ${channel}`);
      return all.filter((message) => message.thread === root.id);
    },
    reports: async (as, words) => {
      await people.says(as, words);
      await people.presses(as, 'report.human');
      const status = await people.finds(as, /DH-\d+/);
      return /DH-\d+/.exec(wordsOf(status))![0];
    },
  };
  return people;
}
