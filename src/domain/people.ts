/**
 * Who gives a command, as far as this ticket is concerned.
 * `agent` says whether the person is in the team that owns the ticket's channel; `unknown` until its roster is read.
 * `destination` is the one that has the ticket's case, known by its signature.
 */
export type Actor =
  | {
      type: 'person';
      personId: string;
      agent: 'yes' | 'no' | 'unknown';
      admin: boolean;
      /** In the group that decides on escalations. Being in a channel grants it to nobody. */
      escalator: boolean;
    }
  | { type: 'desk' }
  | { type: 'destination' };

export function actorId(actor: Actor): string | undefined {
  return actor.type === 'person' ? actor.personId : undefined;
}
