/**
 * Who gives a command, as far as this ticket is concerned.
 * `agent` says whether the person is in the team that owns the ticket's channel; `unknown` until its roster is read.
 */
export type Actor =
  { type: 'person'; personId: string; agent: 'yes' | 'no' | 'unknown'; admin: boolean } | { type: 'desk' };

export function actorId(actor: Actor): string | undefined {
  return actor.type === 'person' ? actor.personId : undefined;
}
