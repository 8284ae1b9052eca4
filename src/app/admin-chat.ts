import { knowledgeLists } from '../domain/effects.ts';
import type { KnowledgeList } from '../domain/effects.ts';
import type { Person } from '../store/people.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { changeEscalators, readEscalatorOrder } from './escalators.ts';
import type { Incoming } from './incoming.ts';
import { changeNames, readNameOrders } from './own-names.ts';
import { isAdmin } from './roles.ts';

/** What an IT admin orders in the own chat, where people go by name. False: not meant for this, or no IT admin. */
export async function answerAdmin(turn: Turn, person: Person, incoming: Incoming): Promise<boolean> {
  if (!isAdmin(turn, person)) return false;
  const list = listIn(incoming.plain);
  if (list) {
    await enqueue(turn, [
      { type: 'ShowPersonalCard', personId: person.id, card: { type: 'knowledge', list } },
    ]);
    return true;
  }
  const names = readNameOrders(incoming.plain);
  const group = readEscalatorOrder(incoming.plain);
  if (!names && !group) return false;
  const answers = names
    ? await changeNames(turn, person, names)
    : await changeEscalators(turn, person, group!, incoming.mentioned ?? []);
  for (const say of answers) await enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say }]);
  return true;
}

function listIn(text: string): KnowledgeList | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'knowledge') return 'articles';
  return knowledgeLists.find((list) => list === word);
}
