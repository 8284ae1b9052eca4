const sweeps = 30;

/** The directions in which rows (centred, all of one size) differ most, by Jacobi's method on their covariance. */
export function principalAxes(rows: readonly Float64Array[], count: number): Float64Array[] {
  const size = rows[0]!.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows)
    for (let one = 0; one < size; one++)
      for (let other = one; other < size; other++) matrix[one]![other]! += row[one]! * row[other]!;
  for (let one = 0; one < size; one++)
    for (let other = 0; other < one; other++) matrix[one]![other] = matrix[other]![one]!;
  const axes = matrix.map((_, at) =>
    Float64Array.from({ length: size }, (__, place) => (place === at ? 1 : 0)),
  );
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let one = 0; one < size; one++)
      for (let other = one + 1; other < size; other++) rotate(matrix, axes, one, other);
  return axes
    .map((axis, at) => ({ axis, spread: matrix[at]![at]! }))
    .sort((one, other) => other.spread - one.spread)
    .slice(0, count)
    .map(({ axis }) => axis);
}

/** Makes one pair of the matrix zero. Rows of `axes` are the directions found so far. */
function rotate(matrix: Float64Array[], axes: Float64Array[], one: number, other: number): void {
  const off = matrix[one]![other]!;
  if (Math.abs(off) < 1e-12) return;
  const ratio = (matrix[other]![other]! - matrix[one]![one]!) / (2 * off);
  const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, one, other, cosine, sine);
  const [first, second] = [matrix[one]!, matrix[other]!];
  for (let at = 0; at < first.length; at++) {
    const [x, y] = [first[at]!, second[at]!];
    first[at] = cosine * x - sine * y;
    second[at] = sine * x + cosine * y;
  }
  const [left, right] = [axes[one]!, axes[other]!];
  for (let at = 0; at < left.length; at++) {
    const [x, y] = [left[at]!, right[at]!];
    left[at] = cosine * x - sine * y;
    right[at] = sine * x + cosine * y;
  }
}

function turn(row: Float64Array, one: number, other: number, cosine: number, sine: number): void {
  const [x, y] = [row[one]!, row[other]!];
  row[one] = cosine * x - sine * y;
  row[other] = sine * x + cosine * y;
}
