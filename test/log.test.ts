import { describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });

  it('writes one line of JSON, also for text with line breaks', () => {
    log.info({ code: 'picked-up', ticket: 'DH-1042\n{"level":"error"}' });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', code: 'picked-up' });
  });

  it('keeps the words of an error to itself, however it is passed', () => {
    const error = Object.assign(new Error('duplicate key: Alex Example'), {
      code: '23505',
      detail: 'Alex Example',
    });
    lines.length = 0;
    log.error({ code: 'turn-failed', err: error });
    log.error(error);
    log.error(error, 'turn-failed');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain('Alex');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ err: { name: 'Error', code: '23505' } });
    expect(lines[0]).toContain('log.test.ts');
  });
});
