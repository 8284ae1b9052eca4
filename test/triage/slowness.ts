const plain = 'my printer is offline '.repeat(5_000);
const readPlainly = () => plain.toLowerCase().match(/[a-z]+/g);

/**
 * How many times as long as picking the words out of 110,000 plain letters (some 2 ms): so that a busy machine
 * doesn't count, but an expression that goes wild does, with thousands.
 */
export const slowness = (run: () => void): number => shortest(run) / shortest(readPlainly);

/** Milliseconds of the shortest of three; one that takes long is enough. */
function shortest(run: () => void): number {
  const times: number[] = [];
  while (times.length < 3 && !(times[0]! > 1_000)) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
