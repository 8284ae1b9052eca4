import type { AuditProblem, AuditReport } from '../store/audit-verify.ts';

/** What `npm run audit` prints, for whoever runs the desk. */
export function auditText(report: AuditReport): string {
  const { chains, events, checkpoints, newestSeal, problems } = report;
  const read = `Entries read: ${events}; chains: ${chains}; checkpoints: ${checkpoints}.`;
  const seal = newestSeal ? `Newest seal: ${newestSeal}` : 'No checkpoint has been sealed yet.';
  const verdict =
    problems.length === 0
      ? ['The audit log is whole.']
      : ['The audit log is broken:', ...problems.map((one) => `  ${describe(one)}`)];
  return [read, seal, ...verdict, ''].join('\n');
}

function describe(problem: AuditProblem): string {
  switch (problem.type) {
    case 'changed':
      return `${chainOf(problem)}: entry ${problem.position} is not what was written`;
    case 'moved':
      return `${chainOf(problem)}: entry ${problem.position} was entry ${problem.from}`;
    case 'removed':
      return `${chainOf(problem)}: ${range(problem.position, problem.until)} missing`;
    case 'cut':
      return problem.until
        ? `${chainOf(problem)}: ${range(problem.position, problem.until)} missing at the end`
        : `${chainOf(problem)}: there is no entry at all`;
    case 'rewritten':
      return `${chainOf(problem)}: entry ${problem.position} is not the one that checkpoint ${problem.checkpoint} sealed`;
    case 'checkpointChanged':
      return `checkpoint ${problem.checkpoint} is not what was sealed`;
    case 'checkpointsRemoved':
      return problem.checkpoint === problem.until
        ? `checkpoint ${problem.checkpoint} is missing`
        : `checkpoints ${problem.checkpoint} to ${problem.until} are missing`;
    case 'otherSecret':
      return 'no checkpoint fits SECRET_KEY: is it still the one the desk runs with?';
  }
}

function chainOf({ ticket }: { ticket: number | string }): string {
  if (typeof ticket === 'number') return `DH-${ticket}`;
  return ticket === 'desk' ? "IT admins' decisions" : `a ticket that is gone (${ticket})`;
}

function range(from: number, until: number): string {
  return from === until ? `entry ${from} is` : `entries ${from} to ${until} are`;
}
