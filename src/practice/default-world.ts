import { createHash } from 'node:crypto';
import type { PersonRole } from './views.ts';
import type { Conversation, Person, Team, World } from './world.ts';

export const practiceTenantId = '00000000-c0de-4000-8000-00000000c0de';
/** Morgan Example, the IT admin: what `ADMIN_IDS` is set to in practice. */
export const practiceAdminId = '00000000-0000-4000-8000-000000000008';

const firstId = Date.UTC(2025, 0, 1);

/** A made-up id of Teams' look that is the same every time. */
const opaque = (of: string): string => createHash('sha256').update(of).digest('base64url').slice(0, 40);

export function createPerson(given: {
  id: string;
  name: string;
  role: PersonRole;
  guest?: boolean;
  aadObjectId?: string;
  locale?: string;
  timezone?: string;
}): Person {
  const [givenName = given.name, ...rest] = given.name.split(' ');
  const host = given.guest ? 'partner.example.com' : 'contoso.com';
  const digest = createHash('sha256').update(`person ${given.id}`).digest('hex');
  return {
    id: given.id,
    name: given.name,
    givenName,
    surname: rest.join(' '),
    email: `${given.id}@${host}`,
    role: given.role,
    guest: given.guest ?? false,
    aadObjectId:
      given.aadObjectId ??
      `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
    teamsId: `29:1${opaque(`user ${given.id}`)}`,
    locale: given.locale ?? 'en-US',
    timezone: given.timezone ?? 'Europe/London',
    chat: `a:1${opaque(`chat ${given.id}`)}`,
  };
}

export const createConversation = (
  of: Pick<Conversation, 'id' | 'type' | 'name' | 'team' | 'person'>,
): Conversation => ({ ...of, botInstalled: false, blocked: false, deleted: false, messages: {}, read: {} });

/** Adds a person together with the personal chat Teams would open for them. */
export function addPerson(world: World, person: Person): void {
  world.people[person.id] = person;
  const chat = { id: person.chat, type: 'personal' as const, name: '', team: null, person: person.id };
  world.conversations[person.chat] = createConversation(chat);
}

export const channelId = (of: string): string => `19:${opaque(`channel ${of}`)}@thread.tacv2`;

/** A team's id is its General channel's. */
function addTeam(world: World, name: string, members: string[], channels: string[]): void {
  const id = channelId(name);
  const team: Team = {
    id,
    name,
    aadGroupId: createPerson({ id: `group ${name}`, name, role: 'user' }).aadObjectId,
    members,
    botInstalled: false,
  };
  world.teams[id] = team;
  const names = ['General', ...channels];
  for (const channel of names) {
    const own = channel === 'General' ? id : channelId(`${name}/${channel}`);
    world.conversations[own] = createConversation({
      id: own,
      type: 'channel',
      name: channel,
      team: id,
      person: null,
    });
  }
}

const people: [id: string, name: string, role: PersonRole][] = [
  ['alex', 'Alex Example', 'user'],
  ['sam', 'Sam Sample', 'user'],
  ['robin', 'Robin Sample', 'tier1'],
  ['kim', 'Kim Placeholder', 'tier1'],
  ['toni', 'Toni Template', 'tier2'],
  ['jo', 'Jo Placeholder', 'escalator'],
  ['chris', 'Chris Specimen', 'escalator'],
  ['morgan', 'Morgan Example', 'admin'],
  ['pat', 'Pat Partner', 'partner'],
];

/** Contoso on its first day: the app is uploaded and installed nowhere yet. */
export function createWorld(timezone?: string): World {
  const world: World = {
    v: 1,
    lastId: firstId,
    shifted: 0,
    tenant: { id: practiceTenantId, name: 'Contoso' },
    people: {},
    teams: {},
    conversations: {},
    files: {},
  };
  people.forEach(([id, name, role], index) => {
    const aadObjectId = `00000000-0000-4000-8000-00000000000${index + 1}`;
    addPerson(world, createPerson({ id, name, role, guest: role === 'partner', aadObjectId, timezone }));
  });
  addTeam(world, 'Service Desk', ['robin', 'kim', 'jo', 'morgan'], ['User support']);
  addTeam(world, 'Desktop Engineering', ['toni', 'chris', 'morgan'], ['Devices and network']);
  addTeam(world, 'Partner Desk', ['pat', 'morgan'], ['Partner support']);
  // Kim may look on here, but decides nothing.
  addTeam(world, 'Support Escalation', ['jo', 'chris', 'morgan', 'kim'], ['Escalations']);
  return world;
}
