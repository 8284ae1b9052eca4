/** Business impact, named as the destinations name it. Users never see the letters. */
export const severities = ['A', 'B', 'C'] as const;
export type Severity = (typeof severities)[number];

export const reaches = ['onlyMe', 'myTeam', 'manyPeople'] as const;
export type Reach = (typeof reaches)[number];

/** Severity follows from two plain questions: who is affected, and can they work at all. */
export function severityOf(reach: Reach, canWork: boolean): Severity {
  if (reach === 'manyPeople') return canWork ? 'B' : 'A';
  if (reach === 'myTeam') return canWork ? 'C' : 'B';
  return canWork ? 'C' : 'B';
}
