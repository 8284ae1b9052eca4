const NODE = [24, 0, 0];
/** Before 3.51.3 SQLite can lose commits when a second connection checkpoints the WAL. */
const SQLITE = [3, 51, 3];

/** What is too old to run on, one line each; empty when all is well. */
export function checkRuntime(versions: { node?: string; sqlite?: string }): string[] {
  const wrong = [];
  if (!atLeast(versions.node, NODE)) {
    wrong.push(`Deskhand needs Node ${NODE[0]} or newer; this is ${versions.node ?? 'unknown'}.`);
  } else if (!atLeast(versions.sqlite, SQLITE)) {
    wrong.push(
      `Deskhand needs SQLite ${SQLITE.join('.')} or newer, which Node brings along; this Node ${versions.node} ` +
        `has ${versions.sqlite ?? 'none'}. Please install the latest Node 24.`,
    );
  }
  return wrong;
}

function atLeast(version: string | undefined, wanted: number[]): boolean {
  const parts = (version ?? '').split('.').map(Number);
  for (const [place, want] of wanted.entries()) {
    const have = parts[place] || 0;
    if (have !== want) return have > want;
  }
  return true;
}
