import { describe, expect, it } from '@jest/globals';
import { checkRuntime } from '../src/runtime.ts';

describe('the runtime', () => {
  it('is fine here', () => {
    expect(checkRuntime(process.versions)).toEqual([]);
  });

  it('must be Node 24', () => {
    expect(checkRuntime({ node: '22.19.0', sqlite: '3.53.0' })).toEqual([
      'Deskhand needs Node 24 or newer; this is 22.19.0.',
    ]);
  });

  it('must bring an SQLite that keeps every commit', () => {
    expect(checkRuntime({ node: '24.0.0', sqlite: '3.51.2' })[0]).toContain('needs SQLite 3.51.3 or newer');
    expect(checkRuntime({ node: '24.1.0', sqlite: '3.51.3' })).toEqual([]);
    expect(checkRuntime({ node: '25.0.0', sqlite: '4.0.0' })).toEqual([]);
  });
});
