import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { findPerson, membersOf } from '../world.ts';
import type { Person } from '../world.ts';
import { answerJson, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { findConversation } from './find-conversation.ts';
import { refusals } from './refusals.ts';

/** A TeamsChannelAccount. */
const memberView = (practice: Practice, person: Person) => ({
  id: person.teamsId,
  name: person.name,
  objectId: person.aadObjectId,
  aadObjectId: person.aadObjectId,
  givenName: person.givenName,
  surname: person.surname,
  email: person.email,
  userPrincipalName: person.guest
    ? `${person.email.replace('@', '_')}#EXT#@contoso.onmicrosoft.com`
    : person.email,
  tenantId: practice.world.tenant.id,
  userRole: person.guest ? 'guest' : 'user',
});

function roster(practice: Practice, id: string): Person[] | Answer {
  const found = findConversation(practice, id);
  if (found.type === 'refused') return refuse(found.refusal);
  return membersOf(practice.world, found.conversation).flatMap(
    (member) => practice.world.people[member] ?? [],
  );
}

export function listMembers(practice: Practice, id: string): Answer {
  const people = roster(practice, id);
  return Array.isArray(people)
    ? answerJson(
        200,
        people.map((person) => memberView(practice, person)),
      )
    : people;
}

export function pageMembers(practice: Practice, request: Request, id: string): Answer {
  const people = roster(practice, id);
  if (!Array.isArray(people)) return people;
  const size = Math.min(
    Number(request.query.get('pageSize') ?? 200) || 200,
    practice.options.maxPageSize ?? 500,
  );
  const from = Number(Buffer.from(request.query.get('continuationToken') ?? '', 'base64url').toString() || 0);
  const next = from + size;
  return answerJson(200, {
    members: people.slice(from, next).map((person) => memberView(practice, person)),
    ...(next < people.length ? { continuationToken: Buffer.from(String(next)).toString('base64url') } : {}),
  });
}

export function readMember(practice: Practice, id: string, member: string): Answer {
  const people = roster(practice, id);
  if (!Array.isArray(people)) return people;
  const person = findPerson(practice.world, member);
  if (!person || !people.includes(person)) return refuse(refusals.noMember);
  return answerJson(200, memberView(practice, person));
}
