import type { z } from 'zod';
import type { newPersonSchema } from '../api.ts';
import { addPerson, createPerson } from '../default-world.ts';
import type { Practice } from '../practice.ts';
import { NotPossible } from '../sends/people.ts';

export function addPeople(practice: Practice, wish: z.infer<typeof newPersonSchema>): void {
  const { count, id, name, role, userRole, locale, installed } = wish;
  const timezone = wish.timezone ?? practice.options.timezone;
  const numbers = count === undefined ? [null] : Array.from({ length: count }, (_, index) => index + 1);
  for (const number of numbers) {
    const own = number === null ? id : `${id}-${number}`;
    if (practice.world.people[own]) throw new NotPossible(`${own} is there already`, 409);
    const guest = userRole === 'guest';
    const called = number === null ? name : `${name} ${number}`;
    const person = createPerson({ id: own, name: called, role, guest, locale, timezone });
    addPerson(practice.world, person);
    practice.world.conversations[person.chat]!.botInstalled = installed;
  }
  practice.emit({ type: 'world' });
}
