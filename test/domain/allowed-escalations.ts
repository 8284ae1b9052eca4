import type { PackageField } from '../../src/domain/case-package.ts';
import type { EscalationState } from '../../src/domain/escalation.ts';
import type { Actor } from '../../src/domain/people.ts';
import type { CaseType, Route } from '../../src/domain/route.ts';
import type { Severity } from '../../src/domain/severity.ts';

/** The rules for escalations, written down a second time: as the domain's facts and the issue say them. */

const contact: PackageField[] = ['givenName', 'surname', 'email', 'phone'];
const hardware: PackageField[] = ['maker', 'model', 'serial', 'description', 'warranty', 'tried'];
const unified: PackageField[] = ['product', 'version', 'contract', 'businessImpact', 'tried'];
const operations: PackageField[] = ['title', 'description', 'subcategory', ...contact];

/** What an escalation must carry, besides what the ticket knows: type, category and severity. */
export const mustCarry: { route: Route; caseType: CaseType; fields: PackageField[] }[] = [
  {
    route: 'operations',
    caseType: 'incident',
    fields: [...operations, 'impacted', 'businessImpact', 'firstNoticed', 'reproduced', 'tried', 'steps'],
  },
  { route: 'operations', caseType: 'information', fields: operations },
  { route: 'operations', caseType: 'change', fields: operations },
  // A vendor has to know what to call it and whom to call back.
  { route: 'hardware', caseType: 'hardware', fields: [...hardware, 'title', ...contact] },
  { route: 'hardware', caseType: 'driver', fields: [...hardware, 'title', ...contact] },
  { route: 'microsoft', caseType: 'problem', fields: [...unified, 'title', 'description', ...contact] },
  {
    route: 'microsoft',
    caseType: 'compatibility',
    fields: [...unified, 'title', 'description', ...contact, 'appVersion', 'steps', 'failsOn', 'worksOn'],
  },
  // Nothing that somebody would have to look up first.
  {
    route: 'security',
    caseType: 'compromise',
    fields: ['title', 'description', 'impacted', 'givenName', 'email'],
  },
];

/** The fields that still lack, or undefined where no destination knows such a case. */
export function lacking(route: Route, caseType: CaseType, given: PackageField[]): PackageField[] | undefined {
  const carried = mustCarry.find((row) => row.route === route && row.caseType === caseType);
  return carried?.fields.filter((field) => !given.includes(field));
}

/** Operations takes A and B from IT admins only; hardware may be theirs; the rest is the escalators'. */
export function mayDecide(
  actor: Actor,
  asked: { route: Route; caseType: CaseType; requesterId: string },
  severity: Severity,
): boolean {
  if (actor.type !== 'person' || actor.personId === asked.requesterId) return false;
  const severe = asked.route === 'operations' && asked.caseType === 'incident' && severity !== 'C';
  if (severe) return actor.admin;
  return actor.escalator || (asked.route === 'hardware' && actor.admin);
}

/** How a request ends, or whose turn it is. */
export const pendingStates: EscalationState[] = [
  'requested',
  'askedBack',
  'sent',
  'acknowledged',
  'questioned',
];

export const awaited: Partial<Record<EscalationState, 'approval' | 'destination'>> = {
  requested: 'approval',
  sent: 'destination',
  acknowledged: 'destination',
};
