const remembered = 8;

/**
 * Where a smooth convex function is least, by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with a
 * backtracking line search. `lossAt` fills the gradient it is handed.
 */
export function minimise(
  lossAt: (point: Float64Array, gradient: Float64Array) => number,
  start: Float64Array,
  rounds: number,
): Float64Array {
  const size = start.length;
  let point = start;
  let gradient = new Float64Array(size);
  let loss = lossAt(point, gradient);
  const steps: { moved: Float64Array; bent: Float64Array; share: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = downhill(gradient, steps);
    const slope = dot(direction, gradient);
    let length = round === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextLoss = Infinity;
    for (let halving = 0; halving < 20; halving++, length /= 2) {
      for (let at = 0; at < size; at++) next[at] = point[at]! + length * direction[at]!;
      nextLoss = lossAt(next, nextGradient);
      if (nextLoss <= loss + 1e-4 * length * slope) break;
    }
    if (!(nextLoss < loss)) return point;
    const moved = next.map((value, at) => value - point[at]!);
    const bent = nextGradient.map((value, at) => value - gradient[at]!);
    const curvature = dot(moved, bent);
    if (curvature > 1e-10) steps.push({ moved, bent, share: 1 / curvature });
    if (steps.length > remembered) steps.shift();
    const settled = (loss - nextLoss) / loss < 1e-6;
    [point, gradient, loss] = [next, nextGradient, nextLoss];
    if (settled) return point;
  }
  return point;
}

function downhill(
  gradient: Float64Array,
  steps: readonly { moved: Float64Array; bent: Float64Array; share: number }[],
): Float64Array {
  const direction = gradient.map((value) => -value);
  const kept: number[] = [];
  for (const { moved, bent, share } of steps.toReversed()) {
    const part = share * dot(moved, direction);
    kept.push(part);
    addTimes(direction, bent, -part);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.share * dot(last.bent, last.bent));
    for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  }
  for (const { moved, bent, share } of steps) {
    const part = share * dot(bent, direction);
    addTimes(direction, moved, kept.pop()! - part);
  }
  return direction;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

function addTimes(sum: Float64Array, values: Float64Array, times: number): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += values[at]! * times;
}
