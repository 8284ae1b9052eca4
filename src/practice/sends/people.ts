import type { Practice } from '../practice.ts';
import { membersOf } from '../world.ts';
import type { Conversation, Message, Person } from '../world.ts';

/** What a person asked of practice Teams that can't be: HTTP 4xx to the page or the test. */
export class NotPossible extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

export function personOf(practice: Practice, id: string): Person {
  const person = practice.world.people[id];
  if (!person) throw new NotPossible(`there is no ${id}`, 404);
  return person;
}

/** A conversation this person is in. */
export function conversationOf(practice: Practice, id: string, person: Person): Conversation {
  const conversation = practice.world.conversations[id];
  if (!conversation || conversation.deleted) throw new NotPossible('there is no such conversation', 404);
  if (!membersOf(practice.world, conversation).includes(person.id)) {
    throw new NotPossible(`${person.name} is not in ${conversation.name || 'that chat'}`, 403);
  }
  return conversation;
}

export function messageOf(conversation: Conversation, id: string): Message {
  const message = conversation.messages[id];
  if (!message || message.deletedAt) throw new NotPossible('there is no such message', 404);
  return message;
}
