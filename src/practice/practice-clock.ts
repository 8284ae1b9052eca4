import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DateTime } from 'luxon';

export interface PracticeClock {
  now(): Date;
  advance(ms: number): void;
  /** Back to this week's Monday morning. */
  reset(): void;
}

const opensAt = { hour: 9, minute: 30 };

/** A clock that runs, but from a Monday morning on and ahead when asked; kept, so that a restart doesn't turn it back. */
export function createPracticeClock(file: string, zone = 'UTC'): PracticeClock {
  let offsetMs = existsSync(file) ? readOffset(file) : mondayOffset(zone);

  function save(): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ offsetMs }));
  }

  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms) => {
      offsetMs += ms;
      save();
    },
    reset: () => {
      offsetMs = mondayOffset(zone);
      rmSync(file, { force: true });
      save();
    },
  };
}

function readOffset(file: string): number {
  const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown };
  return typeof offsetMs === 'number' ? offsetMs : 0;
}

/** The seeded week begins four days before the Monday it opens on. */
const seededDays = 4;

function mondayOffset(zone: string): number {
  const monday = DateTime.now().setZone(zone).startOf('week').set(opensAt);
  return monday.minus({ days: seededDays }).toMillis() - Date.now();
}
