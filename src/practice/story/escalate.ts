import type { PracticeClient } from '../client.ts';
import type { Outcome } from '../views.ts';
import type { World } from '../world.ts';
import { buttonsOf } from './tickets.ts';
import type { Place } from './tickets.ts';
import { lines } from './words.ts';

/** Through the form, to Operations: there the visitor sees it arrive, signed, and can answer. */
export async function askForEscalation(teams: PracticeClient, place: Place & { as: string }): Promise<void> {
  const { as, conversation, message } = place;
  const form = { verb: 'escalation.prepare.form' };
  let dialog = await teams.click(as, message, form, {}, { in: conversation });
  if (!goesTo(dialog, 'operations')) {
    if (goesTo(dialog)) dialog = await teams.submit(as, dialog, {}, { data: { type: 'escalation.route' } });
    dialog = await teams.submit(as, dialog, {}, { data: { route: 'operations' } });
  }
  await teams.submit(as, dialog, lines.escalation, { data: { type: 'escalation.send' } });
}

/** A form that sends there; without a route, anywhere. */
function goesTo(dialog: Outcome, route?: string): boolean {
  if (dialog.type !== 'dialog') return false;
  return buttonsOf(dialog.dialog.card).some(
    ({ type, data }) => type === 'escalation.send' && (route === undefined || data['route'] === route),
  );
}

/** Escalators first, then the IT admin. */
export const decidersIn = (world: World): string[] =>
  ['escalator', 'admin'].flatMap((role) =>
    Object.values(world.people)
      .filter((person) => person.role === role)
      .map(({ id }) => id),
  );
