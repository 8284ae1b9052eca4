import type { Say } from '../domain/effects.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import { newKnowledge } from '../store/knowledge-version.ts';
import { addOwnName, ownNames, removeOwnName } from '../store/own-names.ts';
import type { OwnName } from '../store/own-names.ts';
import type { Person } from '../store/people.ts';
import { wordsOf } from '../triage/features.ts';
import { fillers } from '../triage/fillers.ts';
import type { Turn } from './desk.ts';
import { isAdmin } from './roles.ts';

type Kind = OwnName['kind'];

export type NameOrder =
  | { type: 'add'; kind: Kind; name: string; also: string[] }
  | { type: 'remove'; name: string }
  | { type: 'bad' };

const longest = 60;
const mostNames = 500;

const mostOrders = 20;

/** Reads `add app SAP = R3, S4`, `remove name SAP`, one a line. Undefined: not about names. */
export function readNameOrders(text: string): NameOrder[] | undefined {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const orders = lines.map(readNameOrder);
  if (orders.length === 0 || !orders.every((order) => order !== undefined)) return undefined;
  return orders.length > mostOrders ? [{ type: 'bad' }] : orders;
}

function readNameOrder(text: string): NameOrder | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  const [, verb, kind = '', rest = ''] =
    /^(add|remove|forget) (app|website|printer|vpn|place|name)\b ?(.*)$/i.exec(words) ?? [];
  if (!verb) return undefined;
  const [name = '', others = ''] = rest.split('=').map((part) => part.trim());
  const also = others
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const isTooLong = [name, ...also].some((each) => each.length > longest) || also.length > 20;
  // "Add printer on the second floor to my laptop please" is a wish, not a name.
  if (!others && (name.split(' ').length > 4 || isWish.test(name))) return undefined;
  if (!name || isTooLong || [name, ...also].some(isPlain)) return { type: 'bad' };
  if (verb.toLowerCase() !== 'add') return { type: 'remove', name };
  if (kind.toLowerCase() === 'name') return { type: 'bad' };
  return { type: 'add', kind: kind.toLowerCase() as Kind, name, also };
}

const isWish = /^(?:to|on|for|in|at|from|my|the|a|an|our|near|next|please)\b/i;
/** "it" and "is" are in every second report. */
const isPlain = (name: string): boolean => wordsOf(name).every((word) => fillers.has(word));

/** An IT admin says what things are called here. It counts for the next message. */
export async function changeNames(turn: Turn, admin: Person, orders: readonly NameOrder[]): Promise<Say[]> {
  if (!isAdmin(turn, admin)) return [{ key: 'say.adminsOnly' }];
  const answers: Say[] = [];
  for (const order of orders) answers.push(await changeName(turn, admin, order));
  return answers;
}

async function changeName(turn: Turn, admin: Person, order: NameOrder): Promise<Say> {
  if (order.type === 'bad') return { key: 'say.nameHow' };
  const known = await ownNames(turn.db);
  const same = known.find(({ name }) => name.toLowerCase() === order.name.toLowerCase());
  if (order.type === 'remove')
    return same ? await removeName(turn, admin, same.id) : { key: 'say.nameUnknown' };
  if (known.length >= mostNames) return { key: 'say.nameHow' };
  if (same) await removeOwnName(turn.db, same.id);
  const id = turn.newId();
  const { kind, name, also } = order;
  await addOwnName(turn.db, { id, kind, name, also, added_by: admin.id, at: turn.now });
  await learned(turn, admin, { type: 'NameAdded', nameId: id, kind });
  return { key: 'say.nameAdded', params: { name, kind: `kind:${kind}` } };
}

export async function removeName(turn: Turn, admin: Person, id: string): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  const name = (await ownNames(turn.db)).find((each) => each.id === id)?.name;
  if (!name || !(await removeOwnName(turn.db, id))) return { key: 'say.nameUnknown' };
  await learned(turn, admin, { type: 'NameRemoved', nameId: id });
  return { key: 'say.nameRemoved', params: { name } };
}

/** The name itself is a word, and stays out of the audit log. */
async function learned(
  turn: Turn,
  admin: Person,
  event: { type: string; nameId: string; kind?: Kind },
): Promise<void> {
  await newKnowledge(turn.db);
  await appendEvents(turn.db, { ticketId: deskChain, actorId: admin.id, at: turn.now, events: [event] });
}
